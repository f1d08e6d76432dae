// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { orderView } from "@/lib/orders/order-view";
import type { OpenOperationView } from "@/lib/orders/order-view-types";
import { NOW, recordsOf } from "@/lib/orders/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { ResolveOperation } from "./resolve-dialog";

const calls = vi.hoisted(() => ({ resolve: vi.fn(), leaveTask: vi.fn() }));
vi.mock("./order-calls", () => calls);

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const operation: OpenOperationView = {
  id: "0198c0de-0000-7000-8000-000000000001",
  kind: "cancel",
  state: "needs_person",
  amount: 12_800,
  at: NOW,
  by: "田中 葵",
  nextStepAt: null,
};

async function open() {
  const onSettled = vi.fn(async () => undefined);
  const user = userEvent.setup();
  render(<ResolveOperation operation={operation} view={view} onSettled={onSettled} />);
  await user.click(screen.getByRole("button", { name: "結果を記録" }));
  const dialog = within(await screen.findByRole("dialog", { name: `受注 ${view.orderNumber} の連携結果の記録` }));
  return { user, dialog, onSettled };
}

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

describe("結果を記録", () => {
  it("says that nothing is sent, and records nothing before somebody chose", async () => {
    const { user, dialog } = await open();
    expect(dialog.getByText(/何も送信しません。/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(dialog.getByText("管理画面で見た状態を選んでください。")).toBeTruthy();
    expect(calls.resolve).not.toHaveBeenCalled();
  });

  it("records what was seen, once, and says what stands now", async () => {
    calls.resolve.mockResolvedValueOnce(
      ok({ kind: "refused_by_provider", operationId: operation.id, operation: "cancel", providerCode: null, at: NOW }),
    );
    const { user, dialog, onSettled } = await open();
    await user.click(dialog.getByRole("radio", { name: /取消は行われていない/ }));
    await user.type(dialog.getByRole("textbox", { name: /メモ/ }), "明細で確認");
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(await dialog.findByText("取消は行われていないと記録しました。")).toBeTruthy();
    // The provider refused nothing.
    expect(dialog.queryByText(/受け付けませんでした/)).toBeNull();
    expect(calls.resolve.mock.calls).toEqual([[{ operationId: operation.id, word: "not_done", note: "明細で確認" }]]);
    expect(onSettled).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "閉じる" }));
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it("a lost answer claims nothing", async () => {
    calls.resolve.mockResolvedValueOnce(err({ code: "no_answer" }));
    const { user, dialog } = await open();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(await dialog.findByRole("alert")).toBeTruthy();
    expect(dialog.queryByText(/取り消しました/)).toBeNull();
  });
});
