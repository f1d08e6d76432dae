import type { Page, Request } from "@playwright/test";
import { accountOf, expect, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { open, openCancel, openOrder, SEND } from "./screens";

/** Presses `press`, catches the server action that it calls before it leaves the browser, and answers it. */
async function caughtAction(page: Page, press: () => Promise<void>): Promise<Request> {
  const isAction = (request: Request) => request.method() === "POST" && request.headers()["next-action"] !== undefined;
  const caught = page.waitForRequest(isAction);
  await page.route("**/*", (route) => (isAction(route.request()) ? route.abort() : route.continue()));
  await press();
  const request = await caught;
  await page.unroute("**/*");
  return request;
}

/** Sends a caught action with the session of `page`; the answer's text. */
async function replay(page: Page, action: Request): Promise<string> {
  const { "next-action": id = "", "content-type": type = "", accept = "" } = action.headers();
  const answer = await page.request.post(action.url(), {
    headers: { "next-action": id, "content-type": type, accept, origin: new URL(action.url()).origin },
    data: action.postData() ?? "",
  });
  return answer.text();
}

test.describe("閲覧", () => {
  test.use({ role: "viewer" });

  test("閲覧には操作のボタンがなく、誰に頼むかが書いてある", async ({ page, orders }) => {
    const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
    await openOrder(page, order);
    const verdicts = page.getByRole("region", { name: "この受注の操作" });
    await expect(verdicts).toContainText("閲覧権限のため操作できません。操作は担当・管理者に依頼してください。");
    await expect(verdicts.getByRole("group")).toHaveText([
      /いまは操作できません/,
      /いまは操作できません/,
      /自動/,
      /いまは操作できません/,
    ]);
    await expect(verdicts.getByRole("group").getByRole("button")).toHaveCount(0);
    await expect(verdicts.getByRole("button", { name: "判定を更新" })).toBeVisible();
    await expect(verdicts.getByRole("link", { name: "受注を編集" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "メモを編集" })).toHaveCount(0);
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog")).toHaveCount(0);

    await open(page, `/orders/${order.orderNumber}/edit`);
    await expect(page.getByRole("button", { name: "保存" })).toHaveCount(0);
    await open(page, "/settings/shop");
    await expect(page.getByText("変更できるのは管理者です。")).toBeVisible();
    await expect(page.getByRole("radio")).toHaveCount(0);
    await open(page, "/tasks");
    await expect(page.getByRole("button", { name: "作業を記録" })).toHaveCount(0);
    await open(page, "/staff");
    await expect(page.getByRole("heading", { name: "この画面を開く権限がありません" })).toBeVisible();
    await expect(
      page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "スタッフ" }),
    ).toHaveCount(0);
  });
});

test("取消の確認と送信は、閲覧・サインアウト・別の人の確認では、サーバーが断る", async ({
  page,
  windowOf,
  playwright,
  orders,
  ledger,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  const sending = await caughtAction(page, () => asked.getByRole("button", { name: SEND }).click());
  await expect(asked.getByRole("alert")).toContainText("送信された可能性があるため、自動で確認しています。");

  const viewer = await windowOf("viewer");
  expect(await replay(viewer, sending)).toContain('"code":"role"');
  const admin = await windowOf("admin");
  expect(await replay(admin, sending)).toContain('"code":"preparation_of_another"');
  const signedOut = await playwright.request.newContext({ storageState: { cookies: [], origins: [] } });
  const { "next-action": id = "", "content-type": type = "" } = sending.headers();
  const refused = await signedOut.post(sending.url(), {
    headers: { "next-action": id, "content-type": type, origin: new URL(sending.url()).origin },
    data: sending.postData() ?? "",
  });
  expect(await refused.text()).not.toContain('"kind":"done"');
  await signedOut.dispose();
  await ledger.expectUntouched(before);

  expect(await replay(page, sending)).toContain('"kind":"done"');
  expect(await replay(page, sending)).toContain('"kind":"done"');
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

test("設定の変更は、担当が頼んでもサーバーが断る", async ({ page, windowOf }) => {
  const admin = await windowOf("admin");
  await open(admin, "/settings/shop");
  const unchosen = admin.getByRole("group", { name: "PCI DSS" }).getByRole("radio", { checked: false });
  const change = await caughtAction(admin, () => unchosen.click());
  expect(await replay(page, change)).toContain('"code":"role"');
  await admin.reload();
  await expect(admin.getByText(accountOf("operator").name)).toHaveCount(0);
});

test("サインインしていない人には、どの読み取りもデータを返さない", async ({ playwright, baseURL, orders }) => {
  const { rows } = await orders.list({});
  const signedOut = await playwright.request.newContext({
    storageState: { cookies: [], origins: [] },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const number = rows[0]?.orderNumber ?? "";
  for (const path of [
    "/api/orders",
    `/api/orders/${number}`,
    `/api/orders/${number}/ledger`,
    "/api/counts",
    "/api/counts/orders",
    "/api/settings/methods",
    "/api/settings/shop",
    "/api/live",
    "/api/tasks",
    "/api/operations",
  ]) {
    const answer = await signedOut.get(path);
    expect(answer.status(), path).toBe(401);
    expect(await answer.json(), path).toEqual({ code: "signed_out" });
  }
  for (const path of [`/orders/${number}`, "/orders", "/tasks", "/operations", "/staff"]) {
    const answer = await signedOut.get(path, { maxRedirects: 0 });
    expect(await answer.text(), path).not.toContain(rows[0]?.customerName ?? number);
  }
  await signedOut.dispose();
});
