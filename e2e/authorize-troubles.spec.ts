import type { BrowserContext } from "@playwright/test";
import { takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { APPROVED, CHALLENGED, cardFormOrigin, providersForm, typeCard } from "./card-form";
import { accountOf, expect, type Page, signIn, test } from "./fixtures";
import type { OrderFinder } from "./fixtures-orders";
import { open, openOrder } from "./screens";

/** What can go wrong around the provider's form and the one confirmation: told where it happens, and nothing is sent twice. */

const CARDS = METHOD_IDS.filter(takesCard).join(",");

const findWaiting = (orders: OrderFinder) =>
  orders.find(
    { method: CARDS, stage: "unauthorized", mark: "no" },
    ({ attempts, authorization }) => attempts.every(({ at }) => at === null) && authorization?.blockers.length === 0,
  );
const openAuthorize = (page: Page, { orderNumber }: OrderView) => open(page, `/orders/${orderNumber}/authorize`);
const sendButton = (page: Page, { order }: OrderView) =>
  page.getByRole("button", { name: `${formatYen(order.total)}のオーソリを送信` });
const given = (page: Page) => page.getByText("VISA •••• 1111");
const done = (page: Page) => page.getByRole("heading", { name: /^オーソリが完了し/ });

async function openWithCard(page: Page, order: OrderView): Promise<void> {
  await openAuthorize(page, order);
  await typeCard(providersForm(page), APPROVED);
  await expect(given(page)).toBeVisible();
}

/** The provider's pages do not answer while it is called with true. */
async function providersPagesAway(context: BrowserContext): Promise<() => void> {
  let away = true;
  await context.route(`${cardFormOrigin()}/**`, (route) => (away ? undefined : route.continue()));
  return () => {
    away = false;
  };
}

test("枠の中の画面が8秒たっても開かないときは、新しいタブで入力できる", async ({ page, context, orders, ledger }) => {
  const order = await findWaiting(orders);
  const back = await providersPagesAway(context);
  await openAuthorize(page, order);
  const late = page.getByRole("alert").filter({ hasText: "決済代行会社の画面を開けません。" });
  await expect(late).toContainText("まだ何も送信していません。", { timeout: 20_000 });
  back();
  const tab = context.waitForEvent("page");
  await late.getByRole("button", { name: "新しいタブで開く" }).click();
  const form = await tab;
  await expect(form.getByLabel("カード番号")).toBeVisible();
  await expect(late).toHaveCount(0);
  await typeCard(form, APPROVED);
  await expect(given(page)).toBeVisible();
  await sendButton(page, order).click();
  await expect(done(page)).toBeVisible();
  expect(await ledger.paymentsOf(order.orderNumber)).toHaveLength(1);
  // The page that is loaded again tells what it told before, and asks for nothing.
  await page.reload();
  await expect(done(page)).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
});

test("別の受注・使用済み・偽のカード情報は断り、何も送信しない", async ({ page, orders, ledger, context }) => {
  const order = await findWaiting(orders);
  await page.addInitScript(() => {
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "card-given") document.documentElement.dataset.given = JSON.stringify(data);
    });
  });
  await openWithCard(page, order);
  const token = (await page.locator("html").getAttribute("data-given")) ?? "";
  await sendButton(page, order).click();
  await expect(done(page)).toBeVisible();

  const other = await findWaiting(orders);
  const second = await context.newPage();
  await openAuthorize(second, other);
  const { origin } = new URL(second.url());
  for (const [card, says] of [
    [JSON.parse(token), "別の受注で入力したカード情報です。"],
    [{ ...JSON.parse(token), token: "forged-token" }, "もう一度"],
  ] as const) {
    await expect(providersForm(second).getByLabel("カード番号")).toBeVisible();
    const frame = second.frames().find((one) => one.url().startsWith(cardFormOrigin()));
    await frame?.evaluate(([data, to]) => window.parent.postMessage(data, to as string), [card, origin]);
    await sendButton(second, other).click();
    const told = second.getByRole("alert").filter({ hasText: "何も送信していません。" });
    await expect(told).toContainText(says);
    await second.getByRole("button", { name: "カード情報を入力し直す" }).click();
  }
  expect(await ledger.paymentsOf(other.orderNumber)).toEqual([]);
  expect((await orders.view(other.orderNumber)).version).toBe(other.version);
});

test("オフラインの間は送信せず、入力済みのカード情報でそのまま続けられる", async ({
  page,
  context,
  orders,
  ledger,
}) => {
  const order = await findWaiting(orders);
  await openWithCard(page, order);
  await context.setOffline(true);
  await sendButton(page, order).click();
  await expect(page.getByRole("alert").filter({ hasText: "送信できませんでした。" })).toContainText(
    "何も送信していません。",
  );
  await context.setOffline(false);
  await page.getByRole("button", { name: "最新の内容で確認" }).click();
  await expect(given(page)).toBeVisible();
  await sendButton(page, order).click();
  await expect(done(page)).toBeVisible();
  expect(await ledger.paymentsOf(order.orderNumber)).toHaveLength(1);
});

test("送信の応答が届かなくても、結果は受注から分かり、2回は送信しない", async ({ page, orders, ledger }) => {
  const order = await findWaiting(orders);
  await openWithCard(page, order);
  await page.route("**/authorize", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    await route.abort();
  });
  await sendButton(page, order).click();
  await expect(done(page)).toBeVisible();
  expect(await ledger.paymentsOf(order.orderNumber)).toHaveLength(1);
});

test("2つのタブで同じ受注を送信しても、オーソリは1件で、どちらにも結果が届く", async ({
  page,
  context,
  orders,
  ledger,
}) => {
  const order = await findWaiting(orders);
  const second = await context.newPage();
  await openWithCard(page, order);
  await openWithCard(second, order);
  await sendButton(page, order).click();
  await expect(done(page)).toBeVisible();
  await expect(done(second)).toBeVisible();
  await expect(sendButton(second, order)).toHaveCount(0);
  expect(await ledger.paymentsOf(order.orderNumber)).toHaveLength(1);
});

test("本人認証を待つ受注で、閲覧にはお客様のリンクも操作もなく、誰に頼むかが書いてある", async ({
  page,
  orders,
  windowOf,
}) => {
  const order = await findWaiting(orders);
  await openAuthorize(page, order);
  await typeCard(providersForm(page), CHALLENGED);
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: "お客様の本人認証を待っています。" })).toBeVisible();
  // In the middle of it the page is loaded again.
  await page.reload();
  await expect(page.getByRole("link", { name: "この端末で開く(店頭)" })).toBeVisible();

  const viewer = await windowOf("viewer");
  await openOrder(viewer, order);
  const acts = viewer.getByRole("region", { name: "この受注の操作" });
  await expect(acts).toContainText("お客様の本人認証を待っています。");
  await expect(acts).toContainText("操作は担当・管理者に依頼してください。");
  await expect(acts.getByRole("link", { name: "この端末で開く(店頭)" })).toHaveCount(0);
  const read = await viewer.request.get(`/api/orders/${order.orderNumber}`);
  expect(await read.text()).not.toContain("/3ds/");
});

test("キーボードだけで、カードの入力から送信まで進める", async ({ page, orders }) => {
  const order = await findWaiting(orders);
  await openOrder(page, order);
  await page.keyboard.press("a");
  // The provider's form takes the focus itself, as its first field does.
  await expect(providersForm(page).getByLabel("カード番号")).toBeFocused();
  await page.keyboard.type(APPROVED.number.replaceAll(" ", ""));
  await page.keyboard.press("Tab");
  await page.keyboard.type("1230");
  if (
    (await providersForm(page)
      .getByLabel(/^セキュリティコード/)
      .count()) > 0
  ) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(APPROVED.code);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.type(APPROVED.holder);
  await page.keyboard.press("Enter");
  await expect(given(page)).toBeVisible();
  // A second Enter sends nothing: the button is a Tab away.
  await page.keyboard.press("Enter");
  await expect(sendButton(page, order)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(sendButton(page, order)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(done(page)).toBeVisible();
});

test.describe("サインアウト", () => {
  test.use({ role: null });

  test("送信の前にセッションが終わると、何も送信せず、サインインしてこの画面に戻る", async ({
    page,
    orders,
    ledger,
  }) => {
    const order = await findWaiting(orders);
    await page.goto(`/orders/${order.orderNumber}/authorize`);
    await signIn(page, accountOf("operator"));
    await typeCard(providersForm(page), APPROVED);
    await expect(given(page)).toBeVisible();
    await page.context().clearCookies();
    await sendButton(page, order).click();
    const plan = page.getByRole("region", { name: "送信する内容" });
    await expect(plan).toContainText("何も送信していません。");
    await plan.getByRole("link", { name: "サインイン" }).click();
    await signIn(page, accountOf("operator"));
    await expect(providersForm(page).getByLabel("カード番号")).toBeVisible();
    expect(await ledger.paymentsOf(order.orderNumber)).toEqual([]);
  });
});
