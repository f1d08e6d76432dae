import type { AskedOperation } from "./port";
import type { LedgerEntry, LedgerPayment, OperationAnswer } from "./protocol";

export type LedgerAmounts = Pick<LedgerPayment, "state" | "authorized" | "captured" | "refunded">;

/** What the provider holds of the buyer's money, in yen: authorized before capture, what is left of the captured after. */
export function heldAmount(payment: LedgerAmounts): number {
  switch (payment.state) {
    case "authorized":
      return payment.authorized;
    case "captured":
      return payment.captured - payment.refunded;
    case "voided":
    case "refunded":
    case "lapsed":
      return 0;
  }
}

/** The first promise of the protocol that a payment breaks, in a few English words; null when it keeps them all. */
export function brokenPaymentPromise(payment: LedgerPayment): string | null {
  const { state, authorized, captured, refunded, capturedAt, canceledAt, lapsedAt = null, entries } = payment;
  if (refunded < 0 || refunded > captured || captured > authorized) return "0 <= refunded <= captured <= authorized";
  if (authorized < 1) return "authorized >= 1";
  const uncaptured = state === "authorized" || state === "voided" || state === "lapsed";
  if (uncaptured !== (captured === 0)) return `captured amount of a payment in state ${state}`;
  if (uncaptured !== (capturedAt === null)) return `capturedAt of a payment in state ${state}`;
  if ((state === "refunded") !== (captured > 0 && refunded === captured)) return `refunded amount in state ${state}`;
  const ended = state === "voided" || state === "refunded";
  if (ended !== (canceledAt !== null)) return `canceledAt of a payment in state ${state}`;
  if ((state === "lapsed") !== (lapsedAt !== null)) return `lapsedAt of a payment in state ${state}`;
  if (entries.some((entry, index) => index > 0 && entry.seq <= (entries[index - 1]?.seq ?? 0))) return "entries by seq";
  return null;
}

/**
 * Where an answer contradicts what was asked, in a few English words; null when it fits. What the entries say is final in
 * an inquiry's answer; a mutation's may speak of the same request that came twice, and waits for one (`classify`).
 */
export function contradiction(
  asked: AskedOperation,
  answer: OperationAnswer,
  source: "mutation" | "inquiry",
): string | null {
  if (answer.operationId !== asked.operationId) return "operationId differs";
  if (answer.kind !== asked.kind) return "kind differs";
  if (asked.paymentId !== null && answer.paymentId !== asked.paymentId) return "paymentId differs";
  const { payment } = answer;
  if ((answer.paymentId === null) !== (payment === null)) return "payment without its id";
  if (payment === null) {
    return asked.kind === "authorize" && answer.result !== "succeeded" ? null : "payment is missing";
  }
  if (payment.paymentId !== answer.paymentId) return "payment.paymentId differs";
  if (payment.provider !== asked.provider || payment.method !== asked.method) return "payment of another method";
  const broken = brokenPaymentPromise(payment);
  if (broken !== null) return broken;
  switch (answer.result) {
    case "succeeded":
      return unentered(asked, payment, source) ?? undone(asked, payment);
    case "refused":
      return source === "inquiry" && ownEntries(answer).length > 0 ? "refused, and its entry says done" : null;
    case "pending":
      return null;
  }
}

/** What the payment of an answer says was done by the answer's own operation. */
export function ownEntries({
  operationId,
  payment,
}: Pick<OperationAnswer, "operationId" | "payment">): readonly LedgerEntry[] {
  return payment?.entries.filter((entry) => entry.operationId === operationId) ?? [];
}

/**
 * A success has an entry of its own: equal amounts alone may come from another actor's work. It has one entry; the answer
 * to a mutation may show a duplicate delivery's as well (`classify`).
 */
function unentered(
  { operationId, kind, amount }: AskedOperation,
  payment: LedgerPayment,
  source: "mutation" | "inquiry",
): string | null {
  const entries = ownEntries({ operationId, payment });
  if (entries.length === 0) return "no entry of this operation";
  if (entries.length > 1 && source === "inquiry") return "more than one entry of this operation";
  const fits = entries.every((entry) => entry.kind === kind && entry.amount === amount);
  return fits ? null : "entry of another kind or amount";
}

/** A success has to show in the payment that comes with it, for the amount that was asked. */
function undone(asked: AskedOperation, payment: LedgerPayment): string | null {
  const held = heldAmount(payment);
  switch (asked.kind) {
    case "authorize":
      if (payment.state !== "authorized" && payment.state !== "captured") return "not authorized";
      return payment.authorized === asked.amount && held === asked.amount ? null : "another amount authorized";
    case "capture":
      if (payment.state !== "captured") return "not captured";
      return held === asked.amount ? null : "another amount captured";
    case "cancel":
    case "terminate":
      return held === 0 ? null : "not canceled";
    case "report_shipment":
      return payment.shipment == null ? "no shipment" : null;
    case "change_amount":
      return held === asked.amount ? null : "changed to another amount";
    case "change_amount_and_capture":
      return payment.state === "captured" && held === asked.amount ? null : "not changed and captured";
  }
}
