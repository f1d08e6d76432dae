// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { COUNTS, detail, MINUTE, now, open, ROUNDS, row, serveDifferences, show } from "./testing/shown-differences";

const action = vi.hoisted(() => ({ repairDifference: vi.fn(), settleSeenWork: vi.fn() }));
vi.mock("@/lib/actions/differences", () => action);
vi.mock("next/navigation", () => ({ usePathname: () => "/reconciliation" }));

const served = serveDifferences();

describe("突合", () => {
  it("says of each difference what it is, and both sides in a line each", async () => {
    served.rows = [
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
    expect(table.getByText("決済側のみ取消")).toBeTruthy();
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
    expect(status.textContent).toContain(
      "2,990件を確認:一致 2,985件・差異 3件・完了確認待ち 1件・保留 1件(結果待ちなど)",
    );
    expect(status.textContent).toContain("次回 15:44");
    expect(status.textContent).not.toContain("読み取れない");
    expect(status.textContent).not.toContain("30分以上");
  });

  it("says why a round failed, and after half an hour without a whole one that the list is old", async () => {
    const last = { kind: "recent", startedAt: now - MINUTE, endedAt: now, counts: COUNTS } as const;
    served.rounds = { ...ROUNDS, last: { ...last, failed: "connection" }, lastGoodAt: now - 31 * MINUTE, nextAt: now };
    show();
    const status = await screen.findByRole("region", { name: "突合の状況" });
    expect(status.textContent).toContain("決済代行会社に接続できません。受注と決済は変わっていません。");
    expect(status.textContent).toContain("11/25(水) 15:09を最後に、30分以上突合が完了していません。");
    expect(status.textContent).toContain("次回 まもなく");
  });

  it("calls nothing empty that was never looked at", async () => {
    served.rows = [];
    served.rounds = { running: null, last: null, lastGoodAt: null, nextAt: now };
    show();
    expect(await screen.findByText("まだ突合していません。")).toBeTruthy();
    expect(screen.queryByText("差異はありません。")).toBeNull();
  });

  it("says that nothing differs, and as of when", async () => {
    served.rows = [];
    show();
    expect(await screen.findByText("差異はありません。")).toBeTruthy();
    expect(screen.getByText("最後の突合 11/25(水) 15:30")).toBeTruthy();
  });

  it("does not say so of now where no round has come to its end for half an hour", async () => {
    served.rows = [];
    served.rounds = { ...ROUNDS, lastGoodAt: now - 31 * MINUTE };
    show();
    expect(await screen.findByText("最後の突合の時点では、差異はありませんでした。")).toBeTruthy();
    expect(screen.queryByText("差異はありません。")).toBeNull();
  });

  it("says what could not be read, and that nothing was changed", async () => {
    served.failure = Response.json({ code: "database_unavailable" }, { status: 503 });
    show();
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("突合の差異を読み込めませんでした。データベースに接続できません。");
    expect(alert.textContent).toContain("受注と決済は変わっていません。");
  });

  it("tells how and by whom a difference was ended, and offers nothing more", async () => {
    const ended = { end: "acknowledged", endedAt: now - MINUTE, endedBy: "田中 葵", note: "テスト注文のため" } as const;
    served.rows = [row(ended)];
    served.one = detail({ row: row(ended), repairs: [] });
    show("operator", "?state=ended");
    const table = within(await screen.findByRole("table", { name: "突合" }));
    expect(table.getByText("確認済み")).toBeTruthy();
    const dialog = await open("受注 A-1 の差異の記録を見る");
    expect(dialog.getByText("メモ:テスト注文のため")).toBeTruthy();
    expect(dialog.queryByRole("button", { name: /合わせる|残す|確認済みにする/ })).toBeNull();
  });
});
