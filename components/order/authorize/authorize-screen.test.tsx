// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { OperationEntry } from "@/lib/orders/detail/order-history";
import { type OrderRecords, orderView } from "@/lib/orders/detail/order-view";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { CARD_REFUSALS, type Plan } from "@/lib/payments/model/contract";
import { METHOD } from "@/lib/payments/testing/methods";
import { canceled, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { AuthorizeScreen } from "./authorize-screen";
import type { CardFormPlace } from "./use-card-form";

const calls = vi.hoisted(() => ({ prepareOrderVerb: vi.fn(), confirmOrderVerb: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => calls);
vi.mock("next/navigation", () => ({
  usePathname: () => "/orders/261024-0087/authorize",
  useSearchParams: () => new URLSearchParams(),
}));
// The provider's form itself: `use-card-form.test.tsx`. Here it has given a card, unless a test says otherwise.
const form = vi.hoisted(() => ({ use: vi.fn() }));
vi.mock("./use-card-form", () => ({ useCardForm: form.use }));

const methodId = METHOD.card;
const CARD = {
  type: "card-given",
  token: "tok-1",
  expiresAt: "2026-11-23T06:56:00.000Z",
  brand: "VISA",
  last4: "1111",
  expiry: "2030-12",
  securityCode: "given",
} as const;
const PLAN: Plan = {
  does: "send",
  kind: "authorize",
  providerOperation: "Auth",
  amountBefore: 0,
  amount: 12_800,
  deadline: null,
  captureReason: null,
  securityCode: "required",
};

const waiting = (): OrderRecords => recordsOf({ methodId, state: "awaiting", paid: false });
const viewOf = (records: OrderRecords) => orderView(records, { role: "operator" }, NOW);
function call(state: OperationEntry["state"], id = "op-1"): OperationEntry {
  return {
    ...canceled(NOW, state),
    id,
    kind: "authorize",
    methodId,
    providerCode: state === "failed" ? "G12" : null,
    authorization: { captureReason: null, card: CARD },
  };
}
const authorized = (): OrderRecords => ({ ...recordsOf({ methodId }), history: [call("succeeded")] });

/** The order as the route answers when it is asked for anew; null: no answer. */
let fresh: OrderRecords | null;
const place = { ask: vi.fn(), forget: vi.fn(), openTab: vi.fn(), frame: { current: null } };

function prepared(): OpenedVerb {
  return {
    requestKey: `key-${calls.prepareOrderVerb.mock.calls.length}`,
    orderNumber: "261024-0087",
    verb: "authorize",
    version: 4,
    flagsState: "{}",
    expiresAt: NOW + 1_800_000,
    serverNow: NOW,
    plan: PLAN,
    needsAcknowledgement: false,
    view: viewOf(waiting()),
    rule: null,
    meanwhile: [],
  };
}

function show(records: OrderRecords) {
  fresh = records;
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <AuthorizeScreen initial={viewOf(records)} readAt={Date.now()} />
    </QueryClientProvider>,
  );
}

const sendButton = () => screen.findByRole("button", { name: "12,800円のオーソリを送信" });
/** `then`: the order as it stands once the confirmation was answered. */
async function showAndSend(answer: unknown, then: OrderRecords | null = waiting()) {
  calls.confirmOrderVerb.mockImplementationOnce(async () => {
    fresh = then;
    return answer;
  });
  show(waiting());
  await userEvent.click(await sendButton());
}

beforeEach(() => {
  calls.prepareOrderVerb.mockReset().mockImplementation(async () => ok(prepared()));
  calls.confirmOrderVerb.mockReset();
  form.use.mockReset().mockReturnValue({ ...place, state: { at: "given", card: CARD } } satisfies CardFormPlace);
  place.forget.mockReset();
  vi.stubGlobal("fetch", async () => {
    if (fresh === null) throw new TypeError("fetch failed");
    return Response.json(viewOf(fresh));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the card", () => {
  it("is waited for: before it is given the button says why it does nothing", async () => {
    form.use.mockReturnValue({ ...place, state: { at: "asking" } });
    show(waiting());
    const button = await sendButton();
    expect(button.getAttribute("aria-disabled")).toBe("true");
    await userEvent.click(button);
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
  });

  it("that was given takes the focus from its frame, a Tab before the button: Enter by itself sends nothing", async () => {
    show(waiting());
    const button = await sendButton();
    expect(document.activeElement?.textContent).toContain("送信できます");
    await userEvent.keyboard("{Enter}");
    expect(calls.confirmOrderVerb).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(document.activeElement).toBe(button);
  });

  it("goes with the one confirmation, also when it is pressed twice", async () => {
    calls.confirmOrderVerb.mockReturnValueOnce(new Promise(() => undefined));
    show(waiting());
    await userEvent.dblClick(await sendButton());
    expect(calls.confirmOrderVerb).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ requestKey: "key-1", version: 4, cardToken: "tok-1" }),
    );
  });

  it.each(CARD_REFUSALS.filter((code) => code !== "card_not_checked"))(
    "that the server refuses (%s) is typed anew: nothing was sent, and the next plan begins without it",
    async (code) => {
      await showAndSend(err({ code, at: NOW }));
      const told = await screen.findByRole("alert");
      expect(told.textContent).toContain("何も送信していません。");
      expect(told.textContent).toMatch(/入力/);
      expect(place.forget).toHaveBeenCalled();
      await userEvent.click(screen.getByRole("button", { name: "カード情報を入力し直す" }));
      expect(await sendButton()).toBeTruthy();
      expect(calls.prepareOrderVerb).toHaveBeenCalledTimes(2);
    },
  );

  it.each(["card_not_checked", "offline"])("stays where it was not its fault: %s", async (code) => {
    await showAndSend(err({ code }));
    expect((await screen.findByRole("alert")).textContent).toContain("何も送信していません。");
    expect(place.forget).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "最新の内容で確認" }));
    expect(await screen.findByText("VISA •••• 1111")).toBeTruthy();
  });
});

describe("the provider's form that cannot be opened", () => {
  const failed = (failure: unknown) => {
    form.use.mockReturnValue({ ...place, state: { at: "failed", failure } } as CardFormPlace);
    show(waiting());
    return screen.findByRole("alert");
  };

  it("says whose silence it is, and may be asked for again", async () => {
    expect((await failed({ code: "form_unavailable" })).textContent).toContain("決済代行会社から応答がありません。");
    await userEvent.click(screen.getByRole("button", { name: "もう一度開く" }));
    expect(place.ask).toHaveBeenCalled();
  });

  it("blames no provider where a colleague was first", async () => {
    const told = await failed({ code: "not_allowed", reasons: ["already_authorized"], deadline: null });
    expect(told.textContent).not.toContain("応答がありません");
    expect(screen.queryByRole("button", { name: "もう一度開く" })).toBeNull();
  });

  it("leads to サインイン where the session is over, and from there back to this screen", async () => {
    await failed({ code: "signed_out" });
    const link = screen.getByRole("link", { name: "サインイン" });
    expect(link.getAttribute("href")).toBe(`/sign-in?next=${encodeURIComponent("/orders/261024-0087/authorize")}`);
  });
});

describe("an answer that got lost", () => {
  it("is looked for on the order: an authorization that stands there since is told as it is", async () => {
    await showAndSend(err({ code: "no_answer" }), authorized());
    expect(await screen.findByRole("heading", { name: "オーソリが完了しました(12,800円)。" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /送信/ })).toBeNull();
  });

  it("is told as a refusal where the provider has declined meanwhile", async () => {
    const declined = recordsOf({ methodId, state: "rejected", paid: false });
    await showAndSend(err({ code: "no_answer" }), { ...declined, history: [call("failed")] });
    expect(await screen.findByRole("heading", { name: /がオーソリを受け付けませんでした。$/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: "別のカードで再オーソリ" })).toBeTruthy();
  });

  it("offers no second press before the order was read again, and one once it tells of no authorization", async () => {
    await showAndSend(err({ code: "no_answer" }), null);
    expect((await screen.findByRole("alert")).textContent).toContain("送信された可能性がある");
    expect(screen.queryByRole("button", { name: "最新の内容で確認" })).toBeNull();
    fresh = waiting();
    await userEvent.click(await screen.findByRole("button", { name: "最新の内容で確認" }, { timeout: 5_000 }));
    expect(await sendButton()).toBeTruthy();
  });
});

describe("the ways on", () => {
  it("lead from what is done to the order and to the next registration", () => {
    show(authorized());
    expect(screen.getByRole("link", { name: /^次の受注を登録/ }).getAttribute("href")).toBe("/orders/new");
    expect(screen.getByRole("link", { name: "受注を開く" })).toBeTruthy();
  });

  it("lead to another method, before it is sent and after it was declined", async () => {
    show(waiting());
    await sendButton();
    expect(screen.getByRole("button", { name: "決済方法を変更" })).toBeTruthy();
    cleanup();
    const declined = { ...recordsOf({ methodId, state: "rejected", paid: false }), history: [call("failed")] };
    await showAndSend(err({ code: "no_answer" }), declined);
    expect(await screen.findByRole("button", { name: "別のカードで再オーソリ" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "決済方法を変更" })).toBeTruthy();
  });
});

describe("the page opened where nothing is left to send", () => {
  it("tells of the authorization that lives, and asks for no form", async () => {
    show(authorized());
    expect(screen.getByRole("heading", { name: "オーソリが完了しました(12,800円)。" })).toBeTruthy();
    // The one that it tells is not another one.
    expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("受注 261024-0087 のオーソリ");
    await act(async () => undefined);
    expect(calls.prepareOrderVerb).not.toHaveBeenCalled();
    expect(form.use).not.toHaveBeenCalled();
  });

  it("says why of an order that was canceled, and asks for no form", async () => {
    const reasons = ["already_canceled"] as const;
    calls.prepareOrderVerb.mockResolvedValueOnce(
      err({ code: "not_allowed", reasons, stage: "canceled", deadline: null }),
    );
    show({ ...recordsOf({ methodId, state: "voided" }), history: [canceled(NOW), call("succeeded")] });
    expect((await screen.findByRole("alert")).textContent).toContain("何も送信していません。");
    expect(screen.queryByRole("heading", { name: "カード情報の入力" })).toBeNull();
    expect(screen.queryByRole("button", { name: /送信/ })).toBeNull();
  });

  it("tells what another tab has sent meanwhile, in the place of what would be sent", async () => {
    show(waiting());
    await sendButton();
    fresh = authorized();
    window.dispatchEvent(new Event("visibilitychange"));
    await waitFor(() => expect(screen.getByRole("heading", { name: /^オーソリが完了しました/ })).toBeTruthy());
    expect(screen.queryByRole("button", { name: /送信/ })).toBeNull();
  });
});
