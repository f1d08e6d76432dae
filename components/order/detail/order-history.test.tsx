// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { EventEntry, OperationEntry } from "@/lib/orders/detail/order-history";
import { orderView } from "@/lib/orders/detail/order-view";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderHistory } from "./order-history";

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");
const view = orderView(recordsOf({ methodId }), { role: "viewer" }, NOW);

const EVENT: EventEntry = {
  type: "event",
  id: 1,
  at: NOW,
  actor: "staff",
  by: "田中 葵",
  kind: "memo_changed",
  resolvedManually: false,
  topic: "edit",
  amounts: null,
  changes: [{ field: "memo", before: "", after: "電話済み" }],
  flag: null,
  reason: "",
};

const CALL: OperationEntry = {
  type: "operation",
  id: "0198c0de-0000-7000-8000-000000000001",
  at: NOW,
  by: "田中 葵",
  kind: "cancel",
  state: "not_sent",
  amountBefore: 12_800,
  amount: 12_800,
  providerOperation: "CancelTran",
  providerCode: null,
  meaning: null,
  reason: "",
  settledAt: NOW,
  sends: 1,
  inquiries: 4,
  methodId: view.method.id,
  paymentId: 1,
  authorization: null,
};

function lineOf(entry: EventEntry | OperationEntry): string | null {
  render(<OrderHistory view={{ ...view, history: [entry] }} />);
  return screen.getByRole("listitem").textContent;
}

afterEach(cleanup);

it("names a changed memo once", () => {
  expect(lineOf(EVENT)?.match(/メモ/g)).toHaveLength(1);
});

it("tells a result that a person recorded as theirs, with their note", () => {
  const said = { kind: "operation_succeeded", resolvedManually: true, topic: "operation", changes: [] } as const;
  const line = lineOf({ ...EVENT, ...said, reason: "管理画面で取消済みを確認" });
  expect(line).toContain("連携の結果を記録:完了(管理画面の確認による)");
  expect(line).toContain("理由:管理画面で取消済みを確認");
});

it("says of 未送信 that went out that it is known not to have arrived, and of one that never left nothing of the kind", () => {
  expect(lineOf(CALL)).toContain("届いていないことを照会で確認");
  cleanup();
  expect(lineOf({ ...CALL, sends: 0, inquiries: 0 })).not.toContain("届いていない");
});

it("speaks to staff: names of calls and how often they went out stand in the opened detail", async () => {
  render(<OrderHistory view={{ ...view, history: [CALL] }} />);
  const detail = screen.getByText("詳細").closest("details");
  expect(detail?.open).toBe(false);
  for (const words of ["CancelTran", "送信1回・照会4回"]) expect(detail?.contains(screen.getByText(words))).toBe(true);
  expect(screen.getByText("田中 葵さん")).toBeTruthy();
});
