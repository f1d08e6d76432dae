import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { RaceConfirmation, Track } from "../track";

/** After the race the order is in the state that its winner was answered, with nothing open. */
export async function orderAsAnswered(track: Track, winner: RaceConfirmation | null): Promise<void> {
  if (winner === null || !winner.answer.ok || winner.answer.value.kind !== "done") return;
  const view = await track.view(winner.opened.order);
  const wrong = whatDiffers(view, winner.answer.value);
  if (wrong === null) return;
  track.break(`${view.orderNumber} was answered ${JSON.stringify(winner.answer.value.plan)}, and ${wrong}`, 5);
}

type Done = Extract<Extract<RaceConfirmation["answer"], { ok: true }>["value"], { kind: "done" }>;

function whatDiffers(view: OrderView, { plan, version }: Done): string | null {
  const { order, openOperation, openTasks } = view;
  if (openOperation !== null) return `an operation is ${openOperation.state}`;
  if (view.version < version) return `its version is ${view.version}, not ${version}`;
  switch (plan.does) {
    case "send":
      return whatDiffersOfPayment(view, plan);
    case "mark_and_task":
      if (order.mark === null) return "it is not marked";
      return openTasks.some((task) => task.kind === "cancel") ? null : "no task asks to cancel it in the console";
    case "unmark":
      return order.mark === null ? null : "it is marked";
    case "cancel_in_shop":
      return order.mark === null ? "it is not marked" : null;
    case "change_method":
      return view.method.id === plan.methodId ? null : `its method is ${view.method.id}`;
    case "wait_for_capture":
    case "change_and_task":
    case "change_in_shop":
      return order.total === plan.amount ? null : `its total is ${order.total}`;
    case "record_payment":
    case "take_back_payment":
    case "record_shipment":
      return whatDiffersOfFacts(order, plan);
  }
}

function whatDiffersOfFacts(
  order: OrderView["order"],
  { does }: Extract<Done["plan"], { does: "record_payment" | "take_back_payment" | "record_shipment" }>,
): string | null {
  if (does === "record_shipment") return order.slipNumber === null ? "it has no slip number" : null;
  return order.paid === (does === "record_payment") ? null : `it is ${order.paid ? "paid" : "unpaid"}`;
}

function whatDiffersOfPayment(
  { order, payment }: OrderView,
  plan: Extract<Done["plan"], { does: "send" }>,
): string | null {
  const { stage, providerAmount } = payment;
  if (plan.kind === "cancel" || plan.kind === "terminate") {
    return stage === "canceled" && order.mark !== null ? null : `it is ${stage}`;
  }
  if (plan.kind === "report_shipment" && !order.slipNumberSent) return "the provider has not been told its slip number";
  if (plan.kind === "capture" && stage !== "after_capture") return `it is ${stage}`;
  return providerAmount === plan.amount ? null : `the provider holds ${providerAmount}`;
}
