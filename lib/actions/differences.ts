"use server";

import { z } from "zod";
import { repairDifference as repair } from "@/lib/payments/verbs/repair-difference";
import { settleSeenWork as settle } from "@/lib/payments/verbs/settle-seen-work";
import { liveDeps } from "@/lib/process/live-deps";
import { NOTE_MAX } from "@/lib/text/limits";
import { staffAction } from "./client";
import { versionInput } from "./order-input";
import { codeInput, textInput } from "./text-input";

const ID_MAX = 2_147_483_647;
const idInput = z.int().min(1).max(ID_MAX);

/** Ends a difference in one of its legal ways. The verb checks the role once more, on the staff row under lock. */
export const repairDifference = staffAction("operator")
  .inputSchema(
    z.object({
      differenceId: idInput,
      repair: z.enum(["take_over", "leave_task", "acknowledge"]),
      fingerprint: codeInput(20_000),
      version: versionInput.nullable(),
      note: textInput(NOTE_MAX),
    }),
  )
  .action(({ parsedInput, ctx }) => repair(liveDeps(), ctx.staff, parsedInput));

/** 完了確認待ち: that what the ledger shows is this work, or that it is not. */
export const settleSeenWork = staffAction("operator")
  .inputSchema(
    z.object({ taskId: idInput, amountAfter: z.int().min(0).max(ID_MAX), outcome: z.enum(["done", "not_this"]) }),
  )
  .action(({ parsedInput, ctx }) => settle(liveDeps(), ctx.staff, parsedInput));
