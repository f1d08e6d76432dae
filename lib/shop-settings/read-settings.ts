import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import { readShopSettingsRow } from "@/lib/db/shop-settings";
import { staffNames } from "@/lib/db/staff";
import type { ShopSettings } from "./contract";

const DEFAULTS: ShopSettings = {
  pciDss: false,
  orderMode: "normal",
  externalNoticeUrl: "",
  version: 1,
  changed: null,
};

export async function readShopSettings(db: Database | Transaction): Promise<ShopSettings> {
  const row = await readShopSettingsRow(db);
  if (row === null) return DEFAULTS;
  const { updatedAt, updatedBy, ...settings } = row;
  if (updatedBy === null) return { ...settings, changed: null };
  const names = await staffNames(db, [updatedBy]);
  return { ...settings, changed: { at: updatedAt, by: names.get(updatedBy) ?? null } };
}
