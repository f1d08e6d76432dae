import { expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, openCancel, openOrder, SEND } from "./screens";

test("5秒かかる取消は、送信中のまま待ち、その場で完了に変わり、1回だけ届く", async ({
  page,
  orders,
  ledger,
  faults,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "slow", ms: 5_000 }, match: { paymentId: before.paymentId } });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status")).toHaveText("送信中");
  await expect(asked).toContainText(/応答を待っています\(\d+秒\)。/);
  await expect(asked).toContainText("閉じても処理は続きます。結果は受注と連携履歴に表示します。");
  await expect(asked.getByRole("button", { name: SEND })).toHaveCount(0);

  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  await expect(asked.getByText("送信中")).toHaveCount(0);
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(canceledBlock(page)).toBeVisible();
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

test("こちらの待ち時間が先に終わると確認中になり、何もしなくても完了に変わり、1回だけ届く", async ({
  page,
  orders,
  ledger,
  faults,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "slow", ms: 12_000 }, match: { paymentId: before.paymentId } });
  // Until this was seen neither app nor worker learns what became of it.
  await faults.add({ on: "inquiry", fault: { kind: "unavailable" }, times: 1_000 });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status")).toHaveText("送信中");
  await expect(asked.getByRole("status").first()).toContainText("の応答を確認できていません。", { timeout: 15_000 });
  await expect(asked).toContainText("送信した可能性があるため、再送信はできません。自動で照会し、");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  const verdicts = page.getByRole("region", { name: "この受注の操作" });
  await expect(verdicts.getByRole("status")).toContainText("の結果を確認中です");

  await faults.clear();
  // No button is pressed from here on.
  await expect(canceledBlock(page)).toBeVisible({ timeout: 30_000 });
  await expect(verdicts.getByRole("status")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("完了");
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

test("送信中に閉じても処理は続き、結果は受注に出る", async ({ page, orders, ledger, faults }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "slow", ms: 2_000 }, match: { paymentId: before.paymentId } });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked).toContainText("閉じても処理は続きます。結果は受注と連携履歴に表示します。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(asked).toBeHidden();
  await expect(canceledBlock(page)).toBeVisible();
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});
