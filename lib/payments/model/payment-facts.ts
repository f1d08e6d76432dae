import { deadlineOf } from "@/lib/capability/deadlines";
import { cellOf } from "@/lib/capability/facts/tables";
import type { Question } from "@/lib/capability/types";
import type { EpochMs } from "@/lib/time/epoch";
import type { PaymentStage } from "./order-states";
import type { OrderRecord, PaymentRecord, PaymentState, StoredDeadlines } from "./records";

const STAGES: Readonly<Record<PaymentState, PaymentStage>> = {
  awaiting: "unauthorized",
  rejected: "unauthorized",
  lapsed: "unauthorized",
  authorized: "before_capture",
  captured: "after_capture",
  voided: "canceled",
  refunded: "canceled",
};

/** 段階. The database generates the payment's from the same states and holds the order's to it. */
export function stageOf(payment: Pick<PaymentRecord, "state"> | null): PaymentStage {
  return payment === null ? "unauthorized" : STAGES[payment.state];
}

type Amounts = Pick<PaymentRecord, "state" | "authorized" | "captured" | "refunded">;

/** What the provider holds of the buyer's money, in yen: authorized before capture, what is left of the captured after. */
export function heldOf(payment: Amounts | null): number {
  switch (stageOf(payment)) {
    case "before_capture":
      return payment?.authorized ?? 0;
    case "after_capture":
      return payment === null ? 0 : payment.captured - payment.refunded;
    case "unauthorized":
    case "canceled":
      return 0;
  }
}

type Dated = Pick<OrderRecord, "methodId" | "orderedAt" | "cancellationMark">;
type Clocked = Pick<PaymentRecord, "state" | "paymentAt" | "capturedAt">;

/**
 * The limits that lists sort and filter by. They follow from the tables and the payment's clocks alone: flags are joined
 * when read. A canceled order, also one canceled in the shop alone, has no nearest limit.
 */
export function storedDeadlinesOf(order: Dated, payment: Clocked | null): StoredDeadlines {
  const cancelDeadline = limitOf("cancel", order, payment);
  const amountDeadline = limitOf("amount", order, payment);
  const running = [cancelDeadline, amountDeadline].filter((limit) => limit !== null);
  const over = order.cancellationMark || running.length === 0;
  return { cancelDeadline, amountDeadline, nearestDeadline: over ? null : Math.min(...running) };
}

function limitOf(
  question: Extract<Question, "cancel" | "amount">,
  order: Dated,
  payment: Clocked | null,
): EpochMs | null {
  const stage = stageOf(payment);
  if (payment === null || stage === "unauthorized" || stage === "canceled") return null;
  const cell = cellOf(order.methodId, `${question}.${stage}`);
  if (cell === null) return null;
  const { paymentAt, capturedAt } = payment;
  return deadlineOf(cell.facts, { orderedAt: order.orderedAt, paymentAt, capturedAt });
}
