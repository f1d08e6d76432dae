import { formatYen } from "@/lib/money/yen";
import { formatUntil } from "@/lib/time/display";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, card, dialog, open, openCancel, openOrder, row, SEND, verdict, waitingAt } from "./screens";

test("連携する受注の取消は、決済代行会社に1回だけ届き、受注・一覧・連携履歴に残る", async ({
  page,
  orders,
  ledger,
}) => {
  const order = await orders.find(
    { outcome: "linked", stage: "before_capture", task: "no" },
    ({ cards }) => cards.cancel.deadline?.state === "set" && cards.cancel.basis?.remark !== "",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const amount = formatYen(order.payment.providerAmount);

  await open(page, `/orders?q=${order.orderNumber}`);
  await page.getByRole("link", { name: order.orderNumber }).click();
  const answer = card(page, "受注取消");
  await expect(verdict(page, "受注取消")).toContainText("連携する");
  await expect(answer).toContainText(`${order.method.provider}に「取消」を送信し、${amount}の全額を取り消します。`);
  const { deadline, basis } = order.cards.cancel;
  if (deadline?.state === "set") await expect(row(answer, "期限")).toContainText(formatUntil(deadline.at));
  await expect(row(answer, "期限")).toContainText("残り");
  await expect(row(answer, "根拠")).toContainText(order.method.title);
  await expect(row(answer, "根拠")).toContainText(`備考「${basis?.remark}」`);
  await expect(card(page, "取消区分")).toContainText("取消の完了後に自動で付きます");

  const asked = await openCancel(page, order);
  await expect(asked).toContainText(`${order.method.provider}に「取消」を送信(全額${amount})`);
  await expect(asked).toContainText("元に戻せません。一部の返金はできません。");
  await asked.getByLabel("理由(任意)").fill("お客様の都合");
  await ledger.expectUntouched(before);
  await asked.getByRole("button", { name: `${amount}の取消を送信` }).click();
  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  await expect(asked).toContainText(`${order.method.provider}で${amount}の取消が完了しています。`);

  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "cancel", amount: order.payment.providerAmount }),
  ]);
  expect((await ledger.payment(before.paymentId)).state).toBe("voided");

  await asked.getByRole("link", { name: "連携履歴を見る" }).click();
  const calls = page.getByRole("table", { name: "連携履歴" }).getByRole("row").filter({ hasText: "円" });
  await expect(calls.first()).toContainText("取消");
  await expect(calls.first()).toContainText("完了");
  await expect(calls.filter({ hasNotText: order.orderNumber })).toHaveCount(0);
  await calls.first().getByRole("link", { name: order.orderNumber }).click();
  await expect(canceledBlock(page)).toBeVisible();
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("理由:お客様の都合");

  await page.getByRole("link", { name: "受注データ管理に戻る" }).click();
  await open(page, `/orders?q=${order.orderNumber}&mark=yes&stage=canceled`);
  await expect(page.getByRole("row", { name: order.orderNumber })).toContainText("取消済み");
  await expect(page.getByRole("row", { name: order.orderNumber })).toContainText("あり");
});

test("連携しない取消は、確認のチェックを求め、何も送らず、管理画面での作業を残す", async ({ page, orders, ledger }) => {
  const order = await orders.find({ outcome: "not_linked", mark: "no", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  const { provider, title } = order.method;

  await openOrder(page, order);
  const openTasks = await waitingAt(page, "管理画面での作業");
  const answer = card(page, "受注取消");
  await expect(verdict(page, "受注取消")).toContainText("連携なし");
  await expect(row(answer, "理由").getByRole("listitem")).toHaveCount(order.cards.cancel.reasons.length);
  await expect(row(answer, "必要な作業")).toContainText(`${provider}の管理画面での取消`);

  const asked = await openCancel(page, order);
  await expect(asked).toContainText(`${provider}への送信なし`);
  const send = asked.getByRole("button", { name: "取消区分を付けて作業を登録" });
  await send.click();
  await expect(asked).toContainText("管理画面で取り消すことを確認し、チェックを入れてください。");
  const box = asked.getByRole("checkbox", { name: `${title}の決済を${provider}の管理画面で取り消します` });
  await expect(box).toBeFocused();
  await box.check();
  await send.click();
  await expect(asked.getByRole("status")).toContainText("取消区分を付けました。");
  await expect(asked).toContainText(`${provider}には送信していません。管理画面での取消が必要です。`);
  await ledger.expectUntouched(before);

  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect.poll(() => waitingAt(page, "管理画面での作業")).toBe(openTasks + 1);
  await expect(verdict(page, "取消区分")).toContainText("設定済み");
  await expect(page.getByRole("region", { name: "管理画面での作業" })).toContainText(`${provider}の管理画面で`);
});

test("お支払いが完了していないPayPayの受注の取消は、ショップだけで終わり、作業も残らない", async ({ page, orders }) => {
  const [unpaid] = methodsWithCell("cancel.before_capture", (facts) => facts.skip_when_unpaid === true);
  const order = await orders.find(
    { stage: "unauthorized", method: unpaid, mark: "no" },
    ({ payment }) => payment.without === "awaiting",
  );
  await openOrder(page, order);
  await expect(verdict(page, "受注取消")).toContainText("ショップのみ");
  await expect(card(page, "受注取消")).toContainText("有効なオーソリがありません(オーソリ前)。");
  await expect(verdict(page, "金額変更")).toContainText("増額・減額とも自由に変更できます");
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: "受注だけを取り消す" }).click();
  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  await expect(asked).toContainText(`${order.method.provider}には送信していません。管理画面での作業はありません。`);
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(canceledBlock(page)).toContainText("送信していません");
  expect(await orders.view(order.orderNumber)).toMatchObject({ openTasks: [], order: { status: "canceled" } });
});

test("決済代行会社が断ると、コードと言葉で示し、受注は変わらない", async ({ page, orders, ledger, faults }) => {
  const order = await orders.find({ outcome: "linked", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "refuse", cause: "invalid_state" }, match: { paymentId: before.paymentId } });

  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  const refusal = asked.getByRole("alert");
  await expect(refusal).toContainText(`${order.method.provider}が取消を受け付けませんでした。`);
  await expect(refusal).toContainText(/理由\(.+\):.+\(コード .+\)。/);
  await expect(refusal).toContainText("受注と決済は変わっていません。");
  await ledger.expectUntouched(before);

  await asked.getByRole("button", { name: "管理画面での作業に登録" }).click();
  await expect(asked.getByRole("status")).toContainText("管理画面での作業に登録しました。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(page.getByRole("region", { name: "管理画面での作業" })).toContainText("未対応");
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("拒否");
});

test("取消区分は管理者だけが、理由を書いて外せる", async ({ page, windowOf, orders }) => {
  const order = await orders.find({ mark: "yes", task: "yes" }, ({ cards }) => cards.mark.badge === "marked");
  await openOrder(page, order);
  await expect(verdict(page, "取消区分")).toContainText("取消区分を解除できるのは管理者です。");
  await expect(verdict(page, "取消区分").getByRole("button", { name: "取消区分を解除" })).toBeHidden();

  const admin = await windowOf("admin");
  await openOrder(admin, order);
  await verdict(admin, "取消区分").getByRole("button", { name: "取消区分を解除" }).click();
  const asked = dialog(admin, order, "取消区分の解除");
  await asked.getByRole("button", { name: "取消区分を解除" }).click();
  await expect(asked).toContainText("理由を入力してください。");
  await asked.getByLabel("理由").fill("お客様から取り下げの連絡");
  await asked.getByRole("button", { name: "取消区分を解除" }).click();
  await expect(asked.getByRole("status")).toContainText("取消区分を解除しました。");
});
