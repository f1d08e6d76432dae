import { accountOf, expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { killWebApp } from "./fixtures-shop";
import { canceledBlock, openCancel, openOrder, SEND } from "./screens";

/** Until the starter has brought the web app back. */
const BACK = { timeout: 30_000 };

test("送信の途中でアプリが落ちても、送信した可能性があると伝え、送り直させず、開き直すと1回だけの取消として決まる", async ({
  page,
  orders,
  ledger,
  faults,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  // It acts at once and is still writing its answer when the app dies.
  await faults.add({ fault: { kind: "slow", ms: 6_000 }, match: { paymentId: before.paymentId } });
  // Neither app nor worker learns what became of it before the person has read that it is open.
  await faults.add({ on: "inquiry", fault: { kind: "unavailable" }, times: 1_000 });
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status")).toHaveText("送信中");
  await expect.poll(async () => (await ledger.entriesSince(before)).length).toBe(1);
  await killWebApp();

  await expect(asked.getByRole("alert")).toContainText(
    "通信が切れ、結果を確認できません。送信された可能性があるため、自動で確認しています。",
  );
  await expect(asked.getByRole("button", { name: /を送信|最新の内容で確認/ })).toHaveCount(0);
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  const verdicts = page.getByRole("region", { name: "この受注の操作" });
  const offers = verdicts.getByRole("group").getByRole("button");
  await expect(offers).toHaveCount(0);
  await expect(verdicts.getByRole("link", { name: "受注を編集" })).toHaveCount(0);

  await expect(async () => expect((await page.request.get("/api/health")).ok()).toBe(true)).toPass(BACK);
  await openOrder(page, order);
  await expect(verdicts.getByRole("status")).toContainText(`${accountOf("operator").name}さんが送信`);
  await expect(offers).toHaveCount(0);
  await faults.clear();
  await expect(canceledBlock(page)).toBeVisible(BACK);
  await expect(verdicts.getByRole("status")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("完了");
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: expect.stringMatching(/^(cancel|terminate)$/) }),
  ]);
});
