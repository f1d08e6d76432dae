// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { METHOD_IDS, type MethodId, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { Role } from "@/lib/identity/role";
import { err, ok } from "@/lib/result/result";
import { movedYen, type TaskListView, type TaskRow } from "@/lib/tasks/task-list-view";
import { TaskScreen } from "./task-screen";

const action = vi.hoisted(() => ({ closeTask: vi.fn() }));
vi.mock("@/lib/actions/tasks", () => action);
const settled = vi.hoisted(() => ({ settleSeenWork: vi.fn(), repairDifference: vi.fn() }));
vi.mock("@/lib/actions/differences", () => settled);
vi.mock("next/navigation", () => ({ usePathname: () => "/tasks" }));

const [method = fail()] = METHOD_IDS;
function fail(): MethodId {
  throw new Error("the catalogue is empty");
}

// 15:40 in Tokyo, whatever zone the test runs in.
const now = Date.parse("2026-11-23T06:40:00Z");
const HOUR = 3_600_000;

function task(more: Partial<TaskRow> = {}): TaskRow {
  return {
    id: 7,
    orderNumber: "A-1",
    customerName: "木村 翔",
    methodId: method,
    providerPaymentId: "pay-77d2",
    kind: "cancel",
    state: "open",
    amountBefore: 5_200,
    amountAfter: 0,
    reasons: ["deadline_passed", "flag_off"],
    openedAt: now - 50 * HOUR,
    openedBy: "鈴木 玲",
    workedAt: null,
    closedAt: null,
    closedBy: null,
    note: "",
    paymentAt: now - 90 * HOUR,
    operationOpen: false,
    seenAt: null,
    ...more,
  };
}

const SHOP = {
  pciDss: false,
  cancelNoticeUrl: "",
  amountNoticeUrl: "",
  taxRounding: "down",
  consoleUrls: {},
  version: 1,
  changed: null,
};

let rows: readonly TaskRow[] = [];
let asked: string[] = [];

function viewOf(address: string): TaskListView {
  const sum = { count: rows.length, yen: rows.reduce((all, row) => all + movedYen(row), 0) };
  const nothing = { count: 0, yen: 0 };
  const grouped = !/state=(done|not_needed)|provider=|sort=/.test(address) && rows.length > 0;
  return {
    serverNow: now,
    rows,
    previous: null,
    next: null,
    ignored: [],
    totals: { all: sum, cancel: sum, changeAmount: nothing, old: nothing },
    groups: grouped ? [{ provider: providerOf(method), ...sum }] : null,
    people: [{ id: "s2", name: "鈴木 玲" }],
  };
}

function show(role: Role = "operator", search = "") {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NuqsTestingAdapter searchParams={search} hasMemory>
        <TaskScreen staff={{ id: "s1", name: "田中 葵", role }} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  rows = [task()];
  asked = [];
  action.closeTask.mockReset();
  vi.stubGlobal("fetch", async (address: string) => {
    if (address.startsWith("/api/settings")) return Response.json(SHOP);
    asked.push(address);
    return Response.json(viewOf(address));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = async () => {
  await userEvent.click(await screen.findByRole("button", { name: "受注 A-1 の作業を記録" }));
  return within(screen.getByRole("form", { name: "受注 A-1 の作業の記録" }));
};

test("open work shows provider, payment id, amount, reasons and age", async () => {
  rows = [
    task(),
    task({ id: 8, orderNumber: "A-2", kind: "change_amount", amountBefore: 31_000, amountAfter: 28_000 }),
  ];
  show();
  const table = within(await screen.findByRole("table", { name: "管理画面での作業" }));
  // The provider stands once, over its work, with how much it is.
  const heading = table.getByRole("rowheader", { name: new RegExp(PROVIDERS[providerOf(method)].label) });
  expect(heading.textContent).toContain("2件");
  expect(heading.textContent).toContain("8,200円");
  expect(table.getAllByText("pay-77d2")).toHaveLength(2);
  expect(table.getAllByRole("button", { name: "決済ID pay-77d2 をコピー" })).toHaveLength(2);
  expect(table.getByText("全額", { exact: false }).textContent).toContain("取消");
  expect(table.getByText("31,000円 → 28,000円", { exact: false })).toBeTruthy();
  // What the console must move: the whole of a cancel, the difference of a change.
  expect(table.getByText("5,200円")).toBeTruthy();
  expect(table.getByText("3,000円")).toBeTruthy();
  expect(table.getAllByText("連携の期限終了、フラグがオフ").length).toBeGreaterThan(0);
  expect(table.getAllByText("2日")).toHaveLength(2);
});

test("recording says nothing before the server does, then who recorded it and when", async () => {
  let answer: (value: unknown) => void = () => undefined;
  action.closeTask.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  show();
  const form = await open();
  expect(form.getByLabelText<HTMLInputElement>("作業した日時(日本時間)").value).toBe("2026-11-23T15:40");
  await userEvent.type(form.getByLabelText("メモ"), "管理画面で取消");
  await userEvent.click(form.getByRole("button", { name: "完了として記録" }));
  expect(form.getByRole("button", { name: "記録中" })).toBeTruthy();
  expect(screen.queryByText(/記録しました/)).toBeNull();
  expect(action.closeTask).toHaveBeenCalledWith({
    taskId: 7,
    amountAfter: 0,
    result: "done",
    workedAt: "2026-11-23T15:40",
    note: "管理画面で取消",
  });
  rows = [];
  answer({ data: ok({ at: now + 600_000, version: 4 }) });
  expect(await screen.findByText("受注 A-1 の作業を完了として記録しました(15:50 田中 葵さん)。")).toBeTruthy();
  expect(await screen.findByText("未対応の作業はありません。")).toBeTruthy();
});

test("work that was not needed asks for its reason at the field", async () => {
  action.closeTask.mockResolvedValue({ data: err({ code: "note_required" }) });
  show();
  const form = await open();
  await userEvent.click(form.getByRole("radio", { name: /^不要/ }));
  await userEvent.click(form.getByRole("button", { name: "不要として記録" }));
  expect(await form.findByText("不要の場合は、理由をメモに入力してください。")).toBeTruthy();
  expect(form.getByLabelText(/^メモ/).getAttribute("aria-invalid")).toBe("true");
});

test.each([
  [
    { code: "task_already_closed", state: "done", at: now, by: "鈴木 玲" },
    "記録していません。この作業は、15:40に鈴木 玲さんが完了として記録済みです。",
  ],
  [
    { code: "operation_open", kind: "capture" },
    /^記録していません。この受注ではオーソリ確定の結果がまだ決まっていません。/,
  ],
  [{ code: "task_changed", amountAfter: 900 }, /^記録していません。.*変更後の金額は900円です。/],
  [{ code: "database_unavailable" }, /^記録していません。データベースに接続できません。/],
] as const)("a refusal %j says that nothing was recorded, and why", async (error, words) => {
  action.closeTask.mockResolvedValue({ data: err(error) });
  show();
  const form = await open();
  await userEvent.click(form.getByRole("button", { name: "完了として記録" }));
  expect(await within(await form.findByRole("alert")).findByText(words)).toBeTruthy();
});

test("an answer that did not arrive does not say that nothing was recorded", async () => {
  action.closeTask.mockRejectedValue(new Error("network"));
  show();
  const form = await open();
  await userEvent.click(form.getByRole("button", { name: "完了として記録" }));
  const alert = await form.findByRole("alert");
  expect(alert.textContent).toContain("記録された可能性があります。");
  expect(alert.textContent).not.toContain("記録していません。");
});

test("while an operation is open the button says why it does nothing", async () => {
  rows = [task({ operationOpen: true })];
  show();
  const button = await screen.findByRole("button", { name: "受注 A-1 の作業を記録" });
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("連携の結果がまだ決まっていないため、記録できません。").id).toBe(
    button.getAttribute("aria-describedby"),
  );
  await userEvent.click(button);
  expect(screen.queryByRole("form")).toBeNull();
});

test("閲覧 sees the same without buttons, and one line that says why", async () => {
  show("viewer");
  expect(await screen.findByText("閲覧権限のため記録できません。記録は担当・管理者に依頼してください。")).toBeTruthy();
  await screen.findByRole("table", { name: "管理画面での作業" });
  expect(screen.queryByRole("button", { name: /作業を記録/ })).toBeNull();
});

test.each([
  [
    "cancel",
    "完了を確認",
    "done",
    "取消",
    "完了を確認すると、受注は取消済みになります。",
    "完了を、決済代行会社の記録で確認しました",
  ],
  [
    "change_amount",
    "完了していない",
    "not_this",
    "金額変更",
    "完了を確認すると、決済の金額が受注と一致します。",
    "未対応のままにしました",
  ],
] as const)("work that the ledger shows (%s) is offered for closing: 「%s」", async (...of) => {
  const [kind, button, outcome, work, consequence, said] = of;
  rows = [task({ kind, seenAt: now - 600_000 })];
  settled.settleSeenWork.mockResolvedValue({ data: ok({ outcome, at: now }) });
  show("operator", "?state=seen");
  const table = within(await screen.findByRole("table", { name: "管理画面での作業" }));
  expect(table.getAllByText("完了確認待ち").length).toBeGreaterThan(0);
  expect(table.getAllByText(`11/23(月) 15:30の突合で${work}を確認`).length).toBeGreaterThan(0);
  expect(table.getAllByText(consequence).length).toBeGreaterThan(0);
  expect(table.queryByRole("button", { name: /作業を記録/ })).toBeNull();
  rows = [];
  await userEvent.click(table.getByText(button));
  expect(settled.settleSeenWork).toHaveBeenLastCalledWith({ taskId: 7, amountAfter: 0, outcome });
  const status = await screen.findByText(new RegExp(said));
  expect(status.textContent).toContain("(15:40 田中 葵さん)");
  expect(status.textContent).toContain("何も送信していません。");
});

test.each([
  [
    { code: "not_seen" },
    /^記録していません。何も送信していません。決済代行会社の記録で、この作業を確認できなくなりました。/,
  ],
  [{ code: "task_changed", amountAfter: 900 }, /^記録していません。何も送信していません。.*変更後の金額は900円です。/],
  [{ code: "task_closed" }, /^記録していません。何も送信していません。この作業は、すでに記録済みです。/],
  [
    { code: "operation_open", kind: "capture" },
    /^記録していません。何も送信していません。.*オーソリ確定の結果がまだ決まっていません/,
  ],
  [{ code: "provider_unreachable" }, /^記録していません。何も送信していません。決済代行会社の応答がない/],
  [{ code: "perhaps_saved" }, /^記録できたかどうかを確認できませんでした。何も送信していません。/],
] as const)("closing that is refused by %j says so in its row", async (error, words) => {
  rows = [task({ seenAt: now - 600_000 })];
  settled.settleSeenWork.mockResolvedValue({ data: err(error) });
  show();
  await userEvent.click(await screen.findByRole("button", { name: "受注 A-1 の作業の完了を確認" }));
  expect(await screen.findByText(words)).toBeTruthy();
});

test("closed work shows who recorded it, when it was done, and the note", async () => {
  rows = [task({ state: "done", closedAt: now, closedBy: "田中 葵", workedAt: now - HOUR, note: "電話で確認" })];
  show("operator", "?state=done");
  expect(await screen.findByText("11/23(月) 15:40 田中 葵さん")).toBeTruthy();
  expect(screen.getByText("作業 11/23(月) 14:40")).toBeTruthy();
  expect(screen.getByText("電話で確認")).toBeTruthy();
});

test("after a record the next row's 記録 has the focus", async () => {
  rows = [task(), task({ id: 8, orderNumber: "A-2" }), task({ id: 9, orderNumber: "A-3" })];
  action.closeTask.mockImplementation(async () => {
    rows = rows.filter(({ id }) => id !== 8);
    return { data: ok({ at: now, version: 2 }) };
  });
  show();
  await userEvent.click(await screen.findByRole("button", { name: "受注 A-2 の作業を記録" }));
  await userEvent.click(screen.getByRole("button", { name: "完了として記録" }));
  await screen.findByText(/受注 A-2 の作業を完了として記録しました/);
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "受注 A-3 の作業を記録" })),
  );
});

test("an amount that stays says so, and moves nothing", async () => {
  rows = [task({ kind: "change_amount", amountBefore: 13_380, amountAfter: 13_380 })];
  show();
  expect((await screen.findByText("13,380円のまま", { exact: false })).textContent).toContain("(内訳のみ)");
  expect(within(screen.getByRole("table")).getAllByText("0円").length).toBeGreaterThan(0);
});

test("conditions go to the address, and are cleared from where nothing fits", async () => {
  rows = [];
  show();
  expect(await screen.findByText("未対応の作業はありません。")).toBeTruthy();
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "種類" }), "取消");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "担当" }), "鈴木 玲さん");
  await userEvent.type(screen.getByRole("searchbox", { name: "作業を検索" }), "木村");
  await waitFor(() => expect(asked.at(-1)).toBe(`/api/tasks?q=${encodeURIComponent("木村")}&kind=cancel&by=s2`));
  expect(await screen.findByText("条件に合う作業はありません。")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "条件をクリア" }));
  expect(await screen.findByText("未対応の作業はありません。")).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>("searchbox", { name: "作業を検索" }).value).toBe("");
});

test("j, x and y work on the row that has the focus", async () => {
  rows = [task(), task({ id: 8, orderNumber: "A-2", providerPaymentId: "pay-2" })];
  show();
  await screen.findByRole("table", { name: "管理画面での作業" });
  const user = userEvent.setup();
  await user.keyboard("j");
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "A-1" }));
  await user.keyboard("j");
  await user.keyboard("y");
  expect(await navigator.clipboard.readText()).toBe("pay-2");
  await user.keyboard("x");
  expect(await screen.findByRole("form", { name: "受注 A-2 の作業の記録" })).toBeTruthy();
});
