import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { EpochMs } from "@/lib/time/epoch";
import type { OperationEntry } from "./order-history";
import type { OpenOperationView, OrderView } from "./order-view-types";

/** What an order's payment went through, in the order of time: the points of its line. Amounts are whole yen. */
export type LifePoint =
  | { readonly kind: "declined"; readonly at: EpochMs }
  /** The provider let the authorization end. */
  | { readonly kind: "lapsed"; readonly at: EpochMs }
  | {
      readonly kind: "authorized" | "reauthorized" | "authorized_captured";
      readonly at: EpochMs;
      readonly amount: number;
      /** By which method: it may be another one than the attempt before. */
      readonly methodId: MethodId;
    }
  | {
      readonly kind: "changed" | "changed_captured";
      readonly at: EpochMs;
      readonly before: number;
      readonly amount: number;
    }
  /** An amount that the capture will carry; the provider holds what it held. */
  | { readonly kind: "waits"; readonly at: EpochMs; readonly before: number; readonly amount: number }
  | { readonly kind: "captured"; readonly at: EpochMs; readonly amount: number }
  | { readonly kind: "canceled"; readonly at: EpochMs }
  /** A call whose outcome is not known yet. */
  | { readonly kind: "sent"; readonly at: EpochMs; readonly operation: OpenOperationView["kind"] };

type Told = Pick<OrderView, "payment" | "history" | "openOperation" | "method">;

/** Empty where nothing was ever authorized, and while the instant of the authorization is not known. */
export function paymentLife(view: Told): readonly LifePoint[] {
  const { payment, openOperation } = view;
  if (payment.paymentAt === null) return [];
  const declined = declinedAttempts(view, payment.paymentAt);
  const earlier = earlierLives(view);
  const changes = amountChanges(view);
  const again = declined.length > 0 || earlier.length > 0;
  const points: LifePoint[] = [
    ...earlier,
    ...declined,
    authorization(view, payment.paymentAt, changes, again),
    ...changes,
  ];
  if (payment.lapsedAt !== null) points.push({ kind: "lapsed", at: payment.lapsedAt });
  const capture = captureOf(view, changes);
  if (capture !== null) points.push(capture);
  const waits = waitOf(view);
  if (waits !== null) points.push(waits);
  if (payment.canceledAt !== null) points.push({ kind: "canceled", at: payment.canceledAt });
  if (openOperation !== null) points.push({ kind: "sent", at: openOperation.at, operation: openOperation.kind });
  return points.sort((a, b) => a.at - b.at);
}

type Change = Extract<LifePoint, { kind: "changed" | "changed_captured" }>;

function succeeded({ history }: Told): readonly OperationEntry[] {
  return history.filter((entry): entry is OperationEntry => entry.type === "operation" && entry.state === "succeeded");
}

/** Authorizations that lived and lapsed before the present one. */
function earlierLives({ payment }: Told): readonly LifePoint[] {
  return payment.earlier.flatMap(({ methodId, amount, paymentAt, lapsedAt }): readonly LifePoint[] => {
    if (paymentAt === null || lapsedAt === null) return [];
    return [
      { kind: "authorized", at: paymentAt, amount, methodId },
      { kind: "lapsed", at: lapsedAt },
    ];
  });
}

function declinedAttempts({ history }: Told, before: EpochMs): readonly LifePoint[] {
  return history.flatMap((entry): readonly LifePoint[] => {
    if (entry.type !== "operation" || entry.kind !== "authorize" || entry.state !== "failed") return [];
    const at = entry.settledAt ?? entry.at;
    return at < before ? [{ kind: "declined", at }] : [];
  });
}

/** Calls of ours that moved the amount, and what was taken over from the provider's ledger. Oldest first. */
function amountChanges(view: Told): readonly Change[] {
  const calls = succeeded(view).flatMap((entry): readonly Change[] => {
    const at = entry.settledAt ?? entry.at;
    const amounts = { at, before: entry.amountBefore, amount: entry.amount };
    if (entry.kind === "change_amount") return [{ kind: "changed", ...amounts }];
    return entry.kind === "change_amount_and_capture" ? [{ kind: "changed_captured", ...amounts }] : [];
  });
  const takenOver = view.history.flatMap((entry): readonly Change[] => {
    if (entry.type !== "event" || entry.amounts === null) return [];
    const { before, after } = entry.amounts;
    return before === after || after === 0 ? [] : [{ kind: "changed", at: entry.at, before, amount: after }];
  });
  return [...calls, ...takenOver].sort((a, b) => a.at - b.at);
}

/** The amount of the beginning: as it was asked, or what the first change began from, or what has not moved since. */
function authorization(view: Told, at: EpochMs, changes: readonly Change[], again: boolean): LifePoint {
  const { payment } = view;
  const asked = succeeded(view).find(({ kind }) => kind === "authorize");
  const later = succeeded(view).find(({ kind }) => kind === "cancel" || kind === "terminate" || kind === "capture");
  const amount = asked?.amount ?? changes[0]?.before ?? later?.amountBefore ?? payment.providerAmount;
  const methodId = view.method.id;
  if (payment.captureReason !== null) return { kind: "authorized_captured", at, amount, methodId };
  return { kind: again ? "reauthorized" : "authorized", at, amount, methodId };
}

function captureOf(view: Told, changes: readonly Change[]): LifePoint | null {
  const { capturedAt, providerAmount, captureReason } = view.payment;
  if (capturedAt === null || captureReason !== null) return null;
  const call = succeeded(view).find(({ kind }) => kind === "capture");
  if (call === undefined && changes.some(({ kind }) => kind === "changed_captured")) return null;
  const last = changes.filter(({ at }) => at <= capturedAt).at(-1);
  return {
    kind: "captured",
    at: capturedAt,
    amount: call?.amount ?? last?.amount ?? firstAmount(view, providerAmount),
  };
}

function firstAmount(view: Told, otherwise: number): number {
  const asked = succeeded(view).find(({ kind }) => kind === "authorize" || kind === "cancel" || kind === "terminate");
  return asked?.amount ?? otherwise;
}

/** Since when an amount waits for the capture. */
function waitOf({ payment, history }: Told): LifePoint | null {
  if (payment.waitingAmount === null) return null;
  const since = history.find((entry) => entry.type === "event" && entry.kind === "amount_waits_for_capture");
  if (since === undefined) return null;
  return { kind: "waits", at: since.at, before: payment.providerAmount, amount: payment.waitingAmount };
}
