// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { repairedText } from "@/lib/messages/repairs";
import type { Repaired, RepairRefusal } from "@/lib/payments/model/repair";
import { err, ok, type Result } from "@/lib/result/result";
import {
  detail,
  LEAVE_TASK,
  now,
  open,
  PROVIDER,
  row,
  serveDifferences,
  show,
  TAKE_OVER,
} from "./testing/shown-differences";

const action = vi.hoisted(() => ({ repairDifference: vi.fn(), settleSeenWork: vi.fn(), lookAtOrder: vi.fn() }));
vi.mock("@/lib/actions/differences", () => action);
vi.mock("next/navigation", () => ({ usePathname: () => "/reconciliation" }));

const served = serveDifferences();
beforeEach(() => {
  action.repairDifference.mockReset();
});

function answer(result: Result<Repaired, RepairRefusal>) {
  action.repairDifference.mockResolvedValue({ data: result });
}

describe("a repair", () => {
  it("says beforehand what it does to which record, and that nothing is sent; the button names it", async () => {
    show();
    const dialog = await open();
    expect(
      dialog.getByText(`${PROVIDER}では取消済みですが、受注の決済は12,800円・オーソリ確定前のままです。`),
    ).toBeTruthy();
    expect(dialog.getByText(`受注デスクの決済の記録を、${PROVIDER}の記録(取消済み)に変更します。`)).toBeTruthy();
    expect(dialog.getByText("受注に取消区分を付け、対応状況を「取消」に変更します。")).toBeTruthy();
    expect(dialog.getByText("管理画面での作業(12,800円 → 9,000円)を不要にします。")).toBeTruthy();
    expect(dialog.getByText(new RegExp(`^${PROVIDER}には何も送信しません。`))).toBeTruthy();
    expect(dialog.getByText(/反映した記録は元に戻せません。$/)).toBeTruthy();
    answer(ok({ kind: "repaired", end: "taken_over", at: now, adopts: false, left: false }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録を反映" }));
    expect(action.repairDifference).toHaveBeenCalledExactlyOnceWith({
      differenceId: 7,
      repair: "take_over",
      fingerprint: "as shown",
      version: 4,
      note: "",
    });
    const done = await dialog.findByRole("status");
    expect(done.textContent).toContain(`${PROVIDER}の記録を、受注デスクの記録に反映しました。`);
    expect(done.textContent).toContain(`${PROVIDER}には何も送信していません。`);
    expect(dialog.queryByText(/残りの差異があります/)).toBeNull();
  });

  it("tells the work that stays, with its amounts, and leads to it afterwards", async () => {
    const outstanding = { held: 10_000, total: 12_800, known: false };
    const becomes = {
      ...TAKE_OVER,
      stage: "before_capture",
      held: 10_000,
      marks: false,
      obsoleteTasks: [],
      outstanding,
    } as const;
    served.one = detail({ repairs: [becomes] });
    show();
    const dialog = await open();
    expect(
      dialog.getByText(
        `受注の合計12,800円は変わりません。${PROVIDER}の管理画面で10,000円を12,800円に変更する作業を、未対応として登録します。`,
      ),
    ).toBeTruthy();
    answer(ok({ kind: "repaired", end: "taken_over", at: now, adopts: false, left: true }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録を反映" }));
    expect(await dialog.findByText(/^残りの差異があります。/)).toBeTruthy();
    expect(dialog.getByRole("link", { name: "作業を開く" }).getAttribute("href")).toBe("/tasks?order=A-1");
  });

  it("is chosen by the person where there are two", async () => {
    served.one = detail({ repairs: [TAKE_OVER, LEAVE_TASK] });
    show();
    const dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "対応する" }));
    expect(dialog.getByText("対応を選んでください。")).toBeTruthy();
    expect(action.repairDifference).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole("radio", { name: /^管理画面での作業に登録/ }));
    answer(ok({ kind: "repaired", end: "task_left", at: now, adopts: false, left: false }));
    await userEvent.click(dialog.getByRole("button", { name: "管理画面での作業に登録" }));
    expect(action.repairDifference).toHaveBeenCalledWith(expect.objectContaining({ repair: "leave_task" }));
  });

  it("that only acknowledges asks what was looked at", async () => {
    served.one = detail({ row: row({ kinds: ["missing_there"], theirs: null }), repairs: [{ repair: "acknowledge" }] });
    show();
    const dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "確認済みにする" }));
    expect(dialog.getByText("何を確認したかを、メモに入力してください。")).toBeTruthy();
    expect(action.repairDifference).not.toHaveBeenCalled();
    answer(ok({ kind: "repaired", end: "acknowledged", at: now, adopts: false, left: false }));
    await userEvent.type(dialog.getByLabelText(/^メモ/), "管理画面で確認");
    await userEvent.click(dialog.getByRole("button", { name: "確認済みにする" }));
    expect(action.repairDifference).toHaveBeenCalledWith(expect.objectContaining({ note: "管理画面で確認" }));
  });

  const REFUSALS: readonly [RepairRefusal, RegExp][] = [
    [{ code: "difference_not_found" }, /この差異が見つかりません。/],
    [
      { code: "difference_ended", end: "taken_over", at: now, by: "鈴木 玲" },
      /15:40に鈴木 玲さんが対応済みです\(記録を反映\)。/,
    ],
    [{ code: "difference_ended", end: "acknowledged", at: now, by: null }, /15:40に対応済みです\(確認済み\)。/],
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
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録を反映" }));
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
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録を反映" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toContain("何も送信していません。保存できたかどうかは確認できていません。");
    expect(alert.textContent).not.toContain("何も変更していません。");
  });

  it("shows what is there now, when it has moved meanwhile", async () => {
    show();
    const dialog = await open();
    answer(err({ code: "difference_changed" }));
    await userEvent.click(dialog.getByRole("button", { name: "決済代行会社の記録を反映" }));
    await dialog.findByRole("alert");
    served.one = detail({ fingerprint: "moved" });
    answer(ok({ kind: "agrees_already", at: now }));
    await userEvent.click(dialog.getByRole("button", { name: "最新の内容で確認" }));
    await userEvent.click(await dialog.findByRole("button", { name: "決済代行会社の記録を反映" }));
    expect(action.repairDifference).toHaveBeenLastCalledWith(expect.objectContaining({ fingerprint: "moved" }));
    expect((await dialog.findByRole("status")).textContent).toContain(
      repairedText({ kind: "agrees_already", at: now }, PROVIDER).title,
    );
  });

  it("waits while an operation is open, and is not for 閲覧: each is said in place of the choices", async () => {
    served.one = detail({ row: row({ operationOpen: true }) });
    show();
    const waiting = await open();
    expect(waiting.getByText("連携の結果がまだ決まっていないため、対応できません。")).toBeTruthy();
    expect(waiting.queryByRole("button", { name: /合わせる/ })).toBeNull();
    cleanup();
    served.one = detail();
    show("viewer");
    await waitFor(() => expect(screen.getByText(/^閲覧権限のため対応できません。/)).toBeTruthy());
    const looking = await open();
    expect(looking.getByText(/^閲覧権限のため対応できません。/)).toBeTruthy();
    expect(looking.queryByRole("button", { name: /合わせる/ })).toBeNull();
  });
});
