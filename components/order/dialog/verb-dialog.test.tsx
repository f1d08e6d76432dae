// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useCallback, useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import type { OrderVerb, Plan, VerbAnswer } from "@/lib/payments/model/contract";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { formatDateTimeInList } from "@/lib/time/display";
import { methodWhere } from "@/prisma/builders/methods";
import { useVerbDialog } from "./use-verb-dialog";
import { OrderVerbDialog } from "./verb-dialog";

const calls = vi.hoisted(() => ({ prepareOrderVerb: vi.fn(), confirmOrderVerb: vi.fn(), openTask: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => calls);

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d");
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const provider = view.method.provider;
/** The order as it is when it is asked for anew. */
let fresh = view;

const SEND: Plan = {
  does: "send",
  kind: "cancel",
  providerOperation: "Cancel",
  amountBefore: 12_800,
  amount: 12_800,
  deadline: NOW + 3_600_000,
};
const TASK: Plan = { does: "mark_and_task", reasons: ["flag_off"], deadline: null, amount: 12_800 };

function preparedWith(plan: Plan, requestKey = "key-1"): OpenedVerb {
  return {
    requestKey,
    orderNumber: view.orderNumber,
    verb: "cancel",
    version: 4,
    flagsState: "{}",
    expiresAt: NOW + 1_800_000,
    serverNow: NOW,
    plan,
    needsAcknowledgement: plan.does === "mark_and_task",
    view,
    rule: null,
    meanwhile: [],
  };
}

function done(plan: Plan): VerbAnswer {
  return { kind: "done", plan, at: NOW, operationId: "op-1", taskId: null, version: 5, resolvedManually: false };
}

function Opener({ verb, onSettled }: { verb: OrderVerb; onSettled: () => Promise<unknown> }) {
  const [shown, setShown] = useState(view);
  const settled = useCallback(async () => {
    setShown(fresh);
    await onSettled();
  }, [onSettled]);
  const dialog = useVerbDialog(view.orderNumber, settled);
  return (
    <>
      <button type="button" onClick={() => dialog.open(verb)}>
        開く
      </button>
      <OrderVerbDialog dialog={dialog} view={shown} />
    </>
  );
}

async function open(plan: Plan) {
  calls.prepareOrderVerb.mockResolvedValueOnce(ok(preparedWith(plan)));
  const onSettled = vi.fn(async () => undefined);
  const user = userEvent.setup();
  render(<Opener verb="cancel" onSettled={onSettled} />);
  await user.click(screen.getByRole("button", { name: "開く" }));
  const dialog = within(await screen.findByRole("dialog", { name: `受注 ${view.orderNumber} の取消` }));
  await dialog.findByRole("heading", { name: "実行内容" });
  return { dialog, user, onSettled };
}

/** An answer that comes when the test wants. */
function held() {
  let answer: (value: unknown) => void = () => undefined;
  calls.confirmOrderVerb.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  return async (value: unknown) => act(async () => answer(value));
}

beforeEach(() => {
  fresh = view;
  for (const call of Object.values(calls)) call.mockReset();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("before anything is sent", () => {
  it("the dialog states steps, limit and that it cannot be taken back; the button names amount and act", async () => {
    const { dialog } = await open(SEND);
    expect(dialog.getAllByRole("listitem").map((step) => step.textContent)).toEqual([
      `${provider}に「取消」を送信(全額12,800円)`,
      "完了後、取消区分を付け、対応状況を「取消」、段階を「取消済み」に変更",
    ]);
    expect(dialog.getByText("残り1時間")).toBeDefined();
    expect(dialog.getByText("元に戻せません。一部の返金はできません。")).toBeDefined();
    expect(dialog.getByRole("button", { name: "12,800円の取消を送信" })).toBeDefined();
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
  });

  it("focus starts on the title, so that Enter sends nothing, and Tab reaches やめる before 送信", async () => {
    const { dialog, user } = await open(SEND);
    expect(document.activeElement?.textContent).toBe(`受注 ${view.orderNumber} の取消`);
    await user.keyboard("{Enter}");
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
    const leave = dialog.getByRole("button", { name: "やめる" });
    const send = dialog.getByRole("button", { name: "12,800円の取消を送信" });
    leave.focus();
    await user.tab();
    expect(document.activeElement).toBe(send);
  });

  it("where nothing will be sent the box has to be ticked first", async () => {
    const { dialog, user } = await open(TASK);
    const press = dialog.getByRole("button", { name: "取消区分を付けて作業を登録" });
    await user.click(press);
    expect(dialog.getByText("管理画面で取り消すことを確認し、チェックを入れてください。")).toBeDefined();
    const box = dialog.getByRole("checkbox");
    expect(document.activeElement).toBe(box);
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
    await user.click(box);
    calls.confirmOrderVerb.mockResolvedValueOnce(ok({ ...done(TASK), operationId: null, taskId: 7 }));
    await user.click(press);
    expect(await dialog.findByText(/管理画面での取消が必要です。/)).toBeDefined();
    expect(calls.confirmOrderVerb).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ requestKey: "key-1", acknowledged: true }),
    );
    expect(dialog.getByRole("link", { name: "作業を開く" })).toBeDefined();
  });

  it("a limit that falls while it is open turns it to 中止 by itself", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    calls.prepareOrderVerb.mockResolvedValueOnce(ok(preparedWith(SEND)));
    render(<Opener verb="cancel" onSettled={async () => undefined} />);
    await act(async () => screen.getByRole("button", { name: "開く" }).click());
    expect(screen.getByRole("button", { name: "12,800円の取消を送信" })).toBeDefined();
    await act(async () => vi.advanceTimersByTime(3_600_001));
    expect(screen.queryByRole("button", { name: "12,800円の取消を送信" })).toBeNull();
    expect(screen.getByRole("alert").textContent).toMatch(/^何も送信していません。.*期限.*過ぎました/);
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
  });
});

it("what was canceled in another tab since is told with its instant", async () => {
  fresh = orderView(recordsOf({ methodId, state: "voided" }), { role: "operator" }, NOW);
  const { statement } = fresh.cards.cancel;
  const at = statement.says === "canceled" && statement.at !== null ? formatDateTimeInList(statement.at, NOW) : "?";
  calls.prepareOrderVerb.mockResolvedValueOnce(
    err({ code: "not_allowed", reasons: ["already_canceled"], stage: null, deadline: null }),
  );
  render(<Opener verb="cancel" onSettled={async () => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "開く" }));
  const said = await screen.findByRole("alert");
  expect(said.textContent).toContain(`${at}に取消済みになりました。`);
});

describe("送信", () => {
  it("sends once with version, flags and key as they were shown, also when it is pressed twice", async () => {
    const { dialog, user, onSettled } = await open(SEND);
    await user.type(dialog.getByLabelText("理由(任意)"), "お客様都合");
    const answer = held();
    await user.dblClick(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    expect(calls.confirmOrderVerb).toHaveBeenCalledExactlyOnceWith({
      requestKey: "key-1",
      version: 4,
      flagsState: "{}",
      reason: "お客様都合",
      acknowledged: false,
    });
    expect(dialog.queryByRole("button", { name: /取消を送信/ })).toBeNull();
    expect(dialog.getByRole("button", { name: "送信中" }).getAttribute("aria-disabled")).toBe("true");
    expect(await dialog.findByText("閉じても処理は続きます。結果は受注と連携履歴に表示します。")).toBeDefined();
    await answer(ok(done(SEND)));
    expect(dialog.getByText("受注を取り消しました。")).toBeDefined();
    expect(onSettled).toHaveBeenCalled();
  });

  it("an answer that arrives after the dialog was closed opens nothing, but the order is asked for anew", async () => {
    const { dialog, user, onSettled } = await open(SEND);
    const answer = held();
    await user.click(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    await user.click(dialog.getByRole("button", { name: "閉じる" }));
    onSettled.mockClear();
    await answer(ok(done(SEND)));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(onSettled).toHaveBeenCalled();
  });

  it("確認中 claims nothing and offers no second send", async () => {
    const { dialog, user } = await open(SEND);
    calls.confirmOrderVerb.mockResolvedValueOnce(
      ok({ kind: "unknown", operationId: "op-1", operation: "cancel", at: NOW, nextInquiryAt: null }),
    );
    await user.click(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    expect(await dialog.findByText(`${provider}の応答を確認できていません。`)).toBeDefined();
    expect(dialog.getByText(/再送信はできません。/)).toBeDefined();
    expect(dialog.queryByRole("button", { name: /送信|最新の内容/ })).toBeNull();
  });

  it("a provider that keeps all calls waiting is named, and that nothing was sent", async () => {
    const { dialog, user } = await open(SEND);
    calls.confirmOrderVerb.mockResolvedValueOnce(
      ok({ kind: "not_sent", operationId: "op-1", operation: "cancel", cause: "lane_full", at: NOW }),
    );
    await user.click(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    expect(await dialog.findByText(/^.+への送信が混み合っています。何も送信していません。/)).toBeDefined();
    expect(dialog.queryByRole("button", { name: /送信/ })).toBeNull();
  });

  it("a conflict says that nothing was sent and leads to a fresh plan with a fresh key", async () => {
    const { dialog, user } = await open(SEND);
    const conflict: VerbFailure = {
      code: "flags_changed",
      changes: [{ flag: "cancelApi", before: true, after: false, at: NOW, by: "小林 真理" }],
      now: TASK,
    };
    calls.confirmOrderVerb.mockResolvedValueOnce(err(conflict));
    await user.click(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toMatch(
      /^何も送信していません。この画面を開いている間に、取消API連携フラグがオフになりました\(15:40 小林 真理さん\)。/,
    );
    calls.prepareOrderVerb.mockResolvedValueOnce(ok(preparedWith(TASK, "key-2")));
    await user.click(dialog.getByRole("button", { name: "最新の内容で確認" }));
    expect(await dialog.findByRole("button", { name: "取消区分を付けて作業を登録" })).toBeDefined();
  });

  it("a lost answer says that it may have been sent, and offers the history instead of a repetition", async () => {
    const { dialog, user } = await open(SEND);
    calls.confirmOrderVerb.mockResolvedValueOnce(err({ code: "no_answer" }));
    await user.click(dialog.getByRole("button", { name: "12,800円の取消を送信" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toMatch(/送信された可能性があるため、自動で確認しています。/);
    expect(alert.textContent).not.toMatch(/何も送信していません/);
    expect(dialog.queryByRole("button", { name: "最新の内容で確認" })).toBeNull();
    expect(dialog.getByRole("link", { name: "連携履歴を見る" })).toBeDefined();
  });

  it("a lost answer to what is only saved here says that nothing was sent, and that it may have been saved", async () => {
    const { dialog, user } = await open(TASK);
    calls.confirmOrderVerb.mockResolvedValueOnce(err({ code: "unexpected", number: "ab12" }));
    await user.click(dialog.getByRole("checkbox"));
    await user.click(dialog.getByRole("button", { name: "取消区分を付けて作業を登録" }));
    const alert = await dialog.findByRole("alert");
    expect(alert.textContent).toMatch(/^何も送信していません。.*保存された可能性があります。.*お問い合わせ番号:ab12$/);
    expect(alert.textContent).not.toMatch(/送信した可能性/);
    expect(dialog.queryByRole("button", { name: "最新の内容で確認" })).toBeNull();
  });
});
