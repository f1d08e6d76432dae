import { expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, openCancel, openOrder, SEND } from "./screens";

/** One intent, however often it is pressed: one entry at the provider, one answer. */

test("取消の送信を続けて2回押しても、1回だけ送る", async ({ page, orders, ledger }) => {
  const order = await orders.find({ outcome: "linked", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).dblclick();
  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

test("Enterと続けてのクリックでも、1回だけ送り、答えは1つ", async ({ page, orders, ledger, faults }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  // Slow, so that the second press comes while the first is under way.
  await faults.add({ fault: { kind: "slow", ms: 1_000 }, match: { paymentId: before.paymentId } });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  const send = asked.getByRole("button", { name: SEND });
  const at = await send.boundingBox();
  if (at === null) throw new Error("the button is not to be seen");
  await send.focus();
  await page.keyboard.press("Enter");
  // Where the button was, whatever stands there by now.
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
  // Whether that left the dialog or met a button at work: it is one cancel.
  await expect.poll(async () => (await orders.view(order.orderNumber)).payment.stage).toBe("canceled");
  await openOrder(page, order);
  await expect(canceledBlock(page)).toBeVisible();
  expect(await ledger.entriesSince(before)).toHaveLength(1);
  const { history } = await orders.view(order.orderNumber);
  expect(history.filter((entry) => entry.type === "operation" && entry.kind !== "authorize")).toEqual([
    expect.objectContaining({ state: "succeeded", sends: 1 }),
  ]);
});

test("同じ担当者が2つのタブで同時に送信しても、1回だけ届き、もう一方は何も送信していないと答える", async ({
  page,
  orders,
  ledger,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  const otherTab = await page.context().newPage();
  await openOrder(page, order);
  await openOrder(otherTab, order);
  const asked = [await openCancel(page, order), await openCancel(otherTab, order)];
  await Promise.all(asked.map((one) => one.getByRole("button", { name: SEND }).click()));

  for (const one of asked) {
    await expect(one.getByText(/^受注を取り消しました。$|^何も送信していません。$/)).toBeVisible();
    await expect(one.getByRole("button", { name: SEND })).toHaveCount(0);
  }
  const done = await Promise.all(asked.map((one) => one.getByText("受注を取り消しました。").isVisible()));
  expect(done.filter((one) => one)).toHaveLength(1);
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});
