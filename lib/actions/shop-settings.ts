"use server";

import { z } from "zod";
import { PROVIDER_IDS } from "@/lib/capability/facts/catalogue";
import { database } from "@/lib/db/client";
import { ROUNDINGS } from "@/lib/money/tax";
import { changeShopSetting } from "@/lib/shop-settings/change-setting";
import { LINK_MAX } from "@/lib/text/limits";
import { staffAction } from "./client";
import { versionInput } from "./order-input";
import { textInput } from "./text-input";

const linkInput = textInput(LINK_MAX).transform((text) => text.trim());

const schema = z.object({
  version: versionInput,
  change: z.discriminatedUnion("setting", [
    z.object({ setting: z.literal("pciDss"), value: z.boolean() }),
    z.object({ setting: z.enum(["cancelNoticeUrl", "amountNoticeUrl"]), value: linkInput }),
    z.object({ setting: z.literal("taxRounding"), value: z.enum(ROUNDINGS) }),
    z.object({
      setting: z.literal("consoleUrl"),
      provider: z.enum(PROVIDER_IDS),
      value: linkInput,
    }),
  ]),
});

export const changeShopSettingAction = staffAction("admin")
  .inputSchema(schema)
  .action(({ parsedInput, ctx }) => changeShopSetting(database(), ctx.staff, parsedInput.change, parsedInput.version));
