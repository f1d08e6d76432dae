import { expect, type Locator, type Page } from "@playwright/test";
import type { OrderView } from "@/lib/orders/detail/order-view-types";

/** The screens as staff speak of them. */

/** Opens an address, and waits until its script has taken over what the server drew: before that nothing can be pressed. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("button, main a")].every((element) =>
      Object.keys(element).some((key) => key.startsWith("__reactProps")),
    ),
  );
}

export async function openOrder(page: Page, { orderNumber }: OrderView): Promise<void> {
  await open(page, `/orders/${orderNumber}`);
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${orderNumber}` })).toBeVisible();
}

/** The button of a dialog that calls the provider, whatever the amount and the operation. */
export const SEND = /を送信$/;

export type CardTitle = "受注取消" | "金額変更" | "取消区分" | "オーソリ確定";

/** One of the four rows of この受注の操作: its badge, the one fact, and its button. */
export function verdict(page: Page, title: CardTitle): Locator {
  return page.getByRole("region", { name: "この受注の操作" }).getByRole("group", { name: title, exact: true });
}

/** What stands in the place of the four once the order has ended. */
export function canceledBlock(page: Page): Locator {
  return page.getByRole("region", { name: "取消済み", exact: true });
}

/** The card that explains one of the four: 期限, 根拠, 条件, … */
export function card(page: Page, title: CardTitle): Locator {
  return page.getByRole("region", { name: "この受注の操作" }).getByRole("region", { name: title, exact: true });
}

/** A row of a card: 理由, 期限, 根拠, … */
export function row(answer: Locator, term: string): Locator {
  return answer.getByRole("definition").and(answer.locator("dt", { hasText: new RegExp(`^${term}$`) }).locator("+ dd"));
}

export function dialog(page: Page, { orderNumber }: OrderView, act: string): Locator {
  return page.getByRole("dialog", { name: `受注 ${orderNumber} の${act}` });
}

export async function openCancel(page: Page, order: OrderView): Promise<Locator> {
  await verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" }).click();
  const opened = dialog(page, order, "取消");
  await expect(opened.getByRole("heading", { name: "実行内容" })).toBeVisible();
  return opened;
}

export async function openCapture(page: Page, order: OrderView): Promise<Locator> {
  await verdict(page, "オーソリ確定").getByRole("button", { name: "オーソリを確定" }).click();
  const opened = dialog(page, order, "オーソリ確定");
  await expect(opened.getByRole("heading", { name: "実行内容" })).toBeVisible();
  return opened;
}

/** What waits at a place, by the number beside its name in the menu; 0 where none stands there. */
export async function waitingAt(page: Page, place: string): Promise<number> {
  const link = page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: place });
  // One count is drawn for a wide rail and one for a narrow one; the other is hidden.
  const shown = link.locator("span").filter({ hasText: /\d/, visible: true });
  return (await shown.count()) === 0 ? 0 : Number((await shown.first().textContent())?.replace(/\D/g, ""));
}
