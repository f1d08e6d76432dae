import "server-only";

import { isMethodId, METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES, isSettingId, type SettingId } from "@/lib/capability/facts/flags";
import type { MethodRules } from "@/lib/capability/types";
import type { Database, Transaction } from "@/lib/db/client";
import { staffNames } from "@/lib/db/people/staff";
import { lastFlagChanges, readMethodSettings } from "@/lib/db/settings/method-settings";
import { takesShipments } from "@/lib/gateway/providers/registry";
import type { LastChange, MethodSettings } from "./contract";

/** Every method of the catalogue, in its order; one without a row stands at its defaults. */
export async function readAllSettings(db: Database | Transaction): Promise<readonly MethodSettings[]> {
  return settingsOf(db, METHOD_IDS);
}

export async function readSettings(db: Database | Transaction, methodId: MethodId): Promise<MethodSettings> {
  const [settings] = await settingsOf(db, [methodId]);
  if (settings === undefined) throw new Error(`no settings for ${methodId}`);
  return settings;
}

/** What rules read of each method, without its history. */
export async function readAllFlags(db: Database | Transaction): Promise<ReadonlyMap<MethodId, MethodRules>> {
  const rows = new Map((await readMethodSettings(db)).map((row) => [row.methodId, row.flags]));
  return new Map(METHOD_IDS.map((id) => [id, rows.get(id) ?? DEFAULT_RULES]));
}

async function settingsOf(db: Database | Transaction, ids: readonly MethodId[]): Promise<readonly MethodSettings[]> {
  const only = ids.length === 1 ? ids[0] : undefined;
  const rows = await readMethodSettings(db, only);
  const changes = await lastFlagChanges(db, only);
  const names = await staffNames(
    db,
    changes.flatMap(({ staffId }) => staffId ?? []),
  );
  const byMethod = new Map<MethodId, Partial<Record<SettingId, LastChange>>>();
  for (const { methodId, flag, at, staffId } of changes) {
    if (!isMethodId(methodId) || !isSettingId(flag)) continue;
    const by = staffId === null ? null : (names.get(staffId) ?? null);
    byMethod.set(methodId, { ...byMethod.get(methodId), [flag]: { at, by } });
  }
  const rowOf = new Map(rows.map((row) => [row.methodId, row]));
  return ids.map((methodId) => ({
    methodId,
    flags: rowOf.get(methodId)?.flags ?? DEFAULT_RULES,
    version: rowOf.get(methodId)?.version ?? 1,
    changes: byMethod.get(methodId) ?? {},
    takesShipments: takesShipments(methodId),
  }));
}
