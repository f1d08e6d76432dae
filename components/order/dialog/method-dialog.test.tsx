// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { METHOD_IDS, methodTitle } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { METHOD } from "@/lib/payments/testing/methods";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { methodSettingsQuery } from "@/lib/queries/method-settings";
import { shopSettingsQuery } from "@/lib/queries/shop-settings";
import { err, ok } from "@/lib/result/result";
import { ChangeMethod } from "./method-dialog";

const calls = vi.hoisted(() => ({ prepareOrderVerb: vi.fn(), confirmOrderVerb: vi.fn(), openTask: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => calls);

const view = orderView(recordsOf({ methodId: METHOD.capturedByFlag, state: "rejected" }), { role: "operator" }, NOW);
const opened: OpenedVerb = {
  requestKey: "0198c0de-0000-7000-8000-000000000001",
  orderNumber: view.orderNumber,
  verb: "change_method",
  version: 4,
  flagsState: "{}",
  expiresAt: NOW + 1_000,
  serverNow: NOW,
  plan: null,
  needsAcknowledgement: false,
  view,
  rule: null,
  meanwhile: [],
};
const done = {
  kind: "done",
  plan: { does: "change_method", methodId: METHOD.paidLater },
  at: NOW,
  operationId: null,
  taskId: null,
  version: 5,
  resolvedManually: false,
} as const;

beforeEach(() => {
  vi.clearAllMocks();
  calls.prepareOrderVerb.mockResolvedValue(ok(opened));
});
afterEach(cleanup);

/** A browser that has the shop's settings already. */
function settingsRead(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const settings = METHOD_IDS.map((methodId) => ({
    methodId,
    flags: DEFAULT_RULES,
    version: 1,
    changes: {},
    takesShipments: methodId === METHOD.paidLater,
  }));
  client.setQueryData(methodSettingsQuery().queryKey, settings);
  client.setQueryData(shopSettingsQuery().queryKey, {
    pciDss: true,
    cancelNoticeUrl: "",
    amountNoticeUrl: "",
    taxRounding: "down",
    consoleUrls: {},
    version: 1,
    changed: null,
  });
  return client;
}

async function open() {
  const onSettled = vi.fn(async () => undefined);
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={settingsRead()}>
      <ChangeMethod view={view} onSettled={onSettled} />
    </QueryClientProvider>,
  );
  await user.click(screen.getByRole("button", { name: "決済方法を変更" }));
  const dialog = within(await screen.findByRole("dialog", { name: `受注 ${view.orderNumber} の決済方法の変更` }));
  const field = await dialog.findByRole("combobox", { name: /変更後の決済方法/ });
  return { user, dialog, field, onSettled };
}

it("says that nothing is sent, and saves nothing before a method was chosen", async () => {
  const { user, dialog } = await open();
  expect(dialog.getByText(/への送信なし/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "決済方法を変更" }));
  expect(dialog.getByText("変更後の決済方法を選んでください。")).toBeTruthy();
  expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
});

it("offers every method but the order's own, and saves the chosen one once with what was shown", async () => {
  calls.confirmOrderVerb.mockResolvedValue(ok(done));
  const { user, dialog, field, onSettled } = await open();
  await user.type(field, methodTitle(METHOD.paidLater));
  const options = dialog.getAllByRole("option");
  expect(options.length).toBeGreaterThan(0);
  await user.keyboard("{Enter}");
  await user.click(dialog.getByRole("button", { name: "決済方法を変更" }));
  const { requestKey, version, flagsState } = opened;
  expect(calls.confirmOrderVerb.mock.calls).toEqual([
    [{ requestKey, version, flagsState, reason: "", acknowledged: false, methodId: METHOD.paidLater }],
  ]);
  expect(await dialog.findByText("決済方法を変更しました。")).toBeTruthy();
  expect(onSettled).not.toHaveBeenCalled();
  await user.click(dialog.getAllByRole("button", { name: "閉じる" }).at(-1) ?? document.body);
  expect(onSettled).toHaveBeenCalledOnce();
});

it("lays what the chosen method changes beside what it is now", async () => {
  const { user, dialog, field } = await open();
  expect(dialog.queryByRole("table")).toBeNull();
  await user.type(field, methodTitle(METHOD.paidLater));
  await user.keyboard("{Enter}");
  const table = within(dialog.getByRole("table", { name: "変わる内容" }));
  const row = (name: string) => table.getByRole("rowheader", { name }).closest("tr")?.textContent ?? "";
  expect(row("入金")).toMatch(/^入金オーソリと同時に入金済み未入金から.*変わる$/);
  expect(table.getAllByRole("row")).toHaveLength(9);
  expect(row("伝票番号連携")).toBe("伝票番号連携なしあり変わる");
});

it("says what stands in the way, and that nothing was sent", async () => {
  const refusal = { code: "another_operation_open", kind: "authorize", at: NOW, by: "鈴木 玲" };
  calls.confirmOrderVerb.mockResolvedValue(err(refusal));
  const { user, dialog, field } = await open();
  await user.type(field, methodTitle(METHOD.paidLater));
  await user.keyboard("{Enter}");
  await user.click(dialog.getByRole("button", { name: "決済方法を変更" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("何も送信していません。");
});
