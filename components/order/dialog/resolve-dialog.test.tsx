// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { LedgerView } from "@/lib/ledger/ledger-view";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenOperationView } from "@/lib/orders/detail/order-view-types";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { ResolveOperation } from "./resolve-dialog";

const calls = vi.hoisted(() => ({ resolveOperation: vi.fn(), openTask: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => calls);

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
  waitsFor: null,
};

const held = { authorized: 12_800, captured: 0, refunded: 0, held: 12_800 };
const notThere: LedgerView = {
  ours: {
    ...held,
    asOf: NOW,
    stage: "before_capture",
    total: 12_800,
    waitingAmount: null,
    cancellationMark: false,
    shipmentReported: false,
  },
  theirs: {
    ...held,
    answered: "payment",
    asOf: NOW,
    stage: "before_capture",
    providerStatus: "AUTH",
    shipmentReported: false,
    entries: [],
    older: 0,
  },
  openOperation: "not_there",
};
const asked = vi.fn<typeof fetch>();

async function open(of: OpenOperationView = operation) {
  const onSettled = vi.fn(async () => undefined);
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ResolveOperation operation={of} view={view} onSettled={onSettled} onShow={() => undefined} />
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole("button", { name: "結果を記録" }));
  const dialog = within(await screen.findByRole("dialog", { name: `受注 ${view.orderNumber} の連携結果の記録` }));
  return { user, dialog, onSettled };
}

beforeEach(() => {
  vi.clearAllMocks();
  vi.stubGlobal("fetch", asked);
  asked.mockImplementation(async () => Response.json(notThere));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("結果を記録", () => {
  it("says that nothing is sent, and records nothing before the person chose", async () => {
    const { user, dialog } = await open();
    expect(dialog.getByText(/何も送信しません。/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(dialog.getByText("管理画面で見た状態を選んでください。")).toBeTruthy();
    expect(calls.resolveOperation).not.toHaveBeenCalled();
  });

  it("asks which payment an authorization brought, and says at its field what is wrong with it", async () => {
    const { user, dialog } = await open({ ...operation, kind: "authorize" });
    expect(dialog.queryByRole("textbox", { name: /決済ID/ })).toBeNull();
    await user.click(dialog.getByRole("radio", { name: /オーソリは完了している/ }));
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(dialog.getByText("決済IDを入力してください。")).toBeTruthy();
    expect(calls.resolveOperation).not.toHaveBeenCalled();

    const fields = [{ field: "providerPaymentId", code: "of_another_order" }] as const;
    calls.resolveOperation.mockResolvedValueOnce(err({ code: "invalid_edit", fields }));
    await user.type(dialog.getByRole("textbox", { name: /決済ID/ }), " 8f3a-21c9 ");
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(calls.resolveOperation).toHaveBeenCalledWith({
      operationId: operation.id,
      outcome: "done",
      note: "",
      providerPaymentId: "8f3a-21c9",
    });
    expect(dialog.getByText("この決済IDは、別の受注の決済です。")).toBeTruthy();

    await user.click(dialog.getByRole("radio", { name: /オーソリされていない/ }));
    expect(dialog.queryByRole("textbox", { name: /決済ID/ })).toBeNull();
  });

  it("records what was seen, once, and says what stands now", async () => {
    calls.resolveOperation.mockResolvedValueOnce(
      ok({
        kind: "refused_by_provider",
        operationId: operation.id,
        operation: "cancel",
        providerCode: null,
        at: NOW,
        resolvedManually: true,
      }),
    );
    const { user, dialog, onSettled } = await open();
    await user.click(dialog.getByRole("radio", { name: /取り消されていない/ }));
    await user.type(dialog.getByRole("textbox", { name: /メモ/ }), "明細で確認");
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(await dialog.findByText("取り消されていないと記録しました。")).toBeTruthy();
    // The provider refused nothing.
    expect(dialog.queryByText(/受け付けませんでした/)).toBeNull();
    expect(calls.resolveOperation.mock.calls).toEqual([
      [{ operationId: operation.id, outcome: "not_done", note: "明細で確認" }],
    ]);
    expect(onSettled).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "閉じる" }));
    expect(onSettled).toHaveBeenCalledOnce();
  });

  it("takes a manual resolution as such, and claims nothing of the provider", async () => {
    const plan = { does: "send", kind: "cancel", providerOperation: "", amountBefore: 12_800, amount: 12_800 } as const;
    calls.resolveOperation.mockResolvedValueOnce(
      ok({
        kind: "done",
        plan: { ...plan, deadline: null },
        at: NOW,
        operationId: operation.id,
        taskId: null,
        version: 2,
        resolvedManually: true,
      }),
    );
    const { user, dialog } = await open();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    const said = within(await dialog.findByRole("status")).getByText(
      "取消は完了していると記録しました。",
    ).parentElement;
    expect(said?.textContent).toContain("受注と決済を取消済みにし、取消区分を付けました。");
    expect(said?.textContent).toContain("何も送信していません。");
    expect(said?.textContent).toContain("の記録との一致は、突合で確認します。");
    expect(dialog.queryByText(/の取消が完了しています/)).toBeNull();
  });

  it("names the provider's own answer as such, where it came when it was asked once more", async () => {
    const refused = { kind: "refused_by_provider", operationId: operation.id, operation: "cancel", at: NOW } as const;
    calls.resolveOperation.mockResolvedValueOnce(ok({ ...refused, providerCode: null, resolvedManually: false }));
    const { user, dialog } = await open();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect((await dialog.findByRole("alert")).textContent).toContain("理由は示されていません。");
  });

  it("a lost answer claims nothing", async () => {
    calls.resolveOperation.mockResolvedValueOnce(err({ code: "no_answer" }));
    const { user, dialog } = await open();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    await user.click(dialog.getByRole("button", { name: "結果を記録" }));
    expect(await dialog.findByRole("alert")).toBeTruthy();
    expect(dialog.queryByText(/取り消しました/)).toBeNull();
  });

  it("shows both ledgers, asked for this opening, and what each way out will do", async () => {
    const { dialog } = await open();
    expect(await dialog.findByRole("table", { name: "受注側と決済代行会社側の記録" })).toBeTruthy();
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0]).toBe(`/api/orders/${view.orderNumber}/ledger`);
    expect(dialog.getByText(/取消はまだありません。処理中の場合は、あとから完了することがあります。/)).toBeTruthy();
    expect(dialog.getByRole("radio", { name: /受注と決済を取消済みにし、取消区分を付けます。/ })).toBeTruthy();
    expect(dialog.getByRole("radio", { name: /もう一度操作できるようになります。/ })).toBeTruthy();
    expect(dialog.getByText(/自動照会は続きます。/)).toBeTruthy();
  });

  it("points out a choice that the provider's record contradicts, and leaves it to the person", async () => {
    const { user, dialog } = await open();
    await dialog.findByRole("table");
    await user.click(dialog.getByRole("radio", { name: /取り消されていない/ }));
    expect(dialog.queryByText(/決済代行会社の記録と異なります。/)).toBeNull();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    expect(dialog.getByText(/決済代行会社の記録と異なります。/)).toBeTruthy();
    expect(dialog.getByRole("button", { name: "結果を記録" }).getAttribute("aria-disabled")).toBeNull();
  });

  it("says where the record is as after it and by work elsewhere, and takes either word", async () => {
    asked.mockImplementation(async () => Response.json({ ...notThere, openOperation: "done_elsewhere" }));
    const { user, dialog } = await open();
    expect(await dialog.findByText(/取消後の状態ですが、確認中のこの連携の記録はありません。/)).toBeTruthy();
    await user.click(dialog.getByRole("radio", { name: /取消は完了している/ }));
    expect(dialog.queryByText(/決済代行会社の記録と異なります。/)).toBeNull();
    await user.click(dialog.getByRole("radio", { name: /取り消されていない/ }));
    expect(dialog.getByText(/決済代行会社の記録と異なります。/)).toBeTruthy();
    expect(dialog.getByRole("button", { name: "結果を記録" }).getAttribute("aria-disabled")).toBeNull();
  });

  it("keeps the ways out where the ledgers cannot be read, and asks again when told to", async () => {
    asked.mockRejectedValueOnce(new TypeError("offline"));
    const { user, dialog } = await open();
    expect((await dialog.findByRole("alert")).textContent).toContain("両方の記録を読み込めませんでした。");
    expect(dialog.getAllByRole("radio")).toHaveLength(2);
    await user.click(dialog.getByRole("button", { name: "もう一度照会" }));
    expect(await dialog.findByRole("table")).toBeTruthy();
  });
});
