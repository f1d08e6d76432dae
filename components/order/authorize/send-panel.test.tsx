// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { DialogState } from "@/components/order/dialog/use-verb-dialog";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { METHOD } from "@/lib/payments/testing/methods";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { SendPanel } from "./send-panel";
import type { CardFormPlace } from "./use-card-form";

afterEach(cleanup);

const view = orderView(recordsOf({ methodId: METHOD.card, state: "awaiting" }), { role: "operator" }, NOW);
const plan = {
  does: "send",
  kind: "authorize",
  providerOperation: "ExecTran",
  amountBefore: 0,
  amount: 12_800,
  deadline: null,
  captureReason: null,
  securityCode: "required",
} as const;
const opened: OpenedVerb = {
  requestKey: "0198c0de-0000-7000-8000-000000000001",
  orderNumber: view.orderNumber,
  verb: "authorize",
  version: 1,
  flagsState: "{}",
  expiresAt: NOW + 1_000,
  serverNow: NOW,
  plan,
  needsAcknowledgement: false,
  view,
  rule: null,
  meanwhile: [],
};
const card = {
  type: "card-given",
  token: "tok-1",
  expiresAt: "2026-11-23T06:56:00.000Z",
  brand: "VISA",
  last4: "1111",
  expiry: "2028-12",
  securityCode: "given",
} as const;
const form: CardFormPlace = {
  state: { at: "given", card },
  ask: () => undefined,
  forget: () => undefined,
  frame: { current: null },
  openTab: () => undefined,
};

function show(state: DialogState, seen = view) {
  const onAgain = vi.fn();
  const dialog = { state, open: vi.fn(), close: vi.fn(), send: vi.fn(), stop: vi.fn() };
  render(<SendPanel dialog={dialog} view={seen} now={NOW} form={form} unheard={false} onAgain={onAgain} />);
  return { onAgain };
}

function refused(failure: VerbFailure, seen = view) {
  const { onAgain } = show({ at: "stopped", verb: "authorize", failure, lost: false }, seen);
  return { onAgain, said: screen.getByRole("alert").textContent };
}

it("says until when the card that was given can be used, and how often", () => {
  show({ at: "ready", verb: "authorize", opened, plan });
  expect(screen.getByText("カード情報は15:56まで、この受注で1回だけ使えます。")).toBeTruthy();
});

it("names the operation that will be sent by the provider's own name, in an opened detail", () => {
  show({ at: "ready", verb: "authorize", opened, plan });
  expect(screen.getByText("ExecTran").closest("details")?.open).toBe(false);
});

describe("a card that cannot be used", () => {
  it.each<[string, VerbFailure, RegExp]>([
    [
      "ran out",
      { code: "card_token_expired", at: Date.parse(card.expiresAt) },
      /有効期限\(15:56\)が切れました。もう一度/,
    ],
    ["is of another order", { code: "card_token_of_another" }, /別の受注で入力したカード情報です。もう一度/],
    ["is not known", { code: "card_token_unknown" }, /カード情報がありません。もう一度/],
    ["came without the code", { code: "security_code_missing" }, /コードも含めて、カード情報をもう一度/],
  ])("that %s says so, and its button opens the form again", async (_what, failure, words) => {
    const { onAgain, said } = refused(failure);
    expect(said).toMatch(/^何も送信していません。/);
    expect(said).toMatch(words);
    await userEvent.click(screen.getByRole("button", { name: "カード情報を入力し直す" }));
    expect(onAgain).toHaveBeenCalledOnce();
  });

  it("that was used says by which authorization", () => {
    const records = recordsOf({ methodId: METHOD.card, state: "rejected" });
    const sent = { ...orderView(records, { role: "operator" }, NOW), history: [authorizationAt(NOW - 60_000)] };
    expect(refused({ code: "card_token_used" }, sent).said).toMatch(/15:39のオーソリで使用済みです。.*もう一度入力/);
  });

  it("that the provider did not answer for is asked about again, not typed again", () => {
    refused({ code: "card_not_checked" });
    expect(screen.queryByRole("button", { name: "カード情報を入力し直す" })).toBeNull();
    expect(screen.getByRole("button", { name: "最新の内容で確認" })).toBeTruthy();
  });
});

it("an authorization that lives already says what is held, what to do first, and leads to another order", () => {
  const authorized = orderView(recordsOf({ methodId: METHOD.card }), { role: "operator" }, NOW);
  const reasons = ["already_authorized"] as const;
  const { said } = refused({ code: "not_allowed", reasons, stage: "before_capture", deadline: null }, authorized);
  expect(said).toContain("有効なオーソリがあるため");
  expect(said).toMatch(/で12,800円を確保しています。/);
  expect(said).toContain("「受注を取り消す」で先に取り消し、新しい受注を登録してください。");
  expect(screen.getByRole("link", { name: /受注を登録/ }).getAttribute("href")).toBe("/orders/new");
});

function authorizationAt(at: number) {
  return {
    type: "operation",
    id: "op-1",
    at,
    by: "田中 葵",
    kind: "authorize",
    state: "failed",
    amountBefore: 0,
    amount: 12_800,
    providerOperation: "ExecTran",
    providerCode: null,
    meaning: null,
    reason: "",
    settledAt: at,
    sends: 1,
    inquiries: 0,
    methodId: METHOD.card,
    paymentId: 1,
    authorization: { captureReason: null, card: null },
  } as const;
}
