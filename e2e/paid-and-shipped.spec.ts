import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { dialog, openOrder, verdict } from "./screens";

test("入金を記録し、未入金に戻す。何も送信しない", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { stage: "before_capture", mark: "no" },
    ({ facts }) => facts.payment === "record_payment",
  );
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  await page.getByRole("button", { name: "入金を記録" }).click();
  const asked = dialog(page, order, "入金");
  await expect(asked).toContainText("入金を「未入金」から「入金済み」に変更");
  await expect(asked).toContainText(`${order.method.provider}には送信しません。`);
  await asked.getByRole("button", { name: "入金を記録" }).click();
  await expect(asked).toContainText("理由を入力してください。");
  await asked.getByLabel(/^確認した方法/).fill("振込明細で確認");
  await asked.getByRole("button", { name: "入金を記録" }).click();
  await expect(asked.getByRole("status")).toContainText("入金を記録しました。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("理由:振込明細で確認");

  await page.getByRole("button", { name: "未入金に戻す" }).click();
  const back = dialog(page, order, "未入金への変更");
  await expect(back).toContainText("何も送信しません。返金は行われません。");
  await back.getByLabel(/^理由/).fill("別の受注の入金");
  await back.getByRole("button", { name: "未入金に戻す" }).click();
  await expect(back.getByRole("status")).toContainText("未入金に戻しました。");
  expect(await orders.view(order.orderNumber)).toMatchObject({ order: { paid: false, paidOn: null } });
  await ledger.expectUntouched(before);
});

test("伝票番号を連携すると発送済みになり、金額変更を連携できなくなる", async ({ page, orders, ledger }) => {
  const [method] = methodsWithCell("amount.before_capture", (facts) => facts.only_before_slip_number_sent === true);
  const order = await orders.find(
    { stage: "before_capture", mark: "no", method },
    ({ facts, cards }) => facts.ship && facts.closes !== null && cards.amount.badge === "linked",
  );
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  await expect(verdict(page, "金額変更")).toContainText("連携する");
  await page.getByRole("button", { name: "配送処理" }).click();
  const asked = dialog(page, order, "配送処理");
  await expect(asked).toContainText("送信すると、金額変更を連携できなくなります。");
  await expect(asked).toContainText("伝票番号連携前のみ可能");
  await asked.getByLabel("伝票番号", { exact: true }).fill("4567-89A1-2345");
  await asked.getByRole("button", { name: "発送を記録して伝票番号を送信" }).click();
  await expect(asked).toContainText("「A」は使えません。");
  await ledger.expectUntouched(before);
  await asked.getByLabel("伝票番号", { exact: true }).fill("４５６７ー８９０１ー２３４５");
  await asked.getByRole("button", { name: "発送を記録して伝票番号を送信" }).click();
  await expect(asked.getByRole("status")).toContainText("発送を記録しました。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(verdict(page, "金額変更")).toContainText("連携なし");
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "report_shipment", amount: order.payment.providerAmount }),
  ]);
  expect(await orders.view(order.orderNumber)).toMatchObject({
    order: { status: "shipped", slipNumber: "4567-8901-2345", slipNumberSent: true },
    payment: { stage: "before_capture" },
  });
});
