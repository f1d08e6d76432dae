import "server-only";

import { isProviderId } from "@/lib/capability/facts/catalogue";
import type { Database, Transaction } from "@/lib/db/client";
import { staffNames } from "@/lib/db/people/staff";
import { readShopSettingsRow } from "@/lib/db/settings/shop-settings";
import type { ConsoleUrls, ShopSettings } from "./contract";

const DEFAULTS: ShopSettings = {
  pciDss: false,
  cancelNoticeUrl: "",
  amountNoticeUrl: "",
  taxRounding: "down",
  consoleUrls: {},
  version: 1,
  changed: null,
};

export async function readShopSettings(db: Database | Transaction): Promise<ShopSettings> {
  const row = await readShopSettingsRow(db);
  if (row === null) return DEFAULTS;
  const { updatedAt, updatedBy, ...stored } = row;
  const settings = { ...stored, consoleUrls: consoleUrlsOf(stored.consoleUrls) };
  if (updatedBy === null) return { ...settings, changed: null };
  const names = await staffNames(db, [updatedBy]);
  return { ...settings, changed: { at: updatedAt, by: names.get(updatedBy) ?? null } };
}

/** Those of providers that the catalogue knows. */
export function consoleUrlsOf(stored: Readonly<Record<string, string>>): ConsoleUrls {
  return Object.fromEntries(Object.entries(stored).filter(([provider]) => isProviderId(provider)));
}
