import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { accountOf, expect, type Page, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, card, dialog, open, openCancel, openOrder, waitingAt } from "./screens";

const payment = (page: Page) => page.getByRole("region", { name: "決済", exact: true });

async function lookNow(page: Page): Promise<void> {
  await payment(page).getByRole("button", { name: "いま突合する" }).click();
}

/** The open console tasks of the order, where staff record them. */
async function openTasksOf(page: Page, { orderNumber }: OrderView) {
  await open(page, `/tasks?order=${orderNumber}`);
  return page.getByRole("table", { name: "管理画面での作業" });
}

test("突合で見つかった差異を確認し、決済代行会社の記録を反映する", async ({
  page,
  orders,
  ledger,
  providerConsole,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const { provider } = order.method;
  const paymentId = paymentIdOf(order);
  await openOrder(page, order);
  await lookNow(page);
  await expect(payment(page)).toContainText("決済代行会社の記録と一致しています。");
  const others = await waitingAt(page, "突合");

  // A person cancels in the provider's console and does not tell the shop.
  await providerConsole.work({ paymentId, kind: "cancel" });
  const before = await ledger.payment(paymentId);
  await lookNow(page);
  await expect(payment(page)).toContainText("差異が見つかりました。照会だけを行いました。何も送信していません。");
  const sentence = `${provider}では取消済みですが、受注の決済は${formatYen(order.order.total)}・オーソリ確定前のままです。`;
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(payment(page)).toContainText("差異あり");
  await expect.poll(() => waitingAt(page, "突合")).toBe(others + 1);

  await open(page, `/orders?difference=yes&q=${order.orderNumber}`);
  await expect(page.getByRole("search", { name: "絞り込み" })).toContainText("突合の差異: あり");
  await page.getByRole("row", { name: order.orderNumber }).getByRole("link", { name: "差異あり" }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${order.orderNumber}#difference$`));
  await expect(page.getByText(sentence)).toBeInViewport();

  const caution = "突合で差異が見つかっています。先に内容を確認してください。";
  await expect(card(page, "受注取消")).toContainText(caution);
  await expect(await openCancel(page, order)).toContainText(caution);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "確認", exact: true }).click();
  const asked = dialog(page, order, "突合の差異");
  await expect(asked.getByRole("row", { name: "段階" })).toContainText("オーソリ確定前");
  await expect(asked.getByRole("row", { name: "段階" })).toContainText("取消済み");
  await expect(asked.getByRole("row", { name: "段階" })).toContainText("差異あり");
  await expect(asked).toContainText("受注に取消区分を付け、対応状況を「取消」に変更します。");
  await expect(asked).toContainText(`${provider}には何も送信しません。`);
  await asked.getByRole("textbox", { name: "メモ" }).fill("管理画面で取り消したことを電話で確認");
  await asked.getByRole("button", { name: "決済代行会社の記録を反映" }).click();
  await expect(asked.getByRole("status")).toContainText(`${provider}の記録を、受注デスクの記録に反映しました。`);
  await expect(asked.getByRole("status")).toContainText(`${provider}には何も送信していません。`);
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  await expect(canceledBlock(page)).toBeVisible();
  await expect(page.getByText(sentence)).toHaveCount(0);
  await expect(payment(page)).toContainText("一致");
  const history = page.getByRole("region", { name: "履歴" });
  await expect(history).toContainText("突合の差異:決済代行会社の記録を反映(送信なし)");
  await expect(history).toContainText("管理画面で取り消したことを電話で確認");
  await expect.poll(() => waitingAt(page, "突合")).toBe(others);

  // One record, and no call for it: neither at the provider nor in the journal.
  await ledger.expectUntouched(before);
  await open(page, `/operations?q=${order.orderNumber}`);
  const calls = page.getByRole("table", { name: "連携履歴" });
  await expect(calls.getByRole("row", { name: "オーソリ" })).toHaveCount(1);
  await expect(calls.getByRole("row", { name: "取消" })).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(/\/reconciliation$/);
  await page.getByRole("navigation", { name: "表示" }).getByRole("link", { name: "解決済み" }).click();
  const ended = page.getByRole("table", { name: "突合" }).getByRole("row", { name: order.orderNumber });
  await expect(ended).toContainText("記録を反映");
  await expect(ended).toContainText(accountOf("operator").name);
});

test("決済代行会社の記録で見つかった作業を、完了確認待ちから完了として記録する", async ({
  page,
  orders,
  ledger,
  providerConsole,
}) => {
  const order = await orders.find(
    { task: "yes", mark: "yes" },
    ({ openTasks }) => openTasks.length === 1 && openTasks[0]?.kind === "cancel",
  );
  const paymentId = paymentIdOf(order);
  await providerConsole.work({ paymentId, kind: "cancel" });
  const before = await ledger.payment(paymentId);
  await openOrder(page, order);
  await lookNow(page);
  await expect(payment(page)).toContainText("管理画面での作業の完了が、決済代行会社の記録で確認できました。");
  await expect(payment(page)).toContainText("完了確認待ち");

  const table = await openTasksOf(page, order);
  await expect(table).toContainText("の突合で取消を確認");
  await table.getByRole("button", { name: `受注 ${order.orderNumber} の作業の完了を確認` }).click();
  const said = page.getByRole("status").filter({ hasText: `受注 ${order.orderNumber} の作業の` });
  await expect(said).toContainText("完了を、決済代行会社の記録で確認しました");
  await expect(said).toContainText("何も送信していません。");
  await expect(page.getByText("条件に合う作業はありません。")).toBeVisible();

  await openOrder(page, order);
  await expect(canceledBlock(page)).toBeVisible();
  await expect(payment(page)).toContainText("一致");
  await ledger.expectUntouched(before);
});

test("最初の突合は、サンプルの差異と完了確認待ちを見つけている", async ({ page, orders }) => {
  await open(page, "/reconciliation");
  const status = page.getByRole("region", { name: "突合の状況" });
  await expect(status).toContainText("件を確認:一致");
  const table = page.getByRole("table", { name: "突合" });
  for (const kind of ["決済側のみ取消", "受注側のみ取消", "金額の違い", "段階の違い"]) {
    await expect(table.getByText(kind, { exact: true }).first()).toBeVisible();
  }
  await open(page, "/tasks?state=seen");
  await expect(page.getByRole("table", { name: "管理画面での作業" })).toContainText("完了確認待ち");
  const one = await orders.find({ stage: "after_capture", task: "no" });
  expect(["agrees", "not_looked"]).toContain(one.reconciliation.state);
});
