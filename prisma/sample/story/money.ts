import { paymentBeginningOf } from "@/lib/capability/facts/payment-beginning";
import { statusMove } from "@/lib/payments/model/order-states";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { heldOf, storedDeadlinesOf } from "@/lib/payments/model/payment-facts";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../calendar";
import { change, type Draft, happened, nextMoment } from "./draft";
import { copyFromProvider, providerSideOf } from "./payment-steps";

/** What the provider alone can tell, and how the customer's money arrived. */

/** 突合 comes by every quarter of an hour. */
const ROUND_MS = 15 * MINUTE_MS;

/** コンビニ: the buyer pays within two days, and the provider reports it. `until`: when the shop goes on with the order. */
export function tellReportedPayment(draft: Draft, until: EpochMs): void {
  const { order, random, part, world } = draft;
  if (part.unpaid || paymentBeginningOf(order.methodId) !== "reported") return;
  const latest = Math.min(draft.at + 2 * DAY_MS, until, world.now) - ROUND_MS;
  if (latest <= draft.at) return;
  const buyerPaidAt = draft.at + Math.floor(random.next() * (latest - draft.at));
  const at = buyerPaidAt + random.int(1_000, ROUND_MS - 1);
  providerSideOf(draft).buyerPaidAt = buyerPaidAt;
  const paidOn = tokyoDate(buyerPaidAt);
  const changes = change(draft, { paid: true, paidOn, ...movedByPayment(draft) });
  const providerPaymentId = draft.payment.providerPaymentId ?? "";
  happened(draft, { at, actor: "worker", kind: "payment_reported", data: { changes, providerPaymentId, paidOn } });
}

/** 後払い: the customer pays weeks after the goods, and staff record it with its day. */
export function tellRecordedPayment(draft: Draft): void {
  const { order, random, part, world } = draft;
  if (part.unpaid || order.paid || paymentBeginningOf(order.methodId) !== "recorded") return;
  if (order.slipNumber === null || world.now - draft.at < 20 * DAY_MS) return;
  const at = nextMoment(draft, random.int(8, 19) * DAY_MS);
  const paidOn = tokyoDate(at - random.int(1, 20) * HOUR_MS);
  const changes = change(draft, { paid: true, paidOn, ...movedByPayment(draft) });
  const staffId = world.staff.operator;
  happened(draft, {
    at,
    actor: "staff",
    staffId,
    kind: "payment_recorded",
    data: { changes, paidOn, reason: PAID_NOTE },
  });
}

function movedByPayment({ order }: Draft): Pick<OrderPatch, "status"> {
  const moved = statusMove("record_payment", order.status);
  return moved === null ? {} : { status: moved.after };
}

const PAID_NOTE = "入金一覧で確認";

/** The provider let the authorization end, and 突合 wrote it down. */
export function tellLapsed(draft: Draft): void {
  const { order, payment, random, world, clocks } = draft;
  const lapsedAt = Math.max(draft.at, Math.min(clocks.paymentAt + 60 * DAY_MS, world.now - 2 * HOUR_MS));
  const amountBefore = heldOf(payment);
  Object.assign(providerSideOf(draft), { state: "lapsed", lapsedAt });
  copyFromProvider(draft);
  const changes = change(draft, { stage: "unauthorized", ...storedDeadlinesOf(order, payment) });
  const providerPaymentId = payment.providerPaymentId ?? "";
  const data = { changes, providerPaymentId, amountBefore, amount: 0 };
  happened(draft, { at: lapsedAt + random.int(1_000, ROUND_MS), actor: "worker", kind: "authorization_lapsed", data });
}
