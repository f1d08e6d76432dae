import { isAcknowledged } from "@/lib/payments/model/comparable";
import type { PaymentRecord } from "@/lib/payments/model/records";
import type { Round, Rounds } from "@/lib/payments/store/rounds-port";
import type { EpochMs } from "@/lib/time/epoch";
import { comparableIn, openDifferenceIn, seeDifferenceIn } from "./memory-differences";
import type { MemoryStore } from "./memory-store";

/** Rounds of 突合 in memory: every caller gets one, always over everything. PostgreSQL's store alone says when rounds are due. */
export function memoryRounds(store: MemoryStore, now: () => EpochMs): Rounds {
  const { tables } = store;
  let last = 0;
  return {
    begin: () =>
      store.transaction(async (): Promise<Round> => {
        last += 1;
        return { id: last, kind: "nightly", since: 0, startedAt: now() };
      }),
    renew: async () => true,
    end: async () => undefined,
    comparables: (ids) =>
      store.transaction(async () => {
        const asked = new Set(ids);
        const ours = [...tables.payments.rows()].filter(({ providerPaymentId: id }) => id !== null && asked.has(id));
        return new Map(ours.map((payment) => [payment.providerPaymentId ?? "", comparableIn(tables, payment)]));
      }),
    noteAgreeing: (agreeing) =>
      store.transaction(async () => {
        for (const { paymentId, version } of agreeing) {
          const orderId = tables.payments.get(paymentId)?.orderId ?? 0;
          if (tables.orders.get(orderId)?.version !== version) continue;
          tables.looks.set(paymentId, { at: now(), agrees: true });
        }
      }),
    unlooked: ({ liveSince, changedSince, afterPaymentId, limit }) =>
      store.transaction(async () =>
        [...tables.payments.rows()]
          .filter(({ id, providerPaymentId }) => id > afterPaymentId && providerPaymentId !== null)
          .filter((payment) => {
            const lookedAt = tables.looks.get(payment.id)?.at ?? Number.NEGATIVE_INFINITY;
            const lives = payment.state === "authorized" || payment.state === "captured";
            const changedAt = changeOf(tables, payment);
            return (
              (lives && liveSince !== null && lookedAt < liveSince) ||
              (changedAt >= changedSince && changedAt >= lookedAt)
            );
          })
          .sort((a, b) => a.id - b.id)
          .slice(0, limit)
          .map(({ id, orderId, providerPaymentId }) => ({
            paymentId: id,
            orderId,
            providerPaymentId: providerPaymentId ?? "",
          })),
      ),
    keepUnknown: (difference) =>
      store.transaction(async () => {
        const same = [...tables.differences.rows()].filter(
          (one) => one.providerPaymentId === difference.providerPaymentId,
        );
        const open = same.find((one) => one.end === null);
        const dealtWith = same.flatMap(({ end, fingerprint }) =>
          end === null ? [] : [{ end, fingerprint, seqs: [] }],
        );
        if (isAcknowledged(dealtWith, difference.fingerprint)) return;
        if (open === undefined) openDifferenceIn(tables, { ...difference, orderId: null, foundAt: now() });
        else seeDifferenceIn(tables, open.id, { ...difference, orderId: null }, now());
      }),
  };
}

/** When our side last changed a payment's record, by a call that was settled or a task that a person closed. */
function changeOf(tables: MemoryStore["tables"], { id, orderId }: PaymentRecord): EpochMs {
  const settled = [...tables.operations.rows()].filter((one) => one.paymentId === id).map((one) => one.settledAt);
  const closed = [...tables.tasks.rows()].filter((one) => one.orderId === orderId).map((one) => one.closedAt);
  return Math.max(...[...settled, ...closed].map((at) => at ?? Number.NEGATIVE_INFINITY));
}
