import { providerOf } from "@/lib/capability/facts/catalogue";
import type { Comparable } from "@/lib/payments/model/comparable";
import type { Tx } from "@/lib/payments/store/port";
import type { EpochMs } from "@/lib/time/epoch";
import type { Comparison } from "./compare";

/** Writes down what a comparison found. Under the order's lock. Changes neither order nor payment. */
export async function keepComparison(tx: Tx, ours: Comparable, comparison: Comparison, now: EpochMs): Promise<void> {
  await tx.noteLook(ours.payment.id, { at: now, agrees: comparison.kind === "agrees" });
  const seen = comparison.kind === "task_done" ? comparison.taskId : null;
  for (const task of ours.openTasks) {
    if (task.id === seen && task.seenAt === null) await tx.seeTask(task.id, { at: now, denied: false });
    if (task.id !== seen && task.seenAt !== null && !task.seenDenied)
      await tx.seeTask(task.id, { at: null, denied: false });
  }
  if (comparison.kind === "differs") return keepDifference(tx, ours, comparison, now);
  if (ours.openDifferenceId !== null) {
    await tx.endDifference(ours.openDifferenceId, { end: "gone", at: now, by: null, note: "" });
  }
}

async function keepDifference(
  tx: Tx,
  { order, payment, openDifferenceId }: Comparable,
  { difference }: Extract<Comparison, { kind: "differs" }>,
  now: EpochMs,
): Promise<void> {
  // With its order, which may have come after its payment was seen.
  const seen = { ...difference, orderId: order.id, orderNumber: order.orderNumber };
  if (openDifferenceId !== null) return tx.seeDifference(openDifferenceId, seen, now);
  const { methodId, providerPaymentId } = payment;
  if (providerPaymentId === null) throw new Error(`payment ${payment.id} is not the provider's`);
  await tx.openDifference({
    ...seen,
    providerPaymentId,
    provider: providerOf(methodId),
    methodId,
    foundAt: now,
  });
}
