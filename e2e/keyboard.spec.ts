import { expect, type Page, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, dialog, open, openOrder, SEND } from "./screens";

/** No pointer: everything is reached by keys, and a person who closes a dialog goes on from where they were. */

const focused = (page: Page) => page.locator(":focus");

/** Presses Tab until the focus stands on it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole("button", { name }).and(focused(page));
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await wanted.count()) > 0) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

test("キーボードだけで受注を取り消し、閉じた後も「この受注の操作」から続けられる", async ({ page, orders, ledger }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  const asked = dialog(page, order, "取消");

  // Left again: nothing was sent.
  await page.keyboard.press("c");
  await expect(asked.getByRole("button", { name: SEND })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(asked).toBeHidden();
  await expect(page.getByRole("heading", { name: "この受注の操作" })).toBeFocused();
  await ledger.expectUntouched(before);

  await tabTo(page, /受注を取り消す/);
  await page.keyboard.press("Enter");
  await expect(asked.getByRole("button", { name: SEND })).toBeVisible();
  await tabTo(page, SEND);
  await page.keyboard.press("Enter");
  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  await page.keyboard.press("Escape");
  // The act removed its own button: the focus goes to the block around it.
  await expect(canceledBlock(page)).toBeVisible();
  await expect(canceledBlock(page)).toBeFocused();
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

test("キーボードだけで突合の差異に対応し、閉じた後も画面の先頭に戻されない", async ({
  page,
  orders,
  providerConsole,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, order);
  await providerConsole.work({ paymentId: paymentIdOf(order), kind: "cancel" });
  await tabTo(page, "いま突合する");
  await page.keyboard.press("Enter");
  await expect(page.getByText("差異が見つかりました。")).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  const look = page.getByRole("button", { name: "確認", exact: true });
  for (let presses = 0; presses < 20 && !(await look.evaluate((one) => one === document.activeElement)); presses += 1) {
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  const asked = dialog(page, order, "突合の差異");
  await expect(asked.getByRole("button", { name: "決済代行会社の記録を反映" })).toBeVisible();
  await tabTo(page, "決済代行会社の記録を反映");
  await page.keyboard.press("Enter");
  await expect(asked.getByRole("status")).toContainText("記録に反映しました。");
  await page.keyboard.press("Escape");
  await expect(asked).toBeHidden();
  // The notice takes its button with it, now or in a moment. The focus stays on the page all the same.
  await expect(page.getByRole("button", { name: "確認", exact: true })).toHaveCount(0);
  const onPage = () => page.evaluate(() => document.querySelector("main")?.contains(document.activeElement));
  await expect.poll(onPage).toBe(true);
});

test("作業を記録して行がなくなっても、一覧から続けられる", async ({ page }) => {
  await open(page, "/tasks");
  const table = page.getByRole("table", { name: "管理画面での作業" });
  const press = table.getByRole("button", { name: /作業を記録/ }).first();
  await press.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /不要/ }).check();
  await page.getByRole("textbox", { name: /メモ/ }).fill("電話で確認");
  await tabTo(page, "不要として記録");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "不要として記録しました" })).toBeVisible();
  // The next task's button has the focus: one after another is recorded without looking for the place.
  await expect(table.getByRole("button", { name: /作業を記録/ }).first()).toBeFocused();
});
