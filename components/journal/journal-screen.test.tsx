// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { METHOD_IDS, type MethodId, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { AttemptView, JournalRow, JournalView } from "@/lib/journal/journal-view";
import { JournalScreen } from "./journal-screen";

vi.mock("next/navigation", () => ({ usePathname: () => "/operations" }));

const [method = fail()] = METHOD_IDS;
function fail(): MethodId {
  throw new Error("the catalogue is empty");
}

const now = Date.parse("2026-11-23T06:40:12Z");

function call(more: Partial<JournalRow> = {}): JournalRow {
  return {
    id: "0199aaaa-0000-7000-8000-000000000001",
    orderNumber: "A-1",
    methodId: method,
    providerPaymentId: "pay-8f3a",
    kind: "cancel",
    state: "succeeded",
    amountBefore: 12_800,
    amount: 12_800,
    providerOperation: "CancelTran",
    providerCode: null,
    providerStatus: "CANCEL",
    meaning: null,
    cause: null,
    reason: "",
    captureReason: null,
    staffName: "田中 葵",
    sends: 1,
    inquiries: 0,
    createdAt: now,
    settledAt: now + 700,
    nextStepAt: null,
    word: null,
    ...more,
  };
}

let rows: readonly JournalRow[] = [];
let attempts: readonly AttemptView[] = [];
const urls: string[] = [];

function show(search = "") {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NuqsTestingAdapter searchParams={search} hasMemory onUrlUpdate={(event) => urls.push(event.queryString)}>
        <JournalScreen />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  rows = [call()];
  attempts = [];
  urls.length = 0;
  vi.stubGlobal("fetch", async (address: string) => {
    if (address.endsWith("/attempts")) return Response.json(attempts);
    const view: JournalView = { serverNow: now, rows, previous: null, next: null, ignored: [] };
    return Response.json(view);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("a call stands with its payment, its state, how often it went out, and who asked", async () => {
  show();
  const table = within(await screen.findByRole("table", { name: "連携履歴" }));
  expect(table.getByText("11/23 15:40:12")).toBeTruthy();
  expect(table.getByRole("link", { name: "A-1" }).getAttribute("href")).toBe("/orders/A-1");
  expect(table.getByText("取消")).toBeTruthy();
  expect(table.getByText("12,800円")).toBeTruthy();
  expect(table.getByText(PROVIDERS[providerOf(method)].short)).toBeTruthy();
  expect(table.getByText("送信1回")).toBeTruthy();
  expect(table.getByText("田中 葵さん")).toBeTruthy();
});

test("names and codes of the provider stand in the opened row alone", async () => {
  show();
  const table = within(await screen.findByRole("table", { name: "連携履歴" }));
  expect(table.queryByText(/CancelTran|CANCEL/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "受注 A-1 の送信と照会 11/23 15:40:12" }));
  const details = within(await screen.findByRole("region", { name: "受注 A-1 の送信と照会" }));
  expect(details.getByText("CancelTran")).toBeTruthy();
  expect(details.getByText("取消", { exact: false, selector: "dd" })).toBeTruthy();
});

test("a change shows its difference with a real minus, and says it to listeners", async () => {
  rows = [call({ kind: "change_amount", amount: 11_900 })];
  show();
  expect(await screen.findByText("\u2212900円")).toBeTruthy();
  expect(screen.getByText("900円の減額")).toBeTruthy();
});

test("a refusal shows its code with what it means, an unknown outcome why it is not known", async () => {
  rows = [
    call({ state: "failed", providerCode: "E01", meaning: "invalid_state" }),
    call({ id: "0199aaaa-0000-7000-8000-000000000002", state: "unknown", cause: "timeout", settledAt: null }),
  ];
  show();
  expect(await screen.findByText("この操作ができない状態です")).toBeTruthy();
  expect(screen.getByText("拒否", { selector: "td *" })).toBeTruthy();
  expect(screen.getByText("応答なし")).toBeTruthy();
});

test("does not say 接続できない of a line that may have been cut after the request had gone out", async () => {
  rows = [
    call({ state: "unknown", cause: "connection", settledAt: null }),
    call({ id: "0199aaaa-0000-7000-8000-000000000002", state: "failed", providerCode: "E99X" }),
  ];
  show();
  expect(await screen.findByText("通信エラー・応答なし")).toBeTruthy();
  expect(screen.getByText("このコードの意味は登録されていません")).toBeTruthy();
});

test.each([
  ["succeeded", "完了"],
  ["failed", "未完了"],
] as const)("what a manual resolution ended says who recorded it and why: %s", async (state, seen) => {
  rows = [call({ state, providerStatus: null, word: { by: "鈴木 玲", note: "管理画面で確認" } })];
  show();
  const table = within(await screen.findByRole("table", { name: "連携履歴" }));
  expect(table.getByText("鈴木 玲さんが記録")).toBeTruthy();
  expect(table.queryByText(/示されていません/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "受注 A-1 の送信と照会 11/23 15:40:12" }));
  const details = within(await screen.findByRole("region", { name: "受注 A-1 の送信と照会" }));
  expect(details.getByText(`鈴木 玲さん(管理画面を見て「${seen}」と記録)`)).toBeTruthy();
  expect(details.getByText("管理画面で確認")).toBeTruthy();
});

test.each([
  ["flag", "フラグ オン"],
  ["default", "デフォルト"],
] as const)(
  "an authorization that captured says so with its reason, in its row and opened: %s",
  async (reason, why) => {
    rows = [
      call({ kind: "authorize", captureReason: reason }),
      call({ id: "0199aaaa-0000-7000-8000-000000000002", orderNumber: "A-2", kind: "authorize" }),
    ];
    show();
    const [, captured, reserved] = within(await screen.findByRole("table", { name: "連携履歴" })).getAllByRole("row");
    if (captured === undefined || reserved === undefined) throw new Error("two calls, and fewer rows");
    expect(within(captured).getByText("オーソリ時に確定")).toBeTruthy();
    expect(captured.textContent).toContain(why);
    expect(reserved.textContent).not.toContain("オーソリ時に確定");
    await userEvent.click(screen.getByRole("button", { name: "受注 A-1 の送信と照会 11/23 15:40:12" }));
    const details = within(await screen.findByRole("region", { name: "受注 A-1 の送信と照会" }));
    expect(details.getByText("オーソリ時に確定", { selector: "dt" }).nextSibling?.textContent).toBe(why);
  },
);

test("a row opens to its attempts, with the raw answer ready to copy", async () => {
  const sent = { seq: 0, kind: "send", startedAt: now, endedAt: now + 8_000, outcome: "timeout" } as const;
  const asked = { seq: 1, kind: "inquire", startedAt: now + 9_000, endedAt: null, outcome: null } as const;
  const none = { httpStatus: null, providerCode: null, providerStatus: null, raw: null };
  attempts = [
    { ...none, ...sent, raw: '{"found":false}' },
    { ...none, ...asked },
  ];
  show();
  await userEvent.click(await screen.findByRole("button", { name: "受注 A-1 の送信と照会 11/23 15:40:12" }));
  const timeline = within(await screen.findByRole("region", { name: "受注 A-1 の送信と照会" }));
  expect(await timeline.findByText("→ 15:40:20 応答なし")).toBeTruthy();
  expect(timeline.getByText("応答待ち")).toBeTruthy();
  expect(timeline.getByText('{"found":false}')).toBeTruthy();
  expect(timeline.getByRole("button", { name: "応答データをコピー" })).toBeTruthy();
  expect(timeline.getByRole("button", { name: "決済IDをコピー" })).toBeTruthy();
});

test("search and views change the address", async () => {
  show();
  await userEvent.type(await screen.findByRole("searchbox", { name: "連携を検索" }), "E01");
  await userEvent.click(screen.getByRole("button", { name: "絞り込む" }));
  expect(urls.at(-1)).toBe("?q=E01");
  await userEvent.click(screen.getByRole("link", { name: "拒否" }));
  expect(Object.fromEntries(new URLSearchParams(urls.at(-1)))).toEqual({ q: "E01", state: "failed" });
});

test.each([
  ["", "連携はまだありません。"],
  ["?period=2026-11-01..2026-11-02", "この期間の連携はありません。"],
  ["?state=failed", "条件に合う連携はありません。"],
  ["?q=E99", "「E99」に一致する連携はありません。"],
])("an empty journal at %j says %s", async (search, words) => {
  rows = [];
  show(search);
  expect(await screen.findByText(words)).toBeTruthy();
});
