import { heldAmount, type LedgerAmounts } from "@/lib/gateway/ledger-payment";
import type { LedgerEntry, LedgerPayment } from "@/lib/gateway/protocol";
import { type Comparable, isAcknowledged } from "@/lib/payments/model/comparable";
import type {
  DifferenceKind,
  EntryDoubt,
  FoundDifference,
  OurSide,
  TheirEntry,
  TheirSide,
} from "@/lib/payments/model/differences";
import { shows } from "@/lib/payments/model/movement";
import { heldOf, stageOf } from "@/lib/payments/model/payment-facts";
import type { ConsoleTaskRecord, PaymentRecord, PaymentState } from "@/lib/payments/model/records";

export type Comparison =
  | { readonly kind: "agrees" }
  /** The ledger shows the work that a console task asked for: offered for closing. */
  | { readonly kind: "task_done"; readonly taskId: number }
  | { readonly kind: "differs"; readonly difference: FoundDifference };

/**
 * Compares our record of a payment with the provider's. `ledger` null: the provider does not know the payment. The caller
 * leaves out payments with an open operation, whose answer is still to come.
 */
export function compare(ours: Comparable, ledger: LedgerPayment | null): Comparison {
  if (ledger === null) return isLive(ours) ? differs(ours, null, ["missing_there"], []) : { kind: "agrees" };
  const entries = doubtsOf(ours, ledger.entries);
  const apart = kindsApart(ours, ledger);
  const odd = oddEntries(ours, entries);
  // Console tasks are about the order's present payment.
  if (odd.length === 0 && ours.payment.supersededAt === null) {
    const done = ours.openTasks.find((task) => !task.seenDenied && isWorkOf(task, ledger));
    if (done !== undefined) return { kind: "task_done", taskId: done.id };
  }
  const kinds = [...apart, ...odd];
  return kinds.length === 0 ? { kind: "agrees" } : differs(ours, ledger, kinds, entries);
}

/** A payment of the ledger that is none of ours. */
export function unknownPayment(ledger: LedgerPayment): FoundDifference {
  return found(["unknown_payment"], null, strangersSide(ledger));
}

/** Whether the ledger shows what a console task asked for. */
export function isWorkOf(task: Pick<ConsoleTaskRecord, "kind" | "amountAfter">, ledger: LedgerAmounts): boolean {
  const ended = hasEnded(ledger);
  return task.kind === "cancel" ? ended : !ended && heldAmount(ledger) === task.amountAfter;
}

/** Nothing of it can be captured any more, and nothing of it is held. */
export function hasEnded({ state }: { readonly state: PaymentState }): boolean {
  return state === "voided" || state === "refunded" || state === "lapsed";
}

function isLive({ payment }: Comparable): boolean {
  const stage = stageOf(payment);
  return stage === "before_capture" || stage === "after_capture";
}

function kindsApart(ours: Comparable, ledger: LedgerPayment): readonly DifferenceKind[] {
  const { order, payment, openTasks } = ours;
  if (payment.supersededAt !== null) return hasEnded(ledger) ? [] : ["superseded_live_there"];
  const stage = stageOf(payment);
  if (hasEnded(ledger)) return endedThere(payment, ledger);
  const kinds: DifferenceKind[] = [];
  const canceled = stage === "canceled";
  const said = openTasks.some((task) => task.kind === "cancel") || (ours.markExplained && !canceled);
  if ((canceled || order.cancellationMark) && !said) kinds.push("marked_live_there");
  if (canceled || isSame(payment, ledger)) return kinds;
  // A lapsed record is final, and cannot become what the ledger shows.
  const revived = payment.state === "lapsed" ? "stage_differs" : "authorized_there";
  if (stage === "unauthorized") return order.cancellationMark ? kinds : [revived];
  if (payment.state !== ledger.state) kinds.push("stage_differs");
  if (heldOf(payment) !== heldAmount(ledger) || kinds.length === 0) kinds.push("amount_differs");
  return kinds;
}

/** The provider's payment has ended: as our record says, or in a way that our record does not know. */
function endedThere(payment: PaymentRecord, ledger: LedgerPayment): readonly DifferenceKind[] {
  if (hasEnded(payment)) return endedApart(payment, ledger);
  return stageOf(payment) === "unauthorized" ? [] : ["canceled_there"];
}

/** Both have ended. A void beside a refund, or other amounts before the end, still differs. */
function endedApart(payment: PaymentRecord, ledger: LedgerPayment): readonly DifferenceKind[] {
  if (payment.state !== ledger.state) return ["stage_differs"];
  return isSame(payment, ledger) ? [] : ["amount_differs"];
}

function isSame({ state, authorized, captured, refunded }: PaymentRecord, ledger: LedgerPayment): boolean {
  if (state === "awaiting" || state === "rejected") return false;
  return shows(ledger, { state, authorized, captured, refunded });
}

function doubtsOf(ours: Comparable, entries: readonly LedgerEntry[]): readonly TheirEntry[] {
  const states = new Map(ours.operations.map(({ id, state }) => [id, state]));
  const seen = new Set<string>();
  return entries.map((entry) => {
    const { operationId } = entry;
    // Work in the provider's console, or the shop's own authorization from before we had the order.
    if (operationId === null || entry.kind === "authorize") return theirEntry(entry, null);
    const again = seen.has(operationId);
    seen.add(operationId);
    const state = states.get(operationId);
    if (state === undefined) return theirEntry(entry, "not_ours");
    if (again) return theirEntry(entry, "again");
    return theirEntry(entry, state === "failed" || state === "not_sent" ? "ended_here" : null);
  });
}

function oddEntries({ dealtWith }: Comparable, entries: readonly TheirEntry[]): readonly DifferenceKind[] {
  const known = new Set(dealtWith.flatMap(({ seqs }) => seqs));
  const fresh = entries.filter(({ seq }) => !known.has(seq));
  const kinds: DifferenceKind[] = [];
  if (fresh.some(({ doubt }) => doubt === "not_ours" || doubt === "ended_here")) kinds.push("unknown_entry");
  if (fresh.some(({ doubt }) => doubt === "again")) kinds.push("done_twice");
  return kinds;
}

function differs(
  ours: Comparable,
  ledger: LedgerPayment | null,
  kinds: readonly DifferenceKind[],
  entries: readonly TheirEntry[],
): Comparison {
  const difference = found(kinds, ourSide(ours), ledger === null ? null : theirSide(ledger, entries));
  if (isAcknowledged(ours.dealtWith, difference.fingerprint)) return { kind: "agrees" };
  return { kind: "differs", difference };
}

/** An order of ours beside a payment of the ledger that it does not have. */
export function differenceBetween(
  ours: Pick<Comparable, "order" | "payment">,
  ledger: LedgerPayment,
  kinds: readonly DifferenceKind[],
): FoundDifference {
  return found(kinds, ourSide(ours), strangersSide(ledger));
}

/** The ledger's side of a payment that no operation of ours is known of. */
function strangersSide(ledger: LedgerPayment): TheirSide {
  return theirSide(
    ledger,
    ledger.entries.map((entry) => theirEntry(entry, null)),
  );
}

function found(kinds: readonly DifferenceKind[], ours: OurSide | null, theirs: TheirSide | null): FoundDifference {
  return { kinds, fingerprint: fingerprintOf(kinds, ours, theirs), ours, theirs };
}

function ourSide({ payment, order }: Pick<Comparable, "order" | "payment">): OurSide {
  const { state, authorized, captured, refunded } = payment;
  const { total, cancellationMark } = order;
  return { state, authorized, captured, refunded, total, cancellationMark };
}

function theirEntry(entry: LedgerEntry, doubt: EntryDoubt | null): TheirEntry {
  const { seq, operationId, kind, amount, at, providerOperation } = entry;
  return { seq, operationId, kind, amount, at, providerOperation, doubt };
}

function theirSide(ledger: LedgerPayment, entries: readonly TheirEntry[]): TheirSide {
  const { state, providerStatus, authorized, captured, refunded, capturedAt, canceledAt, updatedAt } = ledger;
  return { state, providerStatus, authorized, captured, refunded, capturedAt, canceledAt, updatedAt, entries };
}

function fingerprintOf(kinds: readonly DifferenceKind[], ours: OurSide | null, theirs: TheirSide | null): string {
  const amounts = (side: OurSide | TheirSide | null) =>
    side === null ? null : [side.state, side.authorized, side.captured, side.refunded];
  const doubted = theirs?.entries.filter((entry) => entry.doubt !== null).map((entry) => [entry.seq, entry.doubt]);
  return JSON.stringify([kinds, amounts(ours), ours?.cancellationMark ?? null, amounts(theirs), doubted ?? null]);
}
