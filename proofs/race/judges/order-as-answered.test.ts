import { expect, it } from "vitest";
import { orderView } from "@/lib/orders/detail/order-view";
import type { Plan } from "@/lib/payments/model/contract";
import { NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { orderAsAnswered } from "./order-as-answered";
import { emptyTrack, heard, RACED_ORDER } from "./testing/heard";

/** What is broken when the winner was told that this was done, and the order now reads so. */
async function brokenBy(plan: Plan, wish: Partial<Wish>): Promise<readonly string[]> {
  const view = orderView(recordsOf({ methodId: RACED_ORDER.methodId, ...wish }), { role: "operator" }, NOW);
  const track = emptyTrack({ status: 200, body: view });
  const value = {
    kind: "done",
    plan,
    at: NOW,
    operationId: "op",
    taskId: null,
    version: view.version,
    resolvedManually: false,
  } as const;
  await orderAsAnswered(track, heard("a", { ok: true, value }));
  return track.broken.map(({ what }) => what);
}

const CANCEL: Plan = {
  does: "send",
  kind: "cancel",
  providerOperation: "Cancel",
  amountBefore: 12_800,
  amount: 12_800,
  deadline: null,
};
const CAPTURE: Plan = { ...CANCEL, kind: "capture" };
const CHANGE: Plan = { ...CANCEL, kind: "change_amount", amount: 900 };
const REPORT: Plan = { ...CANCEL, kind: "report_shipment" };
const MARK: Plan = { does: "mark_and_task", reasons: [], deadline: null, amount: 12_800 };

it.each([
  [CANCEL, { state: "voided" }],
  [CAPTURE, { state: "captured" }],
  [CHANGE, { total: 900 }],
  [MARK, { marked: true, tasks: ["cancel"] }],
] as const)("an order that is what its winner was told: %j", async (plan, wish) => {
  expect(await brokenBy(plan, wish)).toEqual([]);
});

it.each([
  [CANCEL, { state: "authorized" }, "it is before_capture"],
  [CANCEL, { open: "unknown" }, "an operation is unknown"],
  [CAPTURE, { state: "authorized" }, "it is before_capture"],
  [CHANGE, { total: 1_000 }, "the provider holds 1000"],
  [REPORT, {}, "the provider has not been told"],
  [MARK, { tasks: ["cancel"] }, "it is not marked"],
  [MARK, { marked: true }, "no task asks"],
] as const)("one that is not is found: %j", async (plan, wish, why) => {
  expect(await brokenBy(plan, wish)).toEqual([expect.stringContaining(why)]);
});
