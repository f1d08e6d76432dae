import type { LedgerEntry, ShipmentReport } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { parseInstant } from "@/lib/time/instant";
import { applied, type Founding, founded } from "./effects";
import type { Payment } from "./payment";

/** What an entry needs to have for its effect to be worked out. */
export type Done = Pick<LedgerEntry, "kind" | "amount"> & {
  readonly at: EpochMs;
  readonly shipment?: ShipmentReport | undefined;
};

/** The payment that a history makes: the first is the authorization, the others follow from it in their order. */
export function fold(founding: Founding, foundedAt: EpochMs, later: readonly Done[]): Payment {
  return later.reduce((payment, done) => applied(payment, done, done.at), founded(founding, foundedAt));
}

/** A payment as it was right after the last of these entries, the first of its history. */
export function paymentAfter(payment: Payment, entries: readonly LedgerEntry[]): Payment {
  const [first, ...later] = entries;
  if (first === undefined) throw new Error(`payment ${payment.paymentId} has no entry`);
  const { paymentId, provider, method, orderNumber, orderedAt, threeDSecure, card, shipment } = payment;
  const captureNow = payment.capturedAt === payment.paymentAt;
  const founding = {
    paymentId,
    provider,
    method,
    orderNumber,
    orderedAt,
    threeDSecure,
    amount: first.amount,
    captureNow,
    card,
  };
  return fold(
    founding,
    payment.paymentAt,
    later.map(({ kind, amount, at }) => ({ kind, amount, at: epochOf(at), shipment: shipment ?? undefined })),
  );
}

function epochOf(text: string): EpochMs {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`not an instant: ${text}`);
  return instant.value;
}
