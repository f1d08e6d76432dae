import "server-only";

import type { Database, Transaction } from "@/lib/db/client";
import type { Rounding } from "@/lib/money/tax";
import type { Prisma } from "@/prisma/generated/client";

export interface ShopSettingsRecord {
  readonly pciDss: boolean;
  readonly cancelNoticeUrl: string;
  readonly amountNoticeUrl: string;
  readonly taxRounding: Rounding;
  /** By provider's id. */
  readonly consoleUrls: Readonly<Record<string, string>>;
  readonly version: number;
  readonly updatedAt: number;
  /** A staff member's id; null until the first change. */
  readonly updatedBy: string | null;
}

const ONLY = 1;

/** null where the set-up has not made the row yet: the columns' defaults hold. */
export async function readShopSettingsRow(db: Database | Transaction): Promise<ShopSettingsRecord | null> {
  const row = await db.shopSetting.findUnique({ where: { id: ONLY } });
  if (row === null) return null;
  const { id: _, updatedAt, consoleUrls, ...rest } = row;
  return { ...rest, consoleUrls: textsOf(consoleUrls), updatedAt: updatedAt.getTime() };
}

/** An object of texts, as only this product writes it (the column's check holds the object). */
function textsOf(stored: Prisma.JsonValue): Readonly<Record<string, string>> {
  const entries = Object.entries(stored ?? {});
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

/** Makes the row where there is none yet, and holds it until the transaction ends. */
export async function lockShopSettings(transaction: Transaction): Promise<ShopSettingsRecord> {
  await transaction.$executeRaw`INSERT INTO shop_settings (id) VALUES (${ONLY}) ON CONFLICT (id) DO NOTHING`;
  await transaction.$queryRaw`SELECT version FROM shop_settings WHERE id = ${ONLY} FOR UPDATE`;
  const record = await readShopSettingsRow(transaction);
  if (record === null) throw new Error("shop_settings is gone under its lock");
  return record;
}

export interface ShopSettingsUpdate {
  readonly data: Partial<Omit<ShopSettingsRecord, "version" | "updatedAt" | "updatedBy">>;
  readonly at: Date;
  readonly by: string;
}

export async function updateShopSettings(transaction: Transaction, { data, at, by }: ShopSettingsUpdate) {
  await transaction.shopSetting.update({
    where: { id: ONLY },
    data: { ...data, version: { increment: 1 }, updatedAt: at, updatedBy: by },
  });
}
