import { decideCancel } from "@/lib/payments/decide/decide-cancel";
import { decideChange } from "@/lib/payments/decide/decide-change";
import type { EpochMs } from "@/lib/time/epoch";
import { DAY_MS, MINUTE_MS } from "../calendar";
import { type Sums, sumsOf } from "../goods";
import { CANCEL_REASONS, DECREASE_REASONS, INCREASE_REASONS } from "../remarks";
import type { TaskRow } from "../rows";
import { type Draft, factsAt, nextMoment } from "./draft";
import { callOf, cancelLinked, changeLinked } from "./payment-steps";
import {
  cancelInShop,
  changeInShop,
  markByHand,
  onlyRecordDone,
  unmark,
  waitForCapture,
  workAtProvider,
  workInConsole,
} from "./shop-steps";

/** When staff turn to an order whose limit the sample chose: after the limit, if that has passed. */
function momentFor(draft: Draft): EpochMs {
  const { limit } = draft.part;
  const { now, calendar } = draft.world;
  if (limit === null || limit.end >= now) return nextMoment(draft, 2 * DAY_MS);
  // A month end may have ended the limit earlier than asked, never later.
  return calendar.officeTime(draft.random, Math.max(draft.at + 1_000, limit.end + 1), now - MINUTE_MS);
}

/** A cancel by whichever way the rules leave: a call, the shop alone, or 取消区分 and the console. */
export function tellCancel(draft: Draft): void {
  const at = momentFor(draft);
  const reason = draft.random.pick(CANCEL_REASONS);
  const decision = decideCancel(factsAt(draft, at), "operator");
  if (!decision.allowed) throw new Error(`${draft.order.orderNumber}: cancel ${decision.refusal.reasons.join()}`);
  const { plan } = decision;
  switch (plan.does) {
    case "send":
      cancelLinked(draft, callOf(draft, at, decision, reason));
      break;
    case "cancel_in_shop":
      cancelInShop(draft, at, plan.reasons, reason);
      break;
    case "mark_and_task":
      work(draft, markByHand(draft, at, plan, reason));
      break;
    default:
      throw new Error(`${draft.order.orderNumber}: a cancel is no ${plan.does}`);
  }
}

/** The console task that was left, unless the part wants it open. */
function work(draft: Draft, task: TaskRow): void {
  const { part } = draft;
  if (part.work === "not_recorded") workAtProvider(draft, task, nextMoment(draft, DAY_MS));
  else if (part.work === "only_recorded") onlyRecordDone(draft, task);
  else if (!part.taskOpen) workInConsole(draft, task);
}

/** 取消区分 by hand, taken off again; where the rules link the cancel there is no such mark, and nothing happens. */
export function tellUnmarked(draft: Draft): void {
  const at = momentFor(draft);
  const decision = decideCancel(factsAt(draft, at), "operator");
  if (!decision.allowed || decision.plan.does !== "mark_and_task") return;
  const { status } = draft.order;
  const task = markByHand(draft, at, decision.plan, draft.random.pick(CANCEL_REASONS));
  unmark(draft, nextMoment(draft, DAY_MS), task, status);
}

/** One of the parts that make up the amount goes up or down; null where there is nothing to take away. */
function changedSums(draft: Draft, direction: "decreased" | "increased"): Sums | null {
  const { lines, shippingFee, fee, discount, points, total } = draft.order;
  const parts = { lines, shippingFee, fee, discount, points };
  if (direction === "increased")
    return sumsOf({ ...parts, shippingFee: shippingFee + draft.random.pick([330, 550, 1_100]) });
  const less = Math.min(draft.random.pick([200, 500, 900, 1_000]), total - 1);
  return less < 1 ? null : sumsOf({ ...parts, discount: discount + less });
}

/** A 金額変更 by whichever way the rules leave. What they refuse (減額のみ) never happened. */
export function tellChange(draft: Draft, direction: "decreased" | "increased"): void {
  const sums = changedSums(draft, direction);
  if (sums === null) return;
  const at = momentFor(draft);
  const reason = draft.random.pick(direction === "decreased" ? DECREASE_REASONS : INCREASE_REASONS);
  const decision = decideChange(factsAt(draft, at), "operator", { newTotal: sums.total, editChoice: true });
  if (!decision.allowed) return;
  const { plan } = decision;
  switch (plan.does) {
    case "send":
      changeLinked(draft, callOf(draft, at, decision, reason), sums);
      break;
    case "wait_for_capture":
      waitForCapture(draft, at, sums, reason);
      break;
    case "change_and_task":
      work(draft, changeInShop(draft, at, plan, sums, reason));
      break;
    default:
      throw new Error(`${draft.order.orderNumber}: a change is no ${plan.does}`);
  }
}
