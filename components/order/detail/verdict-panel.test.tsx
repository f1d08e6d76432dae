// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Lost } from "@/components/order/words/dialog-words";
import type { Role } from "@/lib/identity/role";
import type { CardName } from "@/lib/messages/cards";
import { CARD_NAMES, CARD_TITLE } from "@/lib/messages/cards";
import { type OrderRecords, orderView } from "@/lib/orders/detail/order-view";
import type { OrderVerb } from "@/lib/payments/model/contract";
import { ALL_OFF, canceled, manualResolution, NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { methodsWhere, methodWhere } from "@/prisma/builders/methods";
import { VerdictPanel } from "./verdict-panel";

const byFlag = methodWhere(
  "cancel.before_capture",
  (facts) => facts?.gate === "cancel_api_or_termination_api" && facts.deadline === "payment+30d",
);
const notFor3ds = methodWhere("cancel.after_capture", (facts) => facts?.excluded_when_3ds === true);
const notInTable = methodWhere("cancel.after_capture", (facts) => facts === null);
const decreaseOnly = methodWhere(
  "amount.before_capture",
  (facts) => facts?.decrease_only === true && facts.gate === "always" && facts.settled_at_capture !== true,
);
const plain = methodWhere(
  "amount.before_capture",
  (facts) => facts?.gate === "always",
  methodsWhere("cancel.before_capture", (facts) => facts?.deadline === undefined),
);

function show(wish: Wish, role: Role = "operator", now = NOW, doubtful: Lost = false) {
  const shown = showView(recordsOf(wish), role, now, doubtful);
  return { ...shown, becomes: (next: Wish) => shown.becomes(recordsOf(next)) };
}

function showView(records: OrderRecords, role: Role = "operator", now = NOW, doubtful: Lost = false) {
  const onAct = vi.fn<(verb: OrderVerb) => void>();
  const queryClient = new QueryClient();
  const viewOf = (of: OrderRecords) => orderView(of, { role }, NOW);
  const panel = (of: OrderRecords) => (
    <QueryClientProvider client={queryClient}>
      <VerdictPanel
        view={viewOf(of)}
        now={now}
        doubtful={doubtful}
        stale={false}
        refreshing={false}
        onRefresh={async () => undefined}
        onInquire={() => undefined}
        inquiring={false}
        inquirySaid={null}
        onAct={onAct}
      />
    </QueryClientProvider>
  );
  const { rerender } = render(panel(records));
  return { onAct, view: viewOf(records), becomes: (next: OrderRecords) => rerender(panel(next)) };
}

/** What may be pressed, apart from the panel's own 判定を更新 and 根拠と条件. */
function acts(): readonly (string | null)[] {
  return screen
    .getAllByRole("button")
    .filter((button) => !button.hasAttribute("data-term"))
    .filter(
      (button) => !/^(判定を更新|根拠と条件)$/.test(button.getAttribute("aria-label") ?? button.textContent ?? ""),
    )
    .map((button) => button.textContent);
}

/** The row of the summary: badge, fact and button. */
function rowOf(name: CardName) {
  return within(screen.getByRole("group", { name: CARD_TITLE[name] }));
}

/** The card that explains it. */
function cardOf(name: CardName) {
  return within(screen.getByRole("region", { name: CARD_TITLE[name] }));
}

afterEach(cleanup);

describe("この受注の操作", () => {
  it("answers all four in the same order, each before its button", () => {
    show({ methodId: byFlag });
    const four = ["受注取消", "金額変更", "取消区分", "オーソリ確定"];
    const rows = screen.getAllByRole("group").filter((group) => group.tagName !== "DETAILS");
    expect(rows.map((row) => within(row).getByRole("heading").textContent)).toEqual(four);
    expect(screen.getAllByRole("heading", { level: 4 }).map((heading) => heading.textContent)).toEqual(four);
    expect(rowOf("cancel").getByText("連携する")).toBeDefined();
  });

  it("names the call as the provider names it, before it is sent, in a detail that is opened", () => {
    const { view } = show({ methodId: byFlag });
    for (const name of ["cancel", "capture"] as const) {
      const [sent] = view.cards[name].sends;
      const detail = cardOf(name).getByText("決済代行会社での操作名").closest("details");
      expect(detail?.open).toBe(false);
      expect(detail?.textContent).toContain(sent?.providerOperation ?? "nothing is sent");
    }
    expect(cardOf("mark").queryByText("決済代行会社での操作名")).toBeNull();
  });

  it("has each badge and each button once: cards only explain", () => {
    show({ methodId: byFlag });
    expect(screen.getAllByRole("button", { name: /受注を取り消す|オーソリを確定/ })).toHaveLength(2);
    for (const name of CARD_NAMES) {
      expect(cardOf(name).queryByText("連携する")).toBeNull();
      const buttons = cardOf(name).queryAllByRole("button");
      expect(buttons.filter((button) => !button.hasAttribute("data-term"))).toEqual([]);
    }
  });

  it("says under the button what cannot be undone", () => {
    show({ methodId: byFlag });
    for (const name of ["cancel", "capture"] as const) {
      const button = rowOf(name).getByRole("button");
      const note = rowOf(name).getByText("元に戻せません");
      expect(button.getAttribute("aria-describedby")?.split(" ")).toContain(note.id);
    }
    expect(rowOf("amount").queryByText("元に戻せません")).toBeNull();
    cleanup();
    show({ methodId: decreaseOnly });
    expect(rowOf("amount").getByText(/減額のみ/)).toBeDefined();
    expect(rowOf("amount").getByText("元に戻せません")).toBeDefined();
  });

  it("states the limit as an instant and a distance, and that it has passed", () => {
    const { view } = show({ methodId: byFlag, ageDays: 29 });
    expect(cardOf("cancel").getByText(/まで$/)).toBeDefined();
    expect(cardOf("cancel").getByText(/^残り/)).toBeDefined();
    const { deadline } = view.cards.cancel;
    const at = deadline?.state === "set" ? deadline.at : 0;
    cleanup();
    show({ methodId: byFlag, ageDays: 29 }, "operator", at + 1);
    expect(cardOf("cancel").getByText(/に終了$/)).toBeDefined();
  });

  it("opens the act of the button that is pressed", async () => {
    const { onAct } = show({ methodId: byFlag });
    await userEvent.click(screen.getByRole("button", { name: /受注を取り消す/ }));
    expect(onAct).toHaveBeenCalledExactlyOnceWith("cancel");
  });
});

describe("where nothing is linked", () => {
  it("gives every reason at once, and no setting as a way out where another reason stays", () => {
    show({ methodId: notFor3ds, state: "captured", threeDSecure: true, flags: ALL_OFF }, "admin");
    const card = cardOf("cancel");
    expect(card.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "取消API連携フラグと解約API連携フラグが、どちらもオフです。",
      "3Dセキュア認証を行った決済のため、連携の対象外です。設定では変更できません。",
    ]);
    expect(card.getByText("設定を変更しても、ほかの理由で連携できません。")).toBeDefined();
    expect(card.queryByRole("link", { name: /の設定を開く$/ })).toBeNull();
  });

  it("leads 管理者 to the flag, and tells others whom to ask", () => {
    const wish: Wish = { methodId: notFor3ds, state: "captured", flags: ALL_OFF };
    show(wish, "admin");
    const link = cardOf("cancel").getByRole("link", { name: /の設定を開く$/ });
    expect(link.getAttribute("href")).toBe(`/settings/methods#${encodeURIComponent(notFor3ds)}`);
    cleanup();
    show(wish, "operator");
    expect(cardOf("cancel").queryByRole("link", { name: /の設定を開く$/ })).toBeNull();
    expect(cardOf("cancel").getByText(/管理者に依頼してください。/)).toBeDefined();
  });

  it("names the duty in the provider's console, and that nothing will change it", () => {
    const { view } = show({ methodId: notInTable, state: "captured" });
    const card = cardOf("cancel");
    expect(card.getByText(`${view.method.provider}の管理画面での取消`)).toBeDefined();
    expect(card.getByText(/キャンセル連携に対応していません。設定では変更できません。$/)).toBeDefined();
    expect(rowOf("mark").getByRole("button", { name: "取消区分を付ける" })).toBeDefined();
  });

  it("does not ask staff to set 取消区分 that is set", () => {
    show({ methodId: notInTable, state: "captured", marked: true });
    expect(rowOf("cancel").getByText("いまは操作できません")).toBeDefined();
    expect(cardOf("cancel").getByText(/^取消区分があるため、受注の取消はできません/)).toBeDefined();
    expect(rowOf("mark").getByText(/さん$/)).toBeDefined();
    expect(cardOf("cancel").queryByText(/チェックを入れ/)).toBeNull();
  });
});

describe("a button that may not be pressed", () => {
  it("can be reached, is read out with its reason, and does nothing", async () => {
    const { onAct } = show({ methodId: plain, marked: true });
    const button = rowOf("capture").getByRole("button", { name: /オーソリを確定/ });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const reason = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(reason?.textContent).toBe("取消区分があります");
    expect(cardOf("capture").getByText(/^取消区分があるため、オーソリ確定はできません/)).toBeDefined();
    await userEvent.tab();
    await userEvent.click(button);
    expect(onAct).not.toHaveBeenCalled();
  });

  it("is not shown at all to 閲覧: one line says who may", () => {
    show({ methodId: byFlag }, "viewer");
    expect(screen.getByText("閲覧権限のため操作できません。操作は担当・管理者に依頼してください。")).toBeDefined();
    expect(acts()).toEqual([]);
    expect(screen.queryByRole("link", { name: /受注を編集/ })).toBeNull();
  });
});

describe("while an operation is open", () => {
  it("確認中 says that it inquires by itself, that nothing is sent again, and offers no act", () => {
    show({ methodId: byFlag, open: "unknown" });
    const banner = within(screen.getByRole("status"));
    expect(banner.getByText("確認中")).toBeDefined();
    expect(banner.getByText(/自動で照会しています。送信した可能性があるため、再送信はできません。/)).toBeDefined();
    expect(acts()).toEqual(["今すぐ照会"]);
    expect(screen.getAllByText("いまは操作できません")).toHaveLength(4);
  });
});

describe("an operation that is settled while a person records what they saw", () => {
  it("leaves their dialog open, and is gone with it", async () => {
    vi.stubGlobal("fetch", async () => Response.json({ code: "unexpected" }, { status: 500 }));
    const { becomes } = show({ methodId: byFlag, open: "needs_person" });
    await userEvent.click(screen.getByRole("button", { name: "結果を記録" }));
    const dialog = await screen.findByRole("dialog");
    await userEvent.type(within(dialog).getByRole("textbox", { name: /メモ/ }), "明細で確認");
    becomes({ methodId: byFlag, state: "voided" });
    expect(within(dialog).getByRole<HTMLTextAreaElement>("textbox", { name: /メモ/ }).value).toBe("明細で確認");
    await userEvent.click(within(dialog).getByRole("button", { name: "やめる" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(screen.queryByText("要確認")).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe("after an answer that got lost", () => {
  it("offers nothing before the order was read again, and says that something may have been sent", () => {
    show({ methodId: byFlag }, "operator", NOW, "sent");
    expect(screen.getByRole("status").textContent).toContain("送信した可能性があるため");
    expect(acts()).toEqual([]);
    expect(screen.queryByRole("link", { name: /受注を編集/ })).toBeNull();
    expect(screen.queryByText("連携する")).toBeNull();
    expect(screen.getAllByText("いまは操作できません")).toHaveLength(4);
  });
});

describe("an order that has ended", () => {
  const called = canceled(NOW - 60_000);
  const ended = (more: Partial<OrderRecords>) =>
    showView({ ...recordsOf({ methodId: byFlag, state: "voided" }), ...more });

  it("says once who, when, what the provider confirmed, and what is left, in the place of the four", () => {
    const { view } = ended({ history: [{ ...called, reason: "お客様のご都合" }] });
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("取消済み");
    expect(screen.getByText(/に田中 葵さんが取り消しました。$/)).toBeDefined();
    expect(screen.getByText(`${view.method.provider}で12,800円の取消が完了しています(11/23 15:39:00)。`)).toBeDefined();
    expect(screen.getByText("お客様のご都合")).toBeDefined();
    expect(screen.getByText("ありません。")).toBeDefined();
    expect(screen.queryAllByRole("group")).toEqual([]);
    expect(screen.getAllByText(/取り消しました|取消済み/)).toHaveLength(2);
  });

  it("names whose record it is where no answer of the provider ended it", () => {
    ended({ history: [manualResolution(NOW - 50_000), called] });
    expect(screen.getByText(/の管理画面を確認した田中 葵さんの記録です/)).toBeDefined();
    cleanup();
    ended({ history: [{ ...manualResolution(NOW - 50_000, "ledger_taken_over"), resolvedManually: false }] });
    expect(screen.getByText(/の記録を田中 葵さんが反映しました/)).toBeDefined();
  });

  it("says that work is left in the console where it is", () => {
    ended({ openTasks: recordsOf({ methodId: byFlag, tasks: ["cancel"] }).openTasks });
    expect(screen.getByText(/の管理画面での作業が未対応です。$/)).toBeDefined();
  });
});

describe("an order without an authorization", () => {
  it.each([
    ["awaiting", "オーソリ前"],
    ["rejected", "与信NG"],
    ["lapsed", "失効"],
  ] as const)("says once that nothing is sent, and offers what is settled in the shop (%s)", (state, why) => {
    show({ methodId: byFlag, state });
    expect(screen.getByText(/^オーソリがないため、受注取消と編集はショップの受注だけに反映します。/)).toBeDefined();
    expect(acts()).toEqual(["決済方法を変更", "受注を取り消すc"]);
    expect(screen.getByRole("link", { name: /^受注を編集/ })).toBeDefined();
    expect(screen.getAllByText("ショップのみ")).toHaveLength(2);
    expect(screen.getAllByText(`有効なオーソリがありません(${why})。`)).toHaveLength(2);
  });
});

describe("an order whose authorization waits for the buyer", () => {
  const url = "https://cards.example/3ds/1";
  const waits = (role: Role) => {
    const records = recordsOf({ methodId: byFlag, state: "rejected", open: "pending", paid: false });
    if (records.openOperation === null) throw new Error("nothing is open");
    const openOperation = {
      ...records.openOperation,
      kind: "authorize",
      waitsFor: { for: "buyer", url, until: new Date(NOW + 900_000).toISOString() },
    } as const;
    showView({ ...records, openOperation }, role);
  };

  it("says nothing of the order that its result may change, and offers no act", () => {
    waits("operator");
    expect(screen.queryByText(/^オーソリがないため/)).toBeNull();
    expect(screen.getAllByText("連携の結果を待っています")).toHaveLength(3);
    expect(acts()).toEqual(["", "今すぐ照会"]);
    expect(screen.getByRole("link", { name: "この端末で開く(店頭)" }).getAttribute("href")).toBe(url);
  });

  it("gives 閲覧 no way to answer in the buyer's place, and says whom to ask", () => {
    waits("viewer");
    expect(screen.getByText(/操作は担当・管理者に依頼してください。$/)).toBeDefined();
    expect(screen.getByText(/^リンクの有効期限/)).toBeDefined();
    expect(screen.queryByRole("link", { name: "この端末で開く(店頭)" })).toBeNull();
    expect(document.body.innerHTML).not.toContain(url);
  });
});
