import "server-only";

import { type Database, database } from "@/lib/db/client";
import { type DifferenceListRecord, readStoredDifference, type StoredDifference } from "@/lib/db/read/difference-list";
import { heldAmount } from "@/lib/gateway/ledger-payment";
import type { LedgerEntryView, OurLedger, TheirLedger } from "@/lib/ledger/ledger-view";
import type { TheirEntry, TheirSide } from "@/lib/payments/model/differences";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import { parseInstant } from "@/lib/time/instant";
import { differenceRow } from "./difference-row";
import type { DifferenceView } from "./difference-view";
import { repairChoices } from "./repair-choices";

/** How many of the provider's entries are shown; one that surprises is never left out. */
const ENTRIES_SHOWN = 5;

/**
 * One difference with both sides as they were seen last, and what each legal repair would do. Asks no provider: a repair
 * does that before it changes anything. Null where there is no such difference.
 */
export async function readDifference(id: number, db: Database = database()): Promise<DifferenceView | null> {
  const stored = await readStoredDifference(db, id);
  if (stored === null) return null;
  const { difference, order, now } = stored;
  return {
    serverNow: now,
    row: differenceRow(difference),
    fingerprint: difference.fingerprint,
    version: order?.version ?? null,
    ours: ourLedger(stored),
    theirs: theirLedger(difference),
    repairs: difference.end === null ? repairChoices(difference, order) : [],
  };
}

function ourLedger({ difference: { ours, seenAt }, order }: StoredDifference): OurLedger | null {
  if (ours === null) return null;
  const { authorized, captured, refunded, total, cancellationMark } = ours;
  return {
    asOf: seenAt,
    stage: stageOf(ours),
    total,
    waitingAmount: order?.waitingAmount ?? null,
    cancellationMark,
    shipmentReported: order?.slipNumberSent ?? false,
    authorized,
    captured,
    refunded,
    held: heldOf(ours),
  };
}

function theirLedger({ theirs, seenAt }: DifferenceListRecord): TheirLedger {
  if (theirs === null) return { answered: "unknown_payment" };
  const newest = [...theirs.entries].reverse();
  const shown = newest.filter((entry, index) => index < ENTRIES_SHOWN || entry.doubt !== null);
  const entries = shown.map(entryView);
  // What was kept came over the wire: an instant that cannot be read is left as unknown, never guessed.
  const readable = entries.filter((entry) => entry !== null);
  return {
    answered: "payment",
    asOf: seenAt,
    ...sideOf(theirs),
    shipmentReported: theirs.entries.some(({ kind }) => kind === "report_shipment"),
    entries: readable,
    older: theirs.entries.length - readable.length,
  };
}

function sideOf(theirs: TheirSide) {
  const { providerStatus, authorized, captured, refunded } = theirs;
  return { stage: stageOf(theirs), providerStatus, authorized, captured, refunded, held: heldAmount(theirs) };
}

function entryView({
  seq,
  at,
  kind,
  amount,
  providerOperation,
  operationId,
  doubt,
}: TheirEntry): LedgerEntryView | null {
  const instant = parseInstant(at);
  if (!instant.ok) return null;
  const code = { providerCode: null, meaning: null };
  const by = operationId === null ? "elsewhere" : "desk";
  return { seq, at: instant.value, kind, amount, providerOperation, ...code, by, doubt };
}
