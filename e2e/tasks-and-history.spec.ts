import { formatYen } from "@/lib/money/yen";
import { accountOf, expect, test } from "./fixtures";
import { canceledBlock, open, waitingAt } from "./screens";

test("残っている作業を、決済代行会社の管理画面で済ませたと記録する", async ({ page, orders }) => {
  const order = await orders.find(
    { task: "yes", mark: "yes" },
    ({ openTasks }) => openTasks.length === 1 && openTasks[0]?.kind === "cancel",
  );
  await open(page, "/tasks");
  await expect(page.getByRole("table", { name: "管理画面での作業" })).toContainText("全額");
  const before = await waitingAt(page, "管理画面での作業");
  await open(page, `/orders/${order.orderNumber}`);
  await page.getByRole("region", { name: "管理画面での作業" }).getByRole("link", { name: "作業を開く" }).click();
  await expect(page.getByText(`受注 ${order.orderNumber} の作業だけを表示しています。`)).toBeVisible();
  const table = page.getByRole("table", { name: "管理画面での作業" });
  await expect(table).toContainText(order.method.provider);
  await expect(table).toContainText(formatYen(order.openTasks[0]?.amountBefore ?? 0));
  await expect(table).toContainText(order.payment.providerPaymentId ?? "");

  await table.getByRole("button", { name: "記録" }).click();
  const form = page.getByRole("form", { name: `受注 ${order.orderNumber} の作業の記録` });
  await form.getByRole("radio", { name: /^不要/ }).check();
  await form.getByRole("button", { name: "不要として記録" }).click();
  await expect(form).toContainText("不要の場合は、理由をメモに入力してください。");
  await form.getByRole("radio", { name: /^取り消した/ }).check();
  await expect(form).not.toContainText("不要の場合は");
  await form.getByRole("textbox", { name: "メモ" }).fill("管理画面で取消を確認");
  await form.getByRole("button", { name: "完了として記録" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `受注 ${order.orderNumber} の作業を完了として記録しました(` }),
  ).toContainText(accountOf("operator").name);
  await expect.poll(() => waitingAt(page, "管理画面での作業")).toBe(before - 1);

  await page.getByRole("navigation", { name: "表示" }).getByRole("link", { name: "完了", exact: true }).click();
  await expect(table.getByRole("row").nth(1)).toContainText(order.orderNumber);
  await expect(table.getByRole("row").nth(1)).toContainText(accountOf("operator").name);
  await open(page, `/orders/${order.orderNumber}`);
  await expect(canceledBlock(page)).toBeVisible();
});

test("連携履歴では、決済代行会社の操作とコードと、応答そのものを読める", async ({ page, orders }) => {
  const order = await orders.find(
    { stage: "canceled" },
    ({ canceled }) => canceled?.how.confirmedBy === "provider" && canceled.how.kind === "cancel",
  );
  const how = order.canceled?.how;
  const amount = how?.confirmedBy === "provider" ? how.amount : 0;
  await open(page, `/operations?q=${order.orderNumber}`);
  const table = page.getByRole("table", { name: "連携履歴" });
  const canceled = table.getByRole("row").filter({ hasText: "取消" }).first();
  await expect(canceled).toContainText(formatYen(amount));
  await expect(canceled).toContainText("完了");
  await canceled.getByRole("button", { name: `受注 ${order.orderNumber} の送信と照会` }).click();
  const attempts = page.getByRole("region", { name: `受注 ${order.orderNumber} の送信と照会` });
  await expect(attempts).toContainText("送信");
  await expect(attempts).toContainText("完了");
  await attempts.getByText("応答データ(機密情報を除く)").first().click();
  await expect(attempts.locator("pre").first()).toContainText("{");

  await open(page, "/operations");
  await page.getByRole("navigation", { name: "表示" }).getByRole("link", { name: "拒否" }).click();
  await expect(page).toHaveURL(/state=failed/);
  await expect(table.getByRole("row").nth(1)).toContainText("拒否");
  await page.getByRole("searchbox", { name: "連携を検索" }).fill("999999-9999");
  await page.getByRole("button", { name: "絞り込む" }).click();
  await expect(page.getByText("「999999-9999」に一致する連携はありません。")).toBeVisible();
});
