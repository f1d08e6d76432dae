import type { StoredDifference } from "@/lib/db/read/difference-list";
import { heldAmount } from "@/lib/gateway/ledger-payment";
import { type FoundDifference, type Repair, repairsOf } from "@/lib/payments/model/differences";
import { stageOf } from "@/lib/payments/model/payment-facts";
import { workAfter } from "@/lib/payments/reconcile/take-over";
import type { RepairChoice, TakeOverChoice } from "./difference-view";

type Found = Pick<FoundDifference, "kinds" | "ours" | "theirs">;
type OrderNow = StoredDifference["order"];

/** The legal repairs with what each will do to which record, by the same decisions as the repair itself. */
export function repairChoices(difference: Found, order: OrderNow): readonly RepairChoice[] {
  return repairsOf(difference).flatMap((repair) => choiceOf(repair, difference, order) ?? []);
}

function choiceOf(repair: Repair, { theirs }: Found, order: OrderNow): RepairChoice | null {
  switch (repair) {
    case "take_over":
      return order === null || theirs === null ? null : takeOver(theirs, order);
    case "leave_task":
      return theirs === null ? null : { repair, adopts: order?.hasPayment === false, amount: heldAmount(theirs) };
    case "acknowledge":
      return { repair };
  }
}

function takeOver(theirs: NonNullable<Found["theirs"]>, order: NonNullable<OrderNow>): TakeOverChoice {
  const { cancellationMark, openTasks } = order;
  const stage = stageOf(theirs);
  const canceled = stage === "canceled";
  // A decrease waits on only while nothing has been captured, and there is something to decrease.
  const waits = theirs.state === "authorized" && (order.waitingAmount ?? theirs.authorized) < theirs.authorized;
  const waitingAmount = waits ? order.waitingAmount : null;
  // An edit that was refused here and done in the console becomes the order.
  const total = !canceled && order.refusedTotal === heldAmount(theirs) ? order.refusedTotal : order.total;
  const work = workAfter({ canceled, total, waitingAmount, openTasks }, theirs);
  return {
    repair: "take_over",
    adopts: !order.hasPayment,
    stage,
    held: heldAmount(theirs),
    total,
    marks: canceled && !cancellationMark,
    doneTasks: work.doneTasks.map(briefOf),
    obsoleteTasks: work.obsoleteTasks.map(briefOf),
    outstanding: work.outstanding && {
      held: work.outstanding.held,
      total: work.outstanding.total,
      known: work.outstanding.task !== null,
    },
  };
}

function briefOf({ kind, amountBefore, amountAfter }: TakeOverChoice["doneTasks"][number]) {
  return { kind, amountBefore, amountAfter };
}
