"use server";

import { z } from "zod";
import { SETTING_IDS } from "@/lib/capability/facts/flags";
import { database } from "@/lib/db/client";
import { changeFlag } from "@/lib/method-settings/change-flag";
import { staffAction } from "./client";
import { versionInput } from "./order-input";
import { codeInput } from "./text-input";

const schema = z.object({
  methodId: codeInput(100),
  flag: z.enum(SETTING_IDS),
  value: z.union([z.boolean(), z.enum(["off", "link", "link_and_capture", "normal", "other"])]),
  version: versionInput,
  confirmed: z.boolean(),
});

export const changeFlagAction = staffAction("admin")
  .inputSchema(schema)
  .action(({ parsedInput, ctx }) => changeFlag(database(), ctx.staff, parsedInput));
