import { expect, it } from "vitest";
import type { StaffMember } from "@/lib/identity/role";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { METHOD } from "@/lib/payments/testing/methods";
import { perform, STAFF, type TestOrder, type TestShop } from "@/lib/payments/testing/test-shop";
import type { OrderSpec } from "@/prisma/builders/order-rows";
import { openCardForm } from "./open-card-form";

const SHOP = "https://desk.example.jp";

const waiting = (shop: TestShop, methodId: TestOrder["methodId"] = METHOD.card, spec: OrderSpec = {}) =>
  shop.order({ methodId, stage: "unauthorized", paid: false, ...spec });

const open = (shop: TestShop, { orderNumber }: Pick<TestOrder, "orderNumber">, staff: StaffMember = STAFF.operator) =>
  openCardForm(shop.deps, staff, { orderNumber, shopOrigin: SHOP });

onBothStores("the provider's card form", (shop) => {
  it.each([
    [true, "required"],
    [false, "optional"],
  ] as const)("is opened for one order and its total, with the demand of now: %s", async (on, securityCode) => {
    await shop().setFlags(METHOD.card, { securityCodeRequired: on });
    const order = await waiting(shop());
    const answer = await open(shop(), order);
    expect(answer).toMatchObject({ ok: true, value: { securityCode, origin: "https://cards.example" } });
    expect(shop().provider.cardSessions.at(-1)).toMatchObject({
      orderNumber: order.orderNumber,
      method: METHOD.card,
      amount: 12_800,
      securityCode,
      shopOrigin: SHOP,
    });
  });

  it("is not opened where no card is taken, nobody may send, or nothing is left to authorize", async () => {
    const sessions = shop().provider.cardSessions.length;
    expect(await open(shop(), await waiting(shop(), METHOD.paidLater))).toMatchObject({ error: { code: "no_card" } });
    const order = await waiting(shop());
    expect(await open(shop(), order, STAFF.viewer)).toMatchObject({ error: { reasons: ["role"] } });
    const cardToken = shop().provider.giveCard({ orderNumber: order.orderNumber, method: order.methodId });
    await perform(shop(), order, "authorize", { cardToken });
    expect(await open(shop(), order)).toMatchObject({ error: { reasons: ["already_authorized"] } });
    expect(await open(shop(), { orderNumber: "no-such-order" })).toMatchObject({ error: { code: "order_not_found" } });
    expect(shop().provider.cardSessions).toHaveLength(sessions);
  });

  it("is said not to be there where the provider does not open it", async () => {
    const order = await waiting(shop());
    const { provider } = shop();
    const asks = provider.openCardSession.bind(provider);
    const silence = { kind: "silence", cause: "timeout", detail: "", raw: null, httpStatus: null } as const;
    provider.openCardSession = async () => silence;
    try {
      expect(await open(shop(), order)).toEqual({ ok: false, error: { code: "form_unavailable" } });
    } finally {
      provider.openCardSession = asks;
    }
  });
});
