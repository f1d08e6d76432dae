// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { repairedText } from "@/lib/messages/repairs";
import type { Repaired, RepairRefusal } from "@/lib/reconciliation/contract";
import type { DifferenceListView, DifferenceRow, RoundsView } from "@/lib/reconciliation/difference-list-view";
import type { DifferenceView, RepairChoice } from "@/lib/reconciliation/difference-view";
import { err, ok, type Result } from "@/lib/result/result";
import type { Role } from "@/lib/staff/role";
import { DifferenceScreen } from "./difference-screen";

const action = vi.hoisted(() => ({ repairDifference: vi.fn(), settleSeenWork: vi.fn(), lookAtOrder: vi.fn() }));
vi.mock("@/lib/actions/reconciliation", () => action);
vi.mock("next/navigation", () => ({ usePathname: () => "/reconciliation" }));

// 15:40 in Tokyo, whatever zone the test runs in.
const now = Date.parse("2026-11-25T06:40:00Z");
const MINUTE = 60_000;
const PROVIDER = "テスト決済";

const side = { authorized: 12_800, captured: 0, refunded: 0 };

function row(more: Partial<DifferenceRow> = {}): DifferenceRow {
  return {
    id: 7,
    kinds: ["canceled_there"],
    orderNumber: "A-1",
    customerName: "木村 翔",
    provider: PROVIDER,
    providerShort: "テスト",
    method: "クレジットカード",
    providerPaymentId: "pay-77d2",
    ours: {
      ...side,
      state: "authorized",
      stage: "before_capture",
      held: 12_800,
      total: 12_800,
      cancellationMark: false,
    },
    theirs: { ...side, state: "voided", stage: "canceled", held: 0 },
    doubted: [],
    foundAt: now - 50 * 60 * MINUTE,
    seenAt: now - 10 * MINUTE,
    end: null,
    endedAt: null,
    endedBy: null,
    note: "",
    operationOpen: false,
    ...more,
  };
}

const TAKE_OVER: RepairChoice = {
  repair: "take_over",
  stage: "canceled",
  held: 0,
  total: 12_800,
  marks: true,
  doneTasks: [],
  needlessTasks: [{ kind: "change_amount", amountBefore: 12_800, amountAfter: 9_000 }],
  owed: null,
};
const LEAVE_TASK: RepairChoice = { repair: "leave_task", amount: 12_800 };

function detail(more: Partial<DifferenceView> = {}): DifferenceView {
  const amounts = { ...side, held: 12_800 };
  return {
    serverNow: now,
    row: row(),
    fingerprint: "as shown",
    version: 4,
    ours: {
      ...amounts,
      asOf: now - 10 * MINUTE,
      stage: "before_capture",
      total: 12_800,
      waitingAmount: null,
      cancellationMark: false,
    },
    theirs: {
      ...amounts,
      answered: "payment",
      asOf: now - 10 * MINUTE,
      stage: "canceled",
      held: 0,
      providerStatus: "VOID",
      entries: [],
      older: 0,
    },
    repairs: [TAKE_OVER],
    ...more,
  };
}

const COUNTS = { looked: 2_990, agreed: 2_985, differing: 3, tasksSeen: 1, putOff: 1, unreadable: 0 };
const ROUNDS: RoundsView = {
  running: null,
  last: { kind: "recent", startedAt: now - 11 * MINUTE, endedAt: now - 10 * MINUTE, failed: null, counts: COUNTS },
  lastGoodAt: now - 10 * MINUTE,
  nextAt: now + 4 * MINUTE,
};

let rows: readonly DifferenceRow[] = [];
let rounds = ROUNDS;
let one = detail();
let listAnswer: () => Response = () => Response.error();

beforeEach(() => {
  rows = [row()];
  rounds = ROUNDS;
  one = detail();
  action.repairDifference.mockReset();
  listAnswer = () => {
    const view: DifferenceListView = { serverNow: now, rounds, rows, previous: null, next: null, ignored: [] };
    return Response.json(view);
  };
  vi.stubGlobal("fetch", async (address: string) =>
    /\/api\/differences\/\d+$/.test(address) ? Response.json(one) : listAnswer(),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(role: Role = "operator", search = "") {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NuqsTestingAdapter searchParams={search} hasMemory>
        <DifferenceScreen staff={{ id: "s1", name: "田中 葵", role }} />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

async function open(button = "受注 A-1 の差異の内容を確認") {
  await userEvent.click(await screen.findByRole("button", { name: button }));
  const dialog = within(await screen.findByRole("dialog", { name: /の突合の差異$/ }));
  await dialog.findByRole("table", { name: "受注側と決済代行会社側の記録" });
  return dialog;
}

function answer(result: Result<Repaired, RepairRefusal>) {
  action.repairDifference.mockResolvedValue({ data: result });
}

describe("突合", () => {
  it("says of each difference what it is, and both sides in a line each", async () => {
    rows = [
      row(),
      row({
        id: 8,
        orderNumber: "A-2",
        kinds: ["done_twice"],
        doubted: [{ kind: "cancel", amount: 900, doubt: "again" }],
      }),
    ];
    show();
    const table = within(await screen.findByRole("table", { name: "突合" }));
    expect(table.getByText("決済のみ取消")).toBeTruthy();
    expect(table.getAllByText("12,800円・確定前")).toHaveLength(2);
    expect(table.getAllByText("取消済み")).toHaveLength(2);
    expect(table.getByText("同じ操作の2回目 取消 900円")).toBeTruthy();
    expect(table.getAllByText("2日前")).toHaveLength(2);
    expect(table.getByRole("link", { name: "A-1" }).getAttribute("href")).toBe("/orders/A-1");
  });

  it("tells when it looked, what it saw, and when it looks again", async () => {
    show();
    const status = await screen.findByRole("region", { name: "突合の状況" });
    expect(status.textContent).toContain("前回 11/25(水) 15:30(直近3日分)");
    expect(status.textContent).toContain("2,990件を確認:一致 2,985件・差異 3件・完了の候補 1件・確認中のため後で 1件");
    expect(status.textContent).toContain("次回 15:44");
    expect(status.textContent).not.toContain("読み取れない");
    expect(status.textContent).not.toContain("30分以上");
  });

  it("says why a round failed, and after half an hour without a whole one that the list is old", async () => {
    const last = { kind: "recent", startedAt: now - MINUTE, endedAt: now, counts: COUNTS } as const;
    rounds = { ...ROUNDS, last: { ...last, failed: "connection" }, lastGoodAt: now - 31 * MINUTE, nextAt: now };
    show();
    const status = await screen.findByRole("region", { name: "突合の状況" });
    expect(status.textContent).toContain("決済代行会社に接続できません。受注と決済は変わっていません。");
    expect(status.textContent).toContain("11/25(水) 15:09を最後に、30分以上突合が完了していません。");
    expect(status.textContent).toContain("次回 まもなく");
  });

  it("calls nothing empty that was never looked at", async () => {
    rows = [];
    rounds = { running: null, last: null, lastGoodAt: null, nextAt: now };
    show();
    expect(await screen.findByText("まだ突合していません。")).toBeTruthy();
    expect(screen.queryByText("差異はありません。")).toBeNull();
  });

  it("says that nothing differs, and as of when", async () => {
    rows = [];
    show();
    expect(await screen.findByText("差異はありません。")).toBeTruthy();
    expect(screen.getByText("最後の突合 11/25(水) 15:30")).toBeTruthy();
  });

  it("does not say so of now where no round has come to its end for half an hour", async () => {
    rows = [];
    rounds = { ...ROUNDS, lastGoodAt: now - 31 * MINUTE };
    show();
    expect(await screen.findByText("最後の突合の時点では、差異はありませんでした。")).toBeTruthy();
    expect(screen.queryByText("差異はありません。")).toBeNull();
  });

  it("says what could not be read, and that nothing was changed", async () => {
    listAnswer = () => Response.json({ code: "database_unavailable" }, { status: 503 });
    show();
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("突合の差異を読み込めませんでした。データベースに接続できません。");
    expect(alert.textContent).toContain("受注と決済は変わっていません。");
  });

  it("tells how and by whom a difference was ended, and offers nothing more", async () => {
    const ended = { end: "acknowledged", endedAt: now - MINUTE, endedBy: "田中 葵", note: "テスト注文のため" } as const;
    rows = [row(ended)];
    one = detail({ row: row(ended), repairs: [] });
    show("operator", "?state=ended");
    const table = within(await screen.findByRole("table", { name: "突合" }));
    expect(table.getByText("確認済み")).toBeTruthy();
    const dialog = await open("受注 A-1 の差異の記録を見る");
    expect(dialog.getByText("メモ:テスト注文のため")).toBeTruthy();
    expect(dialog.queryByRole("button", { name: /合わせる|残す|確認済みにする/ })).toBeNull();
  });
});

describe("a repair", () => {
  it("says beforehand what it does to which record, and that nothing is sent; the button names it", async () => {
    show();
    const dialog = await open();
    expect(
      dialog.getByText(`${PROVIDER}では取消済みですが、受注の決済は12,800円・オーソリ確定前のままです。`),
    ).toBeTruthy();
    expect(dialog.getByText(`受注デスクの決済の記録を、${PROVIDER}の記録(取消済み)に変更します。`)).toBeTruthy();
    expect(dialog.getByText("受注に取消区分を付け、対応状況を「取消」に変更します。")).toBeTruthy();
    expect(dialog.getByText("管理画面での作業(12,800円→9,000円)を不要にします。")).toBeTruthy();
    expect(dialog.getByText(new RegExp(`^${PROVIDER}には何も送信しません。`))).toBeTruthy();
    expect(dialog.getByText(/合わせた記録は元に戻せません。$/)).toBeTruthy();
    answer(ok({ kind: "repaired", end: "taken_over", at: now, left: false }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録に合わせる" }));
    expect(action.repairDifference).toHaveBeenCalledExactlyOnceWith({
      differenceId: 7,
      repair: "take_over",
      fingerprint: "as shown",
      version: 4,
      note: "",
    });
    const done = await dialog.findByRole("status");
    expect(done.textContent).toContain(`受注デスクの記録を、${PROVIDER}の記録に合わせました。`);
    expect(done.textContent).toContain(`${PROVIDER}には何も送信していません。`);
    expect(dialog.queryByText(/残りの差異があります/)).toBeNull();
  });

  it("tells the work that stays, with its amounts, and leads to it afterwards", async () => {
    const owed = { held: 10_000, total: 12_800, known: false };
    const becomes = {
      ...TAKE_OVER,
      stage: "before_capture",
      held: 10_000,
      marks: false,
      needlessTasks: [],
      owed,
    } as const;
    one = detail({ repairs: [becomes] });
    show();
    const dialog = await open();
    expect(
      dialog.getByText(
        `受注の合計12,800円は変わりません。${PROVIDER}の管理画面で10,000円を12,800円に変更する作業を、未対応として残します。`,
      ),
    ).toBeTruthy();
    answer(ok({ kind: "repaired", end: "taken_over", at: now, left: true }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録に合わせる" }));
    expect(await dialog.findByText(/^残りの差異があります。/)).toBeTruthy();
    expect(dialog.getByRole("link", { name: "作業を開く" }).getAttribute("href")).toBe("/tasks?order=A-1");
  });

  it("is chosen by the person where there are two", async () => {
    one = detail({ repairs: [TAKE_OVER, LEAVE_TASK] });
    show();
    const dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "対応する" }));
    expect(dialog.getByText("対応を選んでください。")).toBeTruthy();
    expect(action.repairDifference).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole("radio", { name: /^管理画面での作業に残す/ }));
    answer(ok({ kind: "repaired", end: "task_left", at: now, left: false }));
    await userEvent.click(dialog.getByRole("button", { name: "管理画面での作業に残す" }));
    expect(action.repairDifference).toHaveBeenCalledWith(expect.objectContaining({ repair: "leave_task" }));
  });

  it("that only acknowledges asks what was looked at", async () => {
    one = detail({ row: row({ kinds: ["missing_there"], theirs: null }), repairs: [{ repair: "acknowledge" }] });
    show();
    const dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "確認済みにする" }));
    expect(dialog.getByText("何を確認したかを、メモに入力してください。")).toBeTruthy();
    expect(action.repairDifference).not.toHaveBeenCalled();
    answer(ok({ kind: "repaired", end: "acknowledged", at: now, left: false }));
    await userEvent.type(dialog.getByLabelText(/^メモ/), "管理画面で確認");
    await userEvent.click(dialog.getByRole("button", { name: "確認済みにする" }));
    expect(action.repairDifference).toHaveBeenCalledWith(expect.objectContaining({ note: "管理画面で確認" }));
  });

  const REFUSALS: readonly [RepairRefusal, RegExp][] = [
    [{ code: "difference_not_found" }, /この差異はありません。/],
    [
      { code: "difference_ended", end: "taken_over", at: now, by: "鈴木 玲" },
      /15:40に鈴木 玲さんが対応済みです\(記録を合わせた\)。/,
    ],
    [{ code: "difference_changed" }, /記録が変わりました。/],
    [{ code: "repair_not_legal" }, /この対応を使えません。/],
    [{ code: "operation_open", kind: "cancel" }, /取消の結果がまだ決まっていません。/],
    [{ code: "provider_unreachable" }, /決済代行会社の応答がないため/],
    [{ code: "role", needs: "operator" }, /担当・管理者が行えます。/],
    [{ code: "database_unavailable" }, /データベースに接続できません。/],
  ];
  it.each(REFUSALS)("refused by %o says that nothing was changed and nothing sent, and why", async (error, why) => {
    show();
    const dialog = await open();
    answer(err(error));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録に合わせる" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toContain("何も変更していません。何も送信していません。");
    expect(alert.textContent).toMatch(why);
  });

  it.each([
    ["a COMMIT without an answer", () => answer(err({ code: "perhaps_saved" }))],
    ["no answer at all", () => action.repairDifference.mockRejectedValue(new Error("network"))],
  ])("after %s claims neither that it was saved nor that it was not", async (_, happens) => {
    show();
    const dialog = await open();
    happens();
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録に合わせる" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toContain("何も送信していません。保存できたかどうかは確認できていません。");
    expect(alert.textContent).not.toContain("何も変更していません。");
  });

  it("shows what is there now, when it has moved meanwhile", async () => {
    show();
    const dialog = await open();
    answer(err({ code: "difference_changed" }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録に合わせる" }));
    await dialog.findByRole("alert");
    one = detail({ fingerprint: "moved" });
    answer(ok({ kind: "agrees_already", at: now }));
    await userEvent.click(dialog.getByRole("button", { name: "最新の内容で確認" }));
    await userEvent.click(await dialog.findByRole("button", { name: "決済代行会社の記録に合わせる" }));
    expect(action.repairDifference).toHaveBeenLastCalledWith(expect.objectContaining({ fingerprint: "moved" }));
    expect((await dialog.findByRole("status")).textContent).toContain(
      repairedText({ kind: "agrees_already", at: now }, PROVIDER).title,
    );
  });

  it("waits while an operation is open, and is not for 閲覧: each is said in place of the choices", async () => {
    one = detail({ row: row({ operationOpen: true }) });
    show();
    const waiting = await open();
    expect(waiting.getByText("連携の結果がまだ決まっていないため、対応できません。")).toBeTruthy();
    expect(waiting.queryByRole("button", { name: /合わせる/ })).toBeNull();
    cleanup();
    one = detail();
    show("viewer");
    await waitFor(() => expect(screen.getByText(/^閲覧権限のため対応できません。/)).toBeTruthy());
    const looking = await open();
    expect(looking.getByText(/^閲覧権限のため対応できません。/)).toBeTruthy();
    expect(looking.queryByRole("button", { name: /合わせる/ })).toBeNull();
  });
});
