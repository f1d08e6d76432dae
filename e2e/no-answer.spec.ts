import { accountOf, expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, open, openCancel, openOrder, SEND } from "./screens";

/** Asking for what a worker does by itself, at its own pace. */
const WORKER_PACE = { timeout: 30_000 };

test("応答がない取消は確認中になり、送り直せず、ワーカーの照会で1回だけの取消として決まる", async ({
  page,
  windowOf,
  orders,
  ledger,
  faults,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  const { provider } = order.method;
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  const other = await windowOf("admin");
  await openOrder(other, order);
  const theirs = await openCancel(other, order);

  // The provider acts and never says so; inquiries get no answer either.
  await faults.add({ fault: { kind: "cut" }, match: { paymentId: before.paymentId } });
  await faults.add({ on: "inquiry", fault: { kind: "unavailable" }, times: 1_000 });
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status").first()).toContainText(`${provider}の応答を確認できていません。`);
  await expect(asked).toContainText("送信した可能性があるため、再送信はできません。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  const verdicts = page.getByRole("region", { name: "この受注の操作" });
  await expect(verdicts.getByRole("status")).toContainText("の結果を確認中です");
  await expect(verdicts.getByRole("status")).toContainText(`${accountOf("operator").name}さんが送信`);
  await expect(verdicts.getByRole("group").getByRole("button")).toHaveCount(0);
  await expect(verdicts.getByRole("link", { name: "受注を編集" })).toHaveCount(0);
  await page.keyboard.press("c");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await theirs.getByRole("button", { name: SEND }).click();
  await expect(theirs.getByRole("alert")).toContainText("何も送信していません。");
  await expect(theirs.getByRole("alert")).toContainText("の結果がまだ決まっていません。決まるまで操作できません。");
  await open(other, "/orders?operation=unknown");
  await expect(other.getByRole("row", { name: order.orderNumber })).toContainText("確認中");

  await faults.clear();
  await expect(canceledBlock(page)).toBeVisible(WORKER_PACE);
  await expect(verdicts.getByRole("status")).toHaveCount(0);
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: expect.stringMatching(/^(cancel|terminate)$/) }),
  ]);
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("完了");
});

test("届かなかった取消は、そのことが確かになってから、もう一度送れる", async ({ page, orders, ledger, faults }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "unavailable" }, match: { paymentId: before.paymentId } });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status").first()).toContainText("応答を確認できていません。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  const verdicts = page.getByRole("region", { name: "この受注の操作" });
  await expect(verdicts.getByRole("status")).toContainText("の結果を確認中です");
  await expect(verdicts.getByRole("status")).toHaveCount(0, WORKER_PACE);
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("未送信");
  await ledger.expectUntouched(before);
  const again = await openCancel(page, order);
  await again.getByRole("button", { name: SEND }).click();
  await expect(again.getByRole("status")).toContainText("受注を取り消しました。");
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});
