import type { DialogState } from "@/components/order/dialog/use-verb-dialog";
import type { OperationEntry } from "@/lib/orders/detail/order-history";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import type { Plan } from "@/lib/payments/model/contract";
import type { CaptureReason } from "@/lib/payments/model/records";
import type { EpochMs } from "@/lib/time/epoch";

/** What became of the authorization that the page follows, as far as it is known. */
export type AuthorizationEnd =
  | { readonly is: "open"; readonly operation: OpenOperationView }
  | {
      readonly is: "done";
      readonly at: EpochMs;
      readonly amount: number;
      readonly captureReason: CaptureReason | null;
    }
  | {
      readonly is: "declined";
      readonly at: EpochMs;
      readonly entry: OperationEntry | null;
      readonly code: string | null;
    }
  | { readonly is: "not_sent"; readonly at: EpochMs; readonly cause: string | null };

/** null: nothing was sent, so that there is something to send. The order's own record comes before an earlier answer. */
export function endOf(view: OrderView, state: DialogState, followed: string | null): AuthorizationEnd | null {
  if (state.at === "sending") return null;
  const { openOperation } = view;
  if (openOperation?.kind === "authorize") return { is: "open", operation: openOperation };
  const entry = view.history.find((one): one is OperationEntry => one.type === "operation" && one.id === followed);
  const ended = entry === undefined ? null : endOfEntry(entry);
  if (ended !== null) return ended;
  if (state.at === "answered") return endOfAnswer(state.answer, entry ?? null);
  return endOfLiving(view);
}

/** The page was opened, or left open, while an authorization lives: it tells of the call of ours that made it. */
function endOfLiving(view: OrderView): AuthorizationEnd | null {
  const { stage } = view.payment;
  const last = stage === "unauthorized" || stage === "canceled" ? undefined : newestAuthorization(view);
  return last === undefined ? null : endOfEntry(last);
}

export function newestAuthorization({ history }: OrderView): OperationEntry | undefined {
  return history.find((one): one is OperationEntry => one.type === "operation" && one.kind === "authorize");
}

/** null while it is open. */
function endOfEntry(entry: OperationEntry): AuthorizationEnd | null {
  const at = entry.settledAt ?? entry.at;
  switch (entry.state) {
    case "succeeded":
      return { is: "done", at, amount: entry.amount, captureReason: entry.authorization?.captureReason ?? null };
    case "failed":
      return { is: "declined", at, entry, code: entry.providerCode };
    case "not_sent":
      return { is: "not_sent", at, cause: null };
    default:
      return null;
  }
}

type Answer = Extract<DialogState, { at: "answered" }>["answer"];

/** Before the order was read again its answer is all that is known. */
function endOfAnswer(answer: Answer, entry: OperationEntry | null): AuthorizationEnd {
  switch (answer.kind) {
    case "done":
      return { is: "done", at: answer.at, ...whatWasSent(answer.plan) };
    case "refused_by_provider":
      return { is: "declined", at: answer.at, entry, code: answer.providerCode };
    case "not_sent":
      return { is: "not_sent", at: answer.at, cause: answer.cause };
    case "pending":
    case "unknown":
      return { is: "open", operation: openOf(answer) };
  }
}

function whatWasSent(plan: Plan): { readonly amount: number; readonly captureReason: CaptureReason | null } {
  if (plan.does !== "send" || plan.kind !== "authorize") throw new Error(`an authorization ended as ${plan.does}`);
  return { amount: plan.amount, captureReason: plan.captureReason };
}

function openOf(answer: Extract<Answer, { kind: "pending" | "unknown" }>): OpenOperationView {
  const { operationId: id, operation: kind, at, nextInquiryAt: nextStepAt } = answer;
  const shared = { id, kind, at, nextStepAt, amount: 0, by: null };
  if (answer.kind === "unknown") return { ...shared, state: "unknown", waitsFor: null };
  const { waitsFor } = answer;
  return {
    ...shared,
    state: "pending",
    waitsFor:
      waitsFor.for === "buyer" ? { for: "buyer", url: waitsFor.url, until: Date.parse(waitsFor.until) } : waitsFor,
  };
}
