import { expect, test } from "./fixtures";
import { openOrder } from "./screens";

test("対応状況は選ぶと変わり、10秒のあいだ元に戻せる。Escでは消えない", async ({ page, orders }) => {
  const order = await orders.find({ status: "preparing", mark: "no" });
  await openOrder(page, order);
  const control = page.getByRole("button", { name: /^対応状況/ });
  await control.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem")).toHaveText(["新規受付", "入金待ち", "入金済み", "発送済み"]);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const bar = page.getByRole("region", { name: "元に戻す" });
  await expect(bar).toContainText("対応状況を「発送済み」に変更しました。");
  await expect(control).toHaveText("発送済み");
  expect((await orders.view(order.orderNumber)).order.status).toBe("shipped");

  await page.keyboard.press("Escape");
  await expect(bar).toBeVisible();
  await bar.getByRole("button", { name: "元に戻す" }).click();
  await expect(bar).toContainText("対応状況を「発送準備」に戻しました。");
  await expect(control).toHaveText("発送準備");
  const after = await orders.view(order.orderNumber);
  expect(after.order.status).toBe("preparing");
  expect(after.version).toBe(order.version + 2);
});

test("同僚が先に変えた対応状況は、元に戻せない", async ({ page, windowOf, orders }) => {
  const order = await orders.find({ status: "preparing", mark: "no" });
  await openOrder(page, order);
  await page.getByRole("button", { name: /^対応状況/ }).click();
  await page.getByRole("menuitem", { name: "発送済み" }).click();
  const bar = page.getByRole("region", { name: "元に戻す" });
  const undo = bar.getByRole("button", { name: "元に戻す" });
  // The focus keeps it.
  await undo.focus();

  const other = await windowOf("admin");
  await openOrder(other, order);
  await other.getByRole("button", { name: /^対応状況/ }).click();
  await other.getByRole("menuitem", { name: "完了" }).click();
  // The control shows what was chosen while it is being saved; its undo says that it is.
  await expect(other.getByRole("region", { name: "元に戻す" })).toContainText("対応状況を「完了」に変更しました。");

  await undo.click();
  await expect(bar).toContainText("対応状況を元に戻せませんでした。");
  expect((await orders.view(order.orderNumber)).order.status).toBe("completed");
});

test("連携しない受注の返品は、取消区分に導く", async ({ page, orders }) => {
  const order = await orders.find(
    { status: "shipped", outcome: "not_linked", task: "no", mark: "no" },
    ({ cards }) => cards.mark.badge === "by_hand",
  );
  await openOrder(page, order);
  await page.getByRole("button", { name: /^対応状況/ }).click();
  await page.getByRole("menuitem", { name: "返品" }).click();
  await expect(page.getByText(/取消区分を付け、.*の管理画面でも取消の処理をしてください。/)).toBeVisible();
  const lead = page.getByText(/この受注の返品は連携しません。/);
  await lead.getByRole("button", { name: "取消区分を付ける" }).click();
  await expect(page.getByRole("dialog", { name: `受注 ${order.orderNumber} の取消区分` })).toBeVisible();
});
