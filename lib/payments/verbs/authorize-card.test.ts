import { expect, it } from "vitest";
import type { CardToken } from "@/lib/gateway/protocol";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import {
  confirmation,
  prepared,
  read,
  refusalOf,
  STAFF,
  type TestOrder,
  type TestShop,
} from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { confirmOrderVerb } from "./confirm";

const waiting = (shop: TestShop, methodId: TestOrder["methodId"] = METHOD.card, spec: OrderSpec = {}) =>
  shop.order({ methodId, stage: "unauthorized", paid: false, ...spec });

async function opened(shop: TestShop, order: TestOrder) {
  return confirmation(await prepared(shop, order, "authorize"));
}

function give(shop: TestShop, { orderNumber, methodId: method }: TestOrder, more: Partial<CardToken> = {}): string {
  return shop.provider.giveCard({ orderNumber, method }, more);
}

function heard(shop: TestShop, { orderNumber }: TestOrder) {
  return shop.provider.authorizations.filter((one) => one.orderNumber === orderNumber);
}

onBothStores("an authorization by card", (shop) => {
  it("hands the token to the one call, and keeps of the card what may be known", async () => {
    await shop().setFlags(METHOD.card, { securityCodeRequired: true });
    const order = await waiting(shop());
    const cardToken = give(shop(), order);
    const from = { ...(await opened(shop(), order)), cardToken };
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ value: { kind: "done" } });

    expect(heard(shop(), order)).toMatchObject([{ card: { token: cardToken, securityCode: "required" } }]);
    const { payment } = await read(shop(), order);
    expect(payment).toMatchObject({
      cardBrand: "VISA",
      cardLast4: "4242",
      cardExpiry: "2029-04",
      securityCode: "given",
    });
    const [operation] = await shop().operations(order.id);
    const attempts = await shop().attempts(operation?.id ?? "");
    const preparation = await shop().preparation(from.requestKey);
    expect(JSON.stringify([operation, attempts, preparation, await read(shop(), order)])).not.toContain(cardToken);
  });

  it.each([
    ["none was given", () => undefined, "card_missing"],
    ["its token is forged", () => "tok-forged", "card_token_unknown"],
    ["it was used", (own: TestOrder) => give(shop(), own, { state: "used" }), "card_token_used"],
    ["it ran out", (own: TestOrder) => give(shop(), own, { state: "expired" }), "card_token_expired"],
    [
      "it is of another order",
      (own: TestOrder) => give(shop(), { ...own, orderNumber: "X-1" }),
      "card_token_of_another",
    ],
    [
      "it is of another method",
      (own: TestOrder) => give(shop(), { ...own, methodId: METHOD.cardRecurring }),
      "card_token_of_another",
    ],
    [
      "the code that is demanded was left out",
      (own: TestOrder) => give(shop(), own, { securityCode: "not_given" }),
      "security_code_missing",
    ],
  ] as const)("sends nothing where %s, and takes a better one with the same key", async (_, token, code) => {
    await shop().setFlags(METHOD.card, { securityCodeRequired: true });
    const order = await waiting(shop());
    const from = await opened(shop(), order);
    const cardToken = token(order);
    const refusal = await refusalOf(shop(), cardToken === undefined ? from : { ...from, cardToken });
    expect(refusal).toMatchObject({ code });
    expect(heard(shop(), order)).toEqual([]);
    expect((await read(shop(), order)).order.version).toBe(1);
    const better = { ...from, cardToken: give(shop(), order) };
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, better)).toMatchObject({ value: { kind: "done" } });
  });

  it("says when the token of a card ran out", async () => {
    const order = await waiting(shop());
    const expiresAt = "2026-11-28T06:55:00.000Z";
    const from = {
      ...(await opened(shop(), order)),
      cardToken: give(shop(), order, { state: "expired", expiresAt }),
    };
    const refusal = { code: "card_token_expired", at: Date.parse(expiresAt) };
    expect(await refusalOf(shop(), from)).toEqual(refusal);
  });

  it("sends nothing where the provider does not say what the token stands for", async () => {
    const order = await waiting(shop());
    const from = { ...(await opened(shop(), order)), cardToken: give(shop(), order) };
    shop().provider.tellsTokens = false;
    try {
      expect(await refusalOf(shop(), from)).toEqual({ code: "card_not_checked" });
    } finally {
      shop().provider.tellsTokens = true;
    }
    expect(heard(shop(), order)).toEqual([]);
  });

  it("takes a card without its code where the flag is off", async () => {
    await shop().setFlags(METHOD.card, { securityCodeRequired: false });
    const order = await waiting(shop());
    const plan = (await prepared(shop(), order, "authorize")).plan;
    expect(plan).toMatchObject({ securityCode: "optional" });
    const from = { ...(await opened(shop(), order)), cardToken: give(shop(), order, { securityCode: "not_given" }) };
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ value: { kind: "done" } });
    expect((await read(shop(), order)).payment).toMatchObject({ securityCode: "not_given" });
  });

  it("holds a card to the code that is demanded when it is sent, not when its form was opened", async () => {
    await shop().setFlags(METHOD.card, { securityCodeRequired: false });
    const order = await waiting(shop());
    const cardToken = give(shop(), order, { securityCode: "not_given" });
    await shop().setFlags(METHOD.card, { securityCodeRequired: true });
    const from = { ...(await opened(shop(), order)), cardToken };
    expect(await refusalOf(shop(), from)).toEqual({ code: "security_code_missing" });
  });

  it("asks for no code at a recurring card's later charge", async () => {
    const order = await waiting(shop(), METHOD.cardRecurring, { lapsed: true });
    expect((await prepared(shop(), order, "authorize")).plan).toMatchObject({ securityCode: "none" });
  });

  it("answers a repeated confirmation as before, whatever became of its card", async () => {
    const order = await waiting(shop());
    const from = { ...(await opened(shop(), order)), cardToken: give(shop(), order) };
    const first = await confirmOrderVerb(shop().deps, STAFF.operator, from);
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toEqual(first);
    expect(heard(shop(), order)).toHaveLength(1);
  });

  it("sends no card with a method that takes none", async () => {
    const order = await waiting(shop(), METHOD.capturedByFlag);
    const from = { ...(await opened(shop(), order)), cardToken: "tok-of-nothing" };
    expect(await confirmOrderVerb(shop().deps, STAFF.operator, from)).toMatchObject({ value: { kind: "done" } });
    expect(heard(shop(), order)).toMatchObject([{ card: null }]);
  });
});
