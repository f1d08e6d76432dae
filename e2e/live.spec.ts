import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { accountOf, expect, type Page, test } from "./fixtures";
import { methodsWhere } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, card, dialog, open, openCancel, openOrder, SEND, verdict, waitingAt } from "./screens";

/** What a colleague does reaches an open screen within this, without a press. */
const SOON = { timeout: 2_000 };
/** The feed says at least this often that it is there. */
const BEAT = { timeout: 15_000 };
/** A stream that was broken is opened again by itself, later each time. */
const AGAIN = { timeout: 20_000 };

const state = (page: Page, text: string) => page.getByRole("banner").getByText(text, { exact: true });

async function isLive(page: Page): Promise<void> {
  await expect(state(page, "自動更新中")).toBeVisible();
}

function rowOf(page: Page, { orderNumber }: OrderView) {
  return page.getByRole("table", { name: "受注" }).getByRole("row").filter({ hasText: orderNumber });
}

async function writeMemo(page: Page, memo: string): Promise<void> {
  await page.getByRole("button", { name: "メモを編集" }).click();
  await page.getByRole("textbox", { name: "メモ" }).fill(memo);
  await page.getByRole("button", { name: "メモを保存" }).click();
  await expect(page.getByRole("region", { name: "メモ" })).toContainText(memo);
}

test("同僚の変更は、開いている受注に2秒以内に届き、誰が何を変えたかを示す", async ({ page, windowOf, orders }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, order);
  await isLive(page);
  const other = await windowOf("admin");
  await openOrder(other, order);
  const memo = `お届け日の相談 ${Date.now()}`;
  await writeMemo(other, memo);
  await expect(page.getByRole("region", { name: "メモ" })).toContainText(memo, SOON);
  await expect(
    page
      .getByRole("main")
      .getByText(`${accountOf("admin").name}さんが更新しました。`)
      .first(),
  ).toBeVisible();
  await expect(other.getByRole("main").getByText("さんが更新しました。")).toHaveCount(0);
  await page.getByRole("button", { name: "閉じる", exact: true }).click();
  await expect(page.getByRole("main").getByText("さんが更新しました。")).toHaveCount(0);
});

test("同僚の取消は、一覧の行・件数・作業に2秒以内に届く", async ({ page, context, windowOf, orders }) => {
  const order = await orders.find({ outcome: "not_linked", stage: "before_capture", mark: "no", task: "no" });
  await open(page, `/orders?q=${order.orderNumber}`);
  const tasks = await context.newPage();
  await open(tasks, `/tasks?order=${order.orderNumber}`);
  for (const window of [page, tasks]) await isLive(window);
  const waiting = page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "管理画面での作業" });
  const before = await waitingAt(page, "管理画面での作業");

  const other = await windowOf("admin");
  await openOrder(other, order);
  const asked = await openCancel(other, order);
  await asked.getByRole("checkbox").check();
  await asked.getByRole("button", { name: /^取消区分を付けて作業を/ }).click();
  await expect(asked.getByRole("status")).toContainText(/取消区分を/);

  await expect(rowOf(page, order)).toContainText("作業未対応", SOON);
  await expect(waiting).toContainText((before + 1).toLocaleString("ja-JP"), SOON);
  await expect(tasks.getByRole("table", { name: "管理画面での作業" })).toContainText(order.orderNumber, SOON);
});

test("管理者が変えた設定は、同僚の設定の画面と、開いている受注の判定に2秒以内に届く", async ({
  page,
  context,
  windowOf,
  orders,
}) => {
  const [method] = await methodsWhere(
    page.request,
    ({ flags, gate }) => gate === "cancel_api_or_termination_api" && !flags.cancelApi && !flags.terminationApi,
  );
  const order = await orders.find({ method, stage: "before_capture", outcome: "not_linked", mark: "no", task: "no" });
  await openOrder(page, order);
  await expect(verdict(page, "受注取消")).toContainText("連携なし");
  const settings = await context.newPage();
  await open(settings, `/settings/methods#${method}`);
  const flag = settings.locator(`[id="${method}"]`);
  await expect(flag).not.toContainText("受注取消時に取り消し連携する");
  for (const window of [page, settings]) await isLive(window);

  const admin = await windowOf("admin");
  await open(admin, `/settings/methods#${method}`);
  await admin.locator(`[id="${method}"]`).getByRole("radio", { name: "受注取消時に取り消し連携する" }).click();
  await expect(admin.getByText("保存しました")).toBeVisible();

  await expect(verdict(page, "受注取消")).toContainText("連携する", SOON);
  await expect(page.getByText("受注取消が「連携なし」から「連携する」に変わりました。").first()).toBeVisible();
  await expect(flag).toContainText("受注取消時に取り消し連携する", SOON);
});

test.describe("管理者", () => {
  test.use({ role: "admin" });

  test("受注からフラグを変えに行き、ブラウザーの戻るで戻ると、新しい判定が出る", async ({ page, orders }) => {
    const [method] = await methodsWhere(
      page.request,
      ({ flags, gate }) => gate === "cancel_api_or_termination_api" && !flags.cancelApi && !flags.terminationApi,
    );
    const order = await orders.find({ method, stage: "before_capture", outcome: "not_linked", mark: "no", task: "no" });
    await openOrder(page, order);
    await card(page, "受注取消")
      .getByRole("link", { name: /の設定を開く$/ })
      .first()
      .click();
    await page.locator(`[id="${method}"]`).getByRole("radio", { name: "受注取消時に取り消し連携する" }).click();
    await expect(page.getByText("保存しました")).toBeVisible();
    await page.goBack();
    await expect(verdict(page, "受注取消")).toContainText("連携する", SOON);
    await expect(verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" })).toBeEnabled();
  });
});

test("5分半はなれた受注に戻るで戻ると、その間の取消が出て、取り消せる形では出ない", async ({
  page,
  windowOf,
  orders,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await page.clock.install();
  await openOrder(page, order);
  await page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "対応表" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "対応表" })).toBeVisible();

  const other = await windowOf("admin");
  await openOrder(other, order);
  const theirs = await openCancel(other, order);
  await theirs.getByRole("button", { name: SEND }).click();
  await expect(theirs.getByRole("status")).toContainText("受注を取り消しました。");

  await page.clock.fastForward("05:30");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${order.orderNumber}` })).toBeVisible();
  await expect(canceledBlock(page)).toContainText(accountOf("admin").name, SOON);
  await expect(page.getByRole("button", { name: "受注を取り消す" })).toHaveCount(0);
});

test("送信中のまま一覧に戻っても、終わった取消は行に2秒以内に届く", async ({ page, orders, ledger, faults }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await faults.add({ fault: { kind: "slow", ms: 4_000 }, match: { paymentId: before.paymentId } });
  await open(page, `/orders?q=${order.orderNumber}`);
  await isLive(page);
  await rowOf(page, order).getByRole("link", { name: order.orderNumber }).click();
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${order.orderNumber}` })).toBeVisible();
  const asked = await openCancel(page, order);
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked).toContainText("閉じても処理は続きます。");
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await page.goBack();
  await expect(rowOf(page, order)).toContainText("送信中");
  await expect.poll(async () => (await orders.view(order.orderNumber)).payment.stage, AGAIN).toBe("canceled");
  await expect(rowOf(page, order)).not.toContainText("送信中", SOON);
  await expect(rowOf(page, order)).toContainText("取消");
});

test("ネットワークがないときは、ページ送りでアドレスは動かず、操作は送信していないと伝える", async ({
  page,
  context,
  orders,
  ledger,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await open(page, "/orders");
  await isLive(page);
  const address = page.url();
  await context.setOffline(true);
  await expect(state(page, "オフライン")).toBeVisible();
  await expect(page.getByText(/表示は\d+:\d+時点の内容です。/)).toBeVisible();
  const pager = page.getByRole("navigation", { name: "ページ送り", exact: true });
  await pager.getByRole("link", { name: "次へ" }).click();
  const said = page
    .getByRole("alert")
    .filter({ hasText: "次のページを読み込めませんでした。ネットワークに接続されていません。" });
  await expect(said).toBeVisible();
  expect(page.url()).toBe(address);
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await expect(page.getByText("画面を開けませんでした。", { exact: true })).toBeVisible();
  expect(page.url()).toBe(address);
  await context.setOffline(false);
  await isLive(page);
  await expect(
    page.getByRole("paragraph").filter({ hasText: /^再接続しました\(\d+:\d+\)。表示を最新にしました。/ }),
  ).toBeVisible(BEAT);
  await said.getByRole("button", { name: "再読み込み" }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect(said).toHaveCount(0);

  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await context.setOffline(true);
  await asked.getByRole("button", { name: SEND }).click();
  const stopped = dialog(page, order, "取消").getByRole("alert");
  await expect(stopped).toContainText("送信できませんでした。ネットワークに接続されていません。何も送信していません。");
  await expect(stopped).not.toContainText("可能性");
  await context.setOffline(false);
  await ledger.expectUntouched(before);
});

test("自動更新が切れると、30秒ごとの確認に変わったと伝え、つながると自分で戻る", async ({ page, windowOf, orders }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  // Without a SharedWorker the window has a stream of its own, which the test can cut.
  await page.addInitScript(() => Object.defineProperty(window, "SharedWorker", { value: undefined }));
  await openOrder(page, order);
  await isLive(page);
  let cut = true;
  await page.route("**/api/live*", (route) => (cut ? route.abort() : route.continue()));
  await page.reload();
  await expect(state(page, "自動更新が停止中(30秒ごとに確認)")).toBeVisible();

  const other = await windowOf("admin");
  await openOrder(other, order);
  const memo = `停止中のメモ ${Date.now()}`;
  await writeMemo(other, memo);
  await expect(page.getByRole("region", { name: "メモ" })).not.toContainText(memo);
  cut = false;
  await expect(state(page, "自動更新中")).toBeVisible(AGAIN);
  await expect(page.getByRole("region", { name: "メモ" })).toContainText(memo, SOON);
});

test("ほかのタブでサインアウトすると、自動更新も終わる", async ({ page, context, browser }) => {
  test.slow();
  await context.clearCookies();
  await open(page, "/sign-in");
  const { email, password } = accountOf("operator");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン" }).click();
  await isLive(page);
  const cookies = await context.cookies();
  const elsewhere = await browser.newContext();
  await elsewhere.addCookies(cookies);
  const out = await elsewhere.newPage();
  await open(out, new URL("/matrix", page.url()).href);
  await out.getByRole("button", { name: accountOf("operator").name }).click();
  await out.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "サインイン" })).toBeVisible(SOON);
  await elsewhere.close();
});
