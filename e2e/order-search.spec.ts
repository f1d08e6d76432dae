import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { open } from "./screens";

const search = (page: Page) => page.getByRole("searchbox", { name: "受注を検索" });
const rows = (page: Page) => page.locator("[data-row]");
const heading = (page: Page, number: string) => page.getByRole("heading", { level: 1, name: `受注 ${number}` });

/** Marks the document, so that a page load would be seen. */
async function mark(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.body.setAttribute("data-marked", ""));
  return () => page.evaluate(() => document.body.hasAttribute("data-marked"));
}

test("入力するそばから検索し、画面は読み込み直さない。見つからないときはそう言う", async ({ page }) => {
  await open(page, "/orders?stage=before_capture");
  const same = await mark(page);
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
  await search(page).pressSequentially("佐藤");
  await expect(page).toHaveURL(/stage=before_capture/);
  await expect(page).toHaveURL(/q=/);
  await expect(rows(page).first()).toContainText("佐藤");
  for (const text of await rows(page).allTextContents()) expect(text).toMatch(/佐藤.*確定前/);
  await expect(search(page)).toBeFocused();

  await search(page).fill("存在しない名前");
  await expect(page.getByText("条件に合う受注はありません。")).toBeVisible();
  await page.getByRole("button", { name: "段階の条件を外す" }).click();
  await expect(page.getByText("「存在しない名前」に一致する受注はありません。")).toBeVisible();
  await page.getByRole("button", { name: "条件をクリア" }).last().click();
  await expect(rows(page)).toHaveCount(50);
  await expect(search(page)).toHaveValue("");
  expect(await same()).toBe(true);
});

test("変換中の文字では検索せず、確定したときに検索する", async ({ page, context }) => {
  await open(page, "/orders");
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    const text = url.searchParams.get("q");
    // Without a text it is the list that follows a change.
    if (url.pathname === "/api/orders" && text !== null) asked.push(text);
  });
  await search(page).focus();
  const ime = await context.newCDPSession(page);
  for (const text of ["s", "さ", "さt", "さと", "さとう"]) {
    await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await ime.send("Input.imeSetComposition", { text: "佐藤", selectionStart: 2, selectionEnd: 2 });
  await expect(search(page)).toHaveValue("佐藤");
  await ime.send("Input.insertText", { text: "佐藤" });
  await expect(page).toHaveURL(/q=%E4%BD%90%E8%97%A4/);
  await expect(rows(page).first()).toContainText("佐藤");
  expect(asked).toEqual(["佐藤"]);
});

test("遅れて届いた前の検索の結果は、新しい結果を上書きしない", async ({ page }) => {
  await open(page, "/orders");
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/orders\?q=%E4%BD%90$/, async (route) => {
    await held;
    await route.continue();
  });
  const older = page.waitForRequest(/\/api\/orders\?q=%E4%BD%90$/);
  await search(page).fill("佐");
  await older;
  await search(page).fill("鈴木");
  await expect(rows(page).first()).toContainText("鈴木");
  release();
  await expect(page.getByText(/^1〜\d+件/).first()).toBeVisible();
  for (const text of await rows(page).allTextContents()) expect(text).toContain("鈴木");
});

test("どの画面からでも、入力すると一覧に移り、続けて入力できる", async ({ page }) => {
  await open(page, "/matrix");
  const same = await mark(page);
  await page.keyboard.press("/");
  await search(page).pressSequentially("田中", { delay: 30 });
  await expect(page.getByRole("heading", { level: 1, name: "受注データ管理" })).toBeVisible();
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue("田中");
  await expect(rows(page).first()).toContainText("田中");
  expect(await same()).toBe(true);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "対応表" })).toBeVisible();
  await expect(search(page)).toHaveValue("");
});

test("受注番号と決済IDは、そのまま入力して Enter で受注を開く", async ({ page, orders }) => {
  const { rows: listed } = await orders.list({ stage: "after_capture" });
  const [first] = listed;
  if (first === undefined) throw new Error("the sample has no captured order");
  const order = await orders.view(first.orderNumber);
  const wide = (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  await open(page, "/tasks");
  for (const typed of [order.orderNumber, wide(order.orderNumber), paymentIdOf(order)]) {
    await search(page).fill(typed);
    await search(page).press("Enter");
    await expect(heading(page, order.orderNumber)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "前後の受注" })).toHaveCount(0);
    await page.getByRole("link", { name: "受注データ管理に戻る" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "受注データ管理" })).toBeVisible();
  }
});
