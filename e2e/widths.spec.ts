import { expect, type Page, test } from "./fixtures";
import type { OrderFinder } from "./fixtures-orders";
import { measureLayout } from "./layout-measures";
import { open } from "./screens";

/** 720 is 1440 at 200 %. */
const WIDTHS = [360, 720, 768, 1024, 1366, 1440, 1920, 2560] as const;
const NOTHING = { sideways: 0, tiny: [], cut: [], spilled: [], overlapping: [] };
/** A thumb's. */
const FOOT_TARGET = 44;

async function expectEveryWidth(page: Page, where: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 768 ? 800 : 900 });
    // What is laid out by script follows the width a moment later.
    await expect.soft
      .poll(() => measureLayout(page), { message: `${where} at ${width}`, timeout: 3_000 })
      .toEqual(NOTHING);
  }
}

test.describe("管理者の画面", () => {
  test.use({ role: "admin" });

  const screens: readonly (readonly [path: string, heading: string])[] = [
    ["/", "ホーム"],
    ["/orders?sort=deadline", "受注データ管理"],
    ["/orders/new", "受注登録"],
    ["/orders?task=yes", "受注データ管理"],
    ["/orders?q=見つからない名前&status=abc", "受注データ管理"],
    ["/tasks", "管理画面での作業"],
    ["/tasks?state=seen", "管理画面での作業"],
    ["/operations", "連携履歴"],
    ["/reconciliation", "突合"],
    ["/matrix", "対応表"],
    ["/settings/history", "設定変更履歴"],
    ["/staff", "スタッフ"],
    ["/settings/methods", "決済方法設定"],
    ["/settings/shop", "ショップ設定"],
    ["/not-allowed?needs=admin", "この画面を開く権限がありません"],
    ["/orders/999999-9999", "受注が見つかりません"],
  ];
  for (const [path, heading] of screens) {
    test(`${path} は、どの幅でも読め、重ならず、切れない`, async ({ page }) => {
      await open(page, path);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expectEveryWidth(page, path);
    });
  }
});

const ORDERS: readonly (readonly [what: string, find: (orders: OrderFinder) => ReturnType<OrderFinder["find"]>])[] = [
  ["連携する受注", (orders) => orders.find({ outcome: "linked", stage: "before_capture", task: "no" })],
  ["確定後の受注", (orders) => orders.find({ stage: "after_capture" })],
  ["取消済みの受注", (orders) => orders.find({ stage: "canceled" })],
  ["オーソリのない受注", (orders) => orders.find({ stage: "unauthorized" })],
];
test("オーソリの画面は、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
  const { orderNumber } = await orders.find(
    { stage: "unauthorized", mark: "no" },
    ({ authorization }) => authorization?.rules.securityCode === "required",
  );
  await open(page, `/orders/${orderNumber}/authorize`);
  await expect(page.locator("iframe")).toBeVisible();
  await expectEveryWidth(page, "オーソリ");
});

for (const [what, find] of ORDERS) {
  test(`${what}は、どの幅でも読め、重ならず、切れない`, async ({ page, orders }) => {
    const { orderNumber } = await find(orders);
    await open(page, `/orders/${orderNumber}`);
    await expectEveryWidth(page, what);
  });
}

test("受注編集は、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
  const { orderNumber } = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await open(page, `/orders/${orderNumber}/edit`);
  await expectEveryWidth(page, "受注編集");
});

test.describe("サインインしていない人", () => {
  test.use({ role: null });
  test("サインインは、どの幅でも読め、重ならず、切れない", async ({ page }) => {
    await open(page, "/sign-in");
    await expectEveryWidth(page, "サインイン");
  });
});

test("狭い画面では、行き先は下にあり、指で押せる大きさで、残りはメニューにある", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/orders");
  const foot = page.getByRole("navigation", { name: "メニュー" });
  const places = foot.getByRole("link").or(foot.getByRole("button"));
  await expect(places).toHaveText([/^ホーム/, /^受注/, /^作業/, /^突合/, /^メニュー/]);
  for (const place of await places.all()) {
    const box = await place.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FOOT_TARGET);
  }
  await foot.getByRole("button", { name: "メニュー" }).click();
  const sheet = page.getByRole("dialog", { name: "メニュー" });
  const box = await sheet.boundingBox();
  expect(box).toMatchObject({ x: 0, width: 390 });
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  await sheet.getByRole("link", { name: "対応表" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "対応表" })).toBeVisible();
  await expect(sheet).toBeHidden();
});

test("検索欄は、広い画面では480、狭くても220を下回らず、電話では1行を占める", async ({ page }) => {
  await open(page, "/orders");
  const field = page
    .getByRole("searchbox", { name: "受注を検索" })
    .or(page.getByRole("combobox", { name: "受注を検索" }));
  const widthAt = async (width: number) => {
    await page.setViewportSize({ width, height: 900 });
    return (await field.boundingBox())?.width ?? 0;
  };
  expect(await widthAt(1440)).toBe(480);
  expect(await widthAt(768)).toBeGreaterThanOrEqual(220);
  expect(await widthAt(360)).toBe(360 - 2 * 12);
});
