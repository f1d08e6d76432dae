import { describe, expect, it } from "vitest";
import type { DialogState } from "@/components/order/dialog/use-verb-dialog";
import type { OperationEntry } from "@/lib/orders/detail/order-history";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import type { Plan, VerbAnswer } from "@/lib/payments/model/contract";
import { METHOD } from "@/lib/payments/testing/methods";
import { canceled, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { endOf } from "./authorize-end-of";

const methodId = METHOD.card;
const PLAN: Plan = {
  does: "send",
  kind: "authorize",
  providerOperation: "Auth",
  amountBefore: 0,
  amount: 12_800,
  deadline: null,
  captureReason: "flag",
  securityCode: null,
};
const CLOSED: DialogState = { at: "closed" };
const SENT = { operationId: "op-1", operation: "authorize", at: NOW } as const;

const waiting = orderView(recordsOf({ methodId, state: "awaiting", paid: false }), { role: "operator" }, NOW);

function call(state: OperationEntry["state"], part: Partial<OperationEntry> = {}): OperationEntry {
  const authorization = { captureReason: null, card: null };
  return { ...canceled(NOW, state), id: "op-1", kind: "authorize", authorization, ...part };
}
const withCall = (entry: OperationEntry, view: OrderView = waiting): OrderView => ({ ...view, history: [entry] });
const answered = (answer: VerbAnswer): DialogState => ({ at: "answered", verb: "authorize", plan: PLAN, answer });

describe("what became of an authorization", () => {
  it("is nothing yet while there is something to send, and while it is being sent", () => {
    expect(endOf(waiting, CLOSED, null)).toBeNull();
    const opened = { requestKey: "key-1" } as Extract<DialogState, { at: "sending" }>["opened"];
    const sending: DialogState = { at: "sending", verb: "authorize", opened, plan: PLAN };
    expect(endOf(withCall(call("succeeded")), sending, "op-1")).toBeNull();
  });

  it("is open as long as the order tells of its operation, whatever was answered before", () => {
    const operation: OpenOperationView = {
      id: "op-1",
      kind: "authorize",
      state: "pending",
      at: NOW,
      nextStepAt: null,
      amount: 12_800,
      by: null,
      waitsFor: { for: "screening" },
    };
    const view = { ...waiting, openOperation: operation };
    const done = answered({ ...SENT, kind: "done", plan: PLAN, taskId: null, version: 5, resolvedManually: false });
    expect(endOf(view, done, "op-1")).toEqual({ is: "open", operation });
    // Another operation of the order is none of this page's.
    expect(endOf({ ...view, openOperation: { ...operation, kind: "cancel" } }, CLOSED, null)).toBeNull();
  });

  it.each([
    ["succeeded", { is: "done", at: NOW, amount: 12_800, captureReason: null }],
    ["failed", { is: "declined", at: NOW, code: "G12", entry: expect.objectContaining({ id: "op-1" }) }],
    ["not_sent", { is: "not_sent", at: NOW, cause: null }],
  ] as const)("is what the order's own record says of the one that is followed: %s", (state, end) => {
    const view = withCall(call(state, { providerCode: state === "failed" ? "G12" : null }));
    expect(endOf(view, CLOSED, "op-1")).toEqual(end);
    // An earlier answer is older than the record.
    expect(endOf(view, answered({ ...SENT, kind: "unknown", nextInquiryAt: NOW }), "op-1")).toEqual(end);
    // One that is not followed says nothing about what would be sent now.
    expect(endOf(view, CLOSED, null)).toBeNull();
  });

  it("is what was answered until the order was read again", () => {
    const done = answered({ ...SENT, kind: "done", plan: PLAN, taskId: null, version: 5, resolvedManually: false });
    expect(endOf(waiting, done, "op-1")).toEqual({ is: "done", at: NOW, amount: 12_800, captureReason: "flag" });
    const refused = { ...SENT, kind: "refused_by_provider", providerCode: "G12", resolvedManually: false } as const;
    expect(endOf(waiting, answered(refused), "op-1")).toEqual({ is: "declined", at: NOW, entry: null, code: "G12" });
    const crowded = answered({ ...SENT, kind: "not_sent", cause: "lane_full" });
    expect(endOf(waiting, crowded, "op-1")).toEqual({ is: "not_sent", at: NOW, cause: "lane_full" });
    expect(endOf(waiting, answered({ ...SENT, kind: "unknown", nextInquiryAt: NOW }), "op-1")).toMatchObject({
      is: "open",
      operation: { id: "op-1", state: "unknown", nextStepAt: NOW, waitsFor: null },
    });
    const until = "2026-11-23T06:55:00Z";
    const buyer = { for: "buyer", url: "https://cards.example/3ds/1", until } as const;
    expect(
      endOf(waiting, answered({ ...SENT, kind: "pending", nextInquiryAt: NOW, waitsFor: buyer }), "op-1"),
    ).toMatchObject({
      is: "open",
      operation: { state: "pending", waitsFor: { ...buyer, until: Date.parse(until) } },
    });
  });

  it("is the one that lives, where nothing is left to send", () => {
    const lives = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
    expect(endOf(withCall(call("succeeded"), lives), CLOSED, null)).toMatchObject({ is: "done" });
    // Another's: what it is, the refused opening says.
    expect(endOf(lives, CLOSED, null)).toBeNull();
    const ended = orderView(recordsOf({ methodId, state: "voided" }), { role: "operator" }, NOW);
    expect(endOf(withCall(call("succeeded"), ended), CLOSED, null)).toBeNull();
  });
});
