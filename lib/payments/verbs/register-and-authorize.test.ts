import { expect, it } from "vitest";
import { authorizationRules } from "@/lib/capability/authorization";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { onBothStores } from "@/lib/payments/testing/both-stores";
import { registration } from "@/lib/payments/testing/registration";
import { confirmation, prepared, STAFF } from "@/lib/payments/testing/test-shop";
import { confirmOrderVerb } from "./confirm";
import { registerOrder } from "./register-order";

const CARDLESS = METHOD_IDS.find(
  (method) => authorizationRules(method, { flags: DEFAULT_RULES, pciDss: false }).securityCode === null,
);
if (CARDLESS === undefined) throw new Error("every method takes a card");
const methodId = CARDLESS;

onBothStores("one order number that comes 20 times at once", (shop) => {
  it("is one order, and 20 authorizations of it at once are one", async () => {
    const twenty = Array.from({ length: 20 }, () => registration({ orderNumber: "FEED-1", methodId }));
    const answers = await Promise.all(twenty.map((given) => registerOrder(shop().deps, STAFF.operator, given)));
    expect(new Set(answers.map((answer) => answer.ok && answer.value.orderNumber))).toEqual(new Set(["FEED-1"]));
    const id = await shop().store.transaction((tx) => tx.findOrderId("FEED-1"));
    const order = { id: id ?? 0, orderNumber: "FEED-1", methodId, providerPaymentId: "" };
    const opened = await Promise.all(twenty.map(() => prepared(shop(), order, "authorize")));
    const sent = await Promise.all(
      opened.map((one) => confirmOrderVerb(shop().deps, STAFF.operator, confirmation(one))),
    );
    expect(sent.filter((answer) => answer.ok)).toMatchObject([{ value: { kind: "done" } }]);
    const ledger = [...shop().provider.payments.values()].filter(({ orderNumber }) => orderNumber === "FEED-1");
    expect(ledger).toMatchObject([{ state: "authorized", authorized: 18_130 }]);
    expect(ledger[0]?.entries).toHaveLength(1);
  });
});
