import { expect, test } from "vitest";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop } from "@/lib/payments/testing/pg-shop";
import { perform, read, STAFF } from "@/lib/payments/testing/test-shop";
import { updateMemo } from "@/lib/payments/verbs/update-memo";
import { confirmationInput, orderNumberInput, versionInput } from "./order-input";
import { textInput } from "./text-input";

const CUT = "了解\u0000しました\ud83d";
const KEPT = "了解しました\ufffd";

test("a text that no row can hold is saved by what can be kept of it, in order and trail alike", async () => {
  const shop = await openPgShop();
  try {
    const { id, orderNumber } = await shop.order({ methodId: METHOD.cancelNotInTable });
    const order = { id, orderNumber, methodId: METHOD.cancelNotInTable, providerPaymentId: "" };
    const memo = textInput(100).parse(CUT);
    expect(await updateMemo(shop.deps, STAFF.operator, { orderNumber, version: 1, memo })).toMatchObject({ ok: true });
    expect((await read(shop, order)).order.memo).toBe(KEPT);

    const reason = textInput(100).parse(CUT);
    expect(await perform(shop, order, "cancel", { acknowledged: true, reason })).toMatchObject({ kind: "done" });
  } finally {
    await shop.close();
  }
});

test("whole text stays as it was typed", () => {
  expect(textInput(100).parse(" 😀 é\n・")).toBe(" 😀 é\n・");
});

test("what is confirmed brings no text and no version that the database would break on", () => {
  const asked = { requestKey: "0198c0de-0000-7000-8000-000000000001", flagsState: "{}", acknowledged: false };
  const edit = { shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: false };
  const lines = [{ name: CUT, quantity: 1, unitPrice: 1, productCode: CUT, taxRate: "standard" }];
  const read = confirmationInput.parse({ ...asked, version: 1, reason: CUT, edit: { ...edit, lines } });
  expect(read).toMatchObject({ reason: KEPT, edit: { lines: [{ name: KEPT, productCode: KEPT }] } });
  expect(confirmationInput.safeParse({ ...asked, version: 2_147_483_648, reason: "" }).success).toBe(false);
  expect(versionInput.safeParse(2_147_483_647).success).toBe(true);
});

test("an order's number is a text of its own", () => {
  expect(orderNumberInput.parse("261024-0087")).toBe("261024-0087");
  expect(orderNumberInput.safeParse("\u0000").success).toBe(false);
});
