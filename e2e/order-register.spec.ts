import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { open } from "./screens";

/** 受注登録: an order by telephone, hands on the keyboard. */

const PATH = "/orders/new";
const region = (page: Page, name: string) => page.getByRole("region", { name });
const search = (page: Page) => page.getByRole("combobox", { name: "お客様を検索" });
const lineField = (page: Page, line: number, name: string) => page.getByLabel(`${line}行目の${name}`, { exact: true });
const registerOnly = (page: Page) => page.getByRole("button", { name: "登録だけ行う" });

async function openForm(page: Page): Promise<void> {
  await open(page, PATH);
  await expect(search(page)).toBeFocused();
}

/** The least that an order has, by the fields' own labels. */
async function fillLeast(page: Page, name: string): Promise<void> {
  await page.getByLabel("氏名", { exact: true }).fill(name);
  await lineField(page, 1, "商品名").fill("ほうじ茶 100g");
  await lineField(page, 1, "単価").fill("1296");
  const method = page.getByLabel("決済方法", { exact: true });
  await method.fill("後払い.com");
  await method.press("Enter");
}

/** How many orders the list finds. */
async function ordersOf(page: Page, name: string): Promise<number> {
  const answer = await page.request.get(`/api/counts/orders?${new URLSearchParams({ q: name })}`);
  return ((await answer.json()) as { readonly count: number }).count;
}

test("電話の受注を、キーボードだけで空の画面から受注まで登録する", async ({ page }) => {
  await open(page, "/orders");
  await page.locator("body").press("n");
  await expect(page).toHaveURL(PATH);
  await expect(search(page)).toBeFocused();

  // Who: a new customer, from what was typed.
  await page.keyboard.type("でんわ はなこ");
  await expect(page.getByRole("option", { name: "「でんわ はなこ」を新しいお客様として入力" })).toBeVisible();
  await expect(page.getByRole("listbox", { name: "お客様の候補" })).not.toHaveAttribute("aria-busy", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("氏名", { exact: true })).toBeFocused();
  await expect(page.getByLabel("氏名", { exact: true })).toHaveValue("でんわ はなこ");
  await page.keyboard.press("Tab");
  await page.keyboard.type("デンワ ハナコ");
  await page.keyboard.press("Tab");
  await page.keyboard.type("０９０－００００－９９９１");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");

  // Where: seven digits fill the place, and the next field is the one that is missing.
  const customer = region(page, "お客様");
  await page.keyboard.type("1540001");
  await expect(customer.getByLabel("住所", { exact: true })).toHaveValue("東京都世田谷区池尻");
  await expect(customer.getByLabel("番地", { exact: true })).toBeFocused();
  await expect(customer.getByText("住所を入力しました")).toBeVisible();
  await page.keyboard.type("2-4-5");
  // Building, お届け先, 配送方法.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("配送方法")).toBeFocused();

  // What: Enter in the last field begins another line.
  await lineField(page, 1, "商品コード").focus();
  await page.keyboard.type("HJ-100");
  await page.keyboard.press("Tab");
  await page.keyboard.type("ほうじ茶 100g");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(lineField(page, 1, "税率")).toHaveValue("reduced");
  await page.keyboard.press("Tab");
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1296");
  await page.keyboard.press("Enter");
  await expect(lineField(page, 2, "商品コード")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("急須 黒");
  await lineField(page, 2, "単価").focus();
  await page.keyboard.type("4400");
  await page.getByLabel("送料", { exact: true }).focus();
  await page.keyboard.type("770");
  const sum = region(page, "合計");
  await expect(sum).toContainText("9,058円");
  await expect(sum.getByRole("row", { name: /^軽減8%/ })).toContainText("3,888円");
  await expect(sum.getByRole("row", { name: /^10%/ })).toContainText("5,170円");

  // How paid: a word of the method, and what the page says of it.
  await page.getByLabel("決済方法", { exact: true }).focus();
  await page.keyboard.type("wechat");
  await page.keyboard.press("Enter");
  const method = region(page, "決済方法");
  await expect(method.getByRole("row", { name: /^オーソリ同時確定/ })).toContainText("対応(デフォルト)");
  await expect(method).toContainText("フラグの設定に関係なく、オーソリ時に確定します。");

  // Ctrl S goes to the button and registers nothing.
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "受注を登録してオーソリへ" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(registerOnly(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^受注 \d{6}-\d{4,}/ })).toBeVisible();
  await expect(page.getByText("でんわ はなこ").first()).toBeVisible();
  await expect(page.getByText("9,058円").first()).toBeVisible();
  // The form begins anew: nothing of it is left behind.
  await openForm(page);
  await expect(page.getByText("下書きを復元しました。")).toHaveCount(0);
});

test("以前のお客様を電話番号で見つけ、住所まで入力する", async ({ page, orders }) => {
  const { order } = await orders.find({ stage: "before_capture" });
  await openForm(page);
  await search(page).pressSequentially(order.customer.phone);
  // The option of a new customer bears what was typed, too.
  const found = page
    .getByRole("option")
    .filter({ hasText: order.customer.name })
    .filter({ hasText: order.customer.phone });
  await expect(found.first()).toBeVisible();
  await expect(page.getByRole("listbox", { name: "お客様の候補" })).not.toHaveAttribute("aria-busy", "true");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("電話番号(任意)")).toHaveValue(order.customer.phone);
  await expect(page.getByRole("link", { name: /^以前の受注 \d+件を見る$/ })).toBeVisible();
});

test("入力の誤りは、それぞれの欄に示し、何も登録しない", async ({ page }) => {
  await openForm(page);
  const customer = region(page, "お客様");
  await page.getByLabel("氏名", { exact: true }).fill("ごにゅうりょく まちがい");
  await customer.getByLabel("郵便番号").fill("999-9999");
  await expect(customer.getByText("この郵便番号は見つかりません。住所を入力してください。")).toBeVisible();
  await customer.getByLabel("住所", { exact: true }).fill("東京都世田谷区池尻");
  await page.getByRole("radio", { name: "別の住所" }).check();
  await lineField(page, 1, "商品名").fill("ほうじ茶");
  await lineField(page, 1, "数量").fill("0");
  await lineField(page, 1, "単価").fill("12.5");
  await registerOnly(page).click();
  await expect(customer.getByText("番地を入力してください。")).toBeVisible();
  await expect(page.getByText("数量は1以上で入力してください。")).toBeVisible();
  await expect(page.getByText("小数は使えません。1円単位で入力してください。")).toBeVisible();
  await expect(page.getByText("決済方法を入力してください。")).toBeVisible();
  await expect(page.getByText(/^入力内容を確認してください\(\d件\)。$/)).toBeVisible();
  await expect(customer.getByLabel("番地", { exact: true })).toBeFocused();
  // From the summary to the field.
  await page.getByRole("link", { name: "1行目の数量" }).click();
  await expect(lineField(page, 1, "数量")).toBeFocused();
  await lineField(page, 1, "数量").fill("9999");
  await lineField(page, 1, "単価").fill("99,999,999");
  await expect(page.getByText("商品は200行以下、合計は99,999,999円以下にしてください。")).toBeVisible();
  expect(await ordersOf(page, "ごにゅうりょく")).toBe(0);
});

test("入力の途中で離れても、下書きから続けられ、破棄は元に戻せる", async ({ page }) => {
  await openForm(page);
  await fillLeast(page, "したがき たろう");
  await expect(page.getByText(/^下書きを保存済み/)).toBeVisible();
  await page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "ホーム" }).click();
  await page.getByRole("region", { name: "最近の自分の受注" }).getByRole("link", { name: "受注登録" }).click();
  await expect(page.getByText("下書きを復元しました。")).toBeVisible();
  await expect(page.getByLabel("氏名", { exact: true })).toHaveValue("したがき たろう");
  await page.getByRole("button", { name: "下書きを破棄" }).first().click();
  await expect(page.getByLabel("氏名", { exact: true })).toHaveValue("");
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(page.getByLabel("氏名", { exact: true })).toHaveValue("したがき たろう");
  await registerOnly(page).click();
  await expect(page.getByRole("heading", { level: 1, name: /^受注 / })).toBeVisible();
  expect(await ordersOf(page, "したがき")).toBe(1);
});

test("登録を二度押しても、応答が届かずにもう一度押しても、受注は1件", async ({ page }) => {
  await openForm(page);
  await fillLeast(page, "にどおし じろう");
  // The order is registered; its answer is lost on the way.
  await page.route(PATH, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await registerOnly(page).dblclick();
  await expect(page.getByText(/もう一度登録しても、受注は1件だけです。/)).toBeVisible();
  await page.unroute(PATH);
  await registerOnly(page).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: /^受注 / })).toBeVisible();
  expect(await ordersOf(page, "にどおし")).toBe(1);
});

test("ネットワークがない間は何も登録せず、入力はそのまま", async ({ page, context }) => {
  await openForm(page);
  await fillLeast(page, "おふらいん さぶろう");
  await context.setOffline(true);
  await registerOnly(page).click();
  await expect(
    page.getByText("登録できませんでした。ネットワークに接続されていません。何も登録していません。"),
  ).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByLabel("氏名", { exact: true })).toHaveValue("おふらいん さぶろう");
  await registerOnly(page).click();
  await expect(page.getByRole("heading", { level: 1, name: /^受注 / })).toBeVisible();
  expect(await ordersOf(page, "おふらいん")).toBe(1);
});

test.describe("閲覧", () => {
  test.use({ role: "viewer" });

  test("受注登録は担当・管理者のもの", async ({ page }) => {
    await page.goto("/orders");
    await expect(page.getByRole("link", { name: "受注を登録" })).toHaveCount(0);
    await page.goto(PATH);
    await expect(page.getByRole("heading", { name: "この画面を開く権限がありません" })).toBeVisible();
  });
});
