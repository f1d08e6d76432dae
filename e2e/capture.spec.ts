import { formatYen } from "@/lib/money/yen";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { card, openCapture, openOrder, verdict } from "./screens";

/** Their decreases wait for the capture. */
const AT_CAPTURE = methodsWithCell("amount.before_capture", (facts) => facts.settled_at_capture === true);

test("オーソリ確定は、決済代行会社の金額を1回だけ確定する", async ({ page, orders, ledger }) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  const amount = formatYen(order.payment.providerAmount);

  await openOrder(page, order);
  await expect(card(page, "オーソリ確定")).toContainText(
    `${order.method.provider}に${amount}のオーソリ確定を送信します。`,
  );
  const asked = await openCapture(page, order);
  await asked.getByRole("button", { name: `${amount}のオーソリ確定を送信` }).click();
  await expect(asked.getByRole("status")).toContainText(`オーソリを確定しました(${amount})。`);

  const after = await ledger.payment(before.paymentId);
  expect(after).toMatchObject({ state: "captured", captured: order.payment.providerAmount, refunded: 0 });
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "capture", amount: order.payment.providerAmount }),
  ]);
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(verdict(page, "オーソリ確定")).toContainText("確定済み");
});

test("確定を待つ金額は、確定と一緒に届く", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { method: AT_CAPTURE.join(","), stage: "before_capture", mark: "no", task: "no" },
    ({ payment }) => payment.waitingAmount !== null,
    ["waiting"],
  );
  const before = await ledger.payment(paymentIdOf(order));
  const waiting = order.payment.waitingAmount ?? 0;
  const [held, amount] = [formatYen(order.payment.providerAmount), formatYen(waiting)];

  await openOrder(page, order);
  await expect(card(page, "オーソリ確定")).toContainText(`${amount}で確定します(変更前 ${held})。`);
  await expect(page.getByRole("region", { name: "決済", exact: true })).toContainText(
    `受注 ${amount} / ${order.method.provider} ${held}`,
  );
  const asked = await openCapture(page, order);
  await asked.getByRole("button", { name: `${amount}のオーソリ確定を送信` }).click();
  await expect(asked.getByRole("status")).toContainText(`オーソリを確定しました(${amount})。`);
  expect(await ledger.entriesSince(before)).toEqual([expect.objectContaining({ kind: "capture", amount: waiting })]);
  expect((await ledger.payment(before.paymentId)).captured).toBe(waiting);

  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(page.getByRole("region", { name: "決済", exact: true })).toContainText(`${amount}(受注と一致)`);
});

test("受注と決済代行会社の金額が違うときは、どちらで確定するかを確かめてから送る", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { stage: "before_capture", mark: "no", task: "yes" },
    ({ amounts }) => amounts?.why === "console_task_open",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const [held, total] = [formatYen(order.payment.providerAmount), formatYen(order.order.total)];

  await openOrder(page, order);
  const asked = await openCapture(page, order);
  const send = asked.getByRole("button", { name: `${held}のオーソリ確定を送信` });
  await send.click();
  await expect(asked).toContainText("確定する金額を確認し、チェックを入れてください。");
  await ledger.expectUntouched(before);
  await asked
    .getByRole("checkbox", { name: `受注の合計${total}ではなく、${held}で確定することを確認しました` })
    .check();
  await send.click();
  await expect(asked.getByRole("status")).toContainText(`オーソリを確定しました(${held})。`);
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "capture", amount: order.payment.providerAmount }),
  ]);
});
