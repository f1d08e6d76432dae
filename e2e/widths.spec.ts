import { expectEveryWidth } from "./every-width";
import { expect, test } from "./fixtures";
import type { OrderFinder } from "./fixtures-orders";
import { open, openOrder } from "./screens";

/** A thumb's. */
const FOOT_TARGET = 44;

test.describe("管理者の画面", () => {
  test.use({ role: "admin" });

  const screens: readonly (readonly [path: string, heading: string])[] = [
    ["/", "ホーム"],
    ["/orders?deadline=today&sort=deadline", "受注データ管理"],
    ["/orders?task=yes", "受注データ管理"],
    ["/orders?q=見つからない名前&status=abc", "受注データ管理"],
    ["/tasks", "管理画面での作業"],
    ["/tasks?state=seen", "管理画面での作業"],
    ["/tasks?state=done", "管理画面での作業"],
    ["/operations?state=failed", "連携履歴"],
    ["/reconciliation", "突合"],
    ["/reconciliation?state=ended", "突合"],
    ["/matrix", "対応表"],
    ["/settings/methods", "決済方法設定"],
    ["/settings/shop", "ショップ設定"],
    ["/settings/history", "設定変更履歴"],
    ["/staff", "スタッフ"],
    ["/orders/999999-9999", "受注が見つかりません"],
  ];
  for (const [path, heading] of screens) {
    test(`${path} は、どの幅でも紙でも読め、重ならず、切れない`, async ({ page }) => {
      await open(page, path);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expectEveryWidth(page, path, { paper: true });
    });
  }

  test("受注登録・権限のない画面・ないURLも、どの幅でも読め、重ならず、切れない", async ({ page }) => {
    for (const [path, heading] of [
      ["/orders/new", "受注登録"],
      ["/not-allowed?needs=admin", "この画面を開く権限がありません"],
      ["/nowhere", "ページが見つかりません"],
    ] as const) {
      await open(page, path);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expectEveryWidth(page, path);
    }
  });
});

const ORDERS: readonly (readonly [what: string, find: (orders: OrderFinder) => ReturnType<OrderFinder["find"]>])[] = [
  ["連携する受注", (orders) => orders.find({ outcome: "linked", stage: "before_capture", task: "no" })],
  ["確定後の受注", (orders) => orders.find({ stage: "after_capture" })],
  ["取消済みの受注", (orders) => orders.find({ stage: "canceled" })],
  ["オーソリのない受注", (orders) => orders.find({ stage: "unauthorized" })],
  [
    "連携しない理由がいくつもある受注",
    (orders) => orders.find({ outcome: "not_linked" }, ({ cards }) => cards.cancel.reasons.length > 1),
  ],
  ["作業が未対応の受注", (orders) => orders.find({ task: "yes" }, ({ amounts }) => amounts !== null)],
  [
    "要確認の受注",
    async (orders) => orders.view((await orders.list({ operation: "needs_person" })).rows[0]?.orderNumber ?? ""),
  ],
];
for (const [what, find] of ORDERS) {
  test(`${what}は、どの幅でも紙でも読め、重ならず、切れない`, async ({ page, orders }) => {
    await openOrder(page, await find(orders));
    await expectEveryWidth(page, what, { paper: true });
  });
}

test("オーソリの画面は、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
  const { orderNumber } = await orders.find(
    { stage: "unauthorized", mark: "no" },
    ({ authorization }) => authorization?.rules.securityCode === "required",
  );
  await open(page, `/orders/${orderNumber}/authorize`);
  await expect(page.locator("iframe")).toBeVisible();
  await expectEveryWidth(page, "オーソリ");
});

test("受注編集は、開いたときも変更・断り・読み取れない入力があっても、どの幅でも読め、重ならず、切れない", async ({
  page,
  orders,
}) => {
  const { orderNumber, order } = await orders.find(
    { stage: "before_capture", mark: "no", task: "no" },
    ({ cards, amounts }) =>
      cards.amount.range?.decreaseOnly === true && cards.amount.blockers.length === 0 && amounts === null,
  );
  await open(page, `/orders/${orderNumber}/edit`);
  await expectEveryWidth(page, "受注編集");
  const fee = page.getByRole("textbox", { name: "送料" });
  await fee.fill(String(order.shippingFee + 500));
  await expect(page.getByRole("region", { name: "金額の変更" })).toContainText("変更不可");
  await expectEveryWidth(page, "断られた受注編集");
  await fee.fill("百二十");
  await fee.blur();
  await expect(page.getByText("数字で入力してください。例:12800")).toBeVisible();
  await expectEveryWidth(page, "読み取れない受注編集");
});

test("オフラインの受注は、どの幅でも読め、重ならず、切れない", async ({ page, context, orders }) => {
  await openOrder(page, await orders.find({ outcome: "linked", stage: "before_capture", task: "no" }));
  await context.setOffline(true);
  await expect(page.getByRole("banner").getByText("オフライン", { exact: true })).toBeVisible();
  await expectEveryWidth(page, "オフライン");
  await context.setOffline(false);
});

test.describe("閲覧の人", () => {
  test.use({ role: "viewer" });
  test("閲覧の受注は、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
    await openOrder(page, await orders.find({ outcome: "linked", stage: "before_capture", task: "no" }));
    await expectEveryWidth(page, "閲覧の受注");
  });
});

test.describe("サインインしていない人", () => {
  test.use({ role: null });
  test("サインインは、断られても、どの幅でも読め、重ならず、切れない", async ({ page }) => {
    await open(page, "/sign-in");
    await page.getByRole("button", { name: "サインイン" }).click();
    await expect(page.getByRole("alert").first()).toBeVisible();
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
