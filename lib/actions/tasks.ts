"use server";

import { z } from "zod";
import { closeTask as closeTaskVerb } from "@/lib/payments/verbs/close-task";
import { liveDeps } from "@/lib/process/live-deps";
import { NOTE_MAX } from "@/lib/text/limits";
import { parsePlainDate } from "@/lib/time/plain-date";
import { tokyoInstant } from "@/lib/time/tokyo";
import { staffAction } from "./client";
import { textInput } from "./text-input";

const ID_MAX = 2_147_483_647;

/** A wall clock time in Tokyo as a form writes it, `2026-11-23T15:40`; it becomes the instant. */
const tokyoWallClock = z.string().transform((text, context) => {
  const [, day = "", hour = "", minute = ""] = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  const date = parsePlainDate(day);
  if (date.ok) return tokyoInstant(date.value, { hour: Number(hour), minute: Number(minute) });
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

/** What became of work in a provider's console. The verb checks the role once more, on the staff row under lock. */
export const closeTask = staffAction("operator")
  .inputSchema(
    z.object({
      taskId: z.int().min(1).max(ID_MAX),
      amountAfter: z.int().min(0).max(ID_MAX),
      result: z.enum(["done", "not_needed"]),
      workedAt: tokyoWallClock,
      note: textInput(NOTE_MAX),
    }),
  )
  .action(({ parsedInput, ctx }) => closeTaskVerb(liveDeps(), ctx.staff, parsedInput));
