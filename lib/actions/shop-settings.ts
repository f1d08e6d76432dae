"use server";

import { z } from "zod";
import { database } from "@/lib/db/client";
import { changeShopSetting } from "@/lib/shop-settings/change-setting";
import { NOTICE_URL_MAX } from "@/lib/text/limits";
import { staffAction } from "./client";
import { versionInput } from "./order-input";
import { textInput } from "./text-input";

const schema = z.object({
  version: versionInput,
  change: z.discriminatedUnion("setting", [
    z.object({ setting: z.literal("pciDss"), value: z.boolean() }),
    z.object({ setting: z.literal("orderMode"), value: z.enum(["normal", "other"]) }),
    z.object({
      setting: z.literal("externalNoticeUrl"),
      value: textInput(NOTICE_URL_MAX).transform((text) => text.trim()),
    }),
  ]),
});

export const changeShopSettingAction = staffAction("admin")
  .inputSchema(schema)
  .action(({ parsedInput, ctx }) => changeShopSetting(database(), ctx.staff, parsedInput.change, parsedInput.version));
