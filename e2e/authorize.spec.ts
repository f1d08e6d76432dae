import { takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS, methodAndProvider, methodTitle, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { APPROVED, CHALLENGED, DECLINED, passChallenge, providersForm, typeCard } from "./card-form";
import { expect, type Page, test } from "./fixtures";
import { methodsWhere, methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { canceledBlock, dialog, open, openCancel, openCapture, openOrder, SEND, verdict } from "./screens";

const CARDS = METHOD_IDS.filter(takesCard);
/** Captured with the authorization whatever the flag says. */
const BY_DEFAULT = methodsWithCell("capture_on_authorization", ({ gate }) => gate === "always");
/** Their decreases wait for the capture. */
const AT_CAPTURE = methodsWithCell("amount.before_capture", (facts) => facts.settled_at_capture === true);

const only = (...sets: readonly (readonly string[])[]) =>
  METHOD_IDS.filter((id) => sets.every((set) => set.includes(id))).join(",");

async function openAuthorize(page: Page, { orderNumber }: OrderView): Promise<void> {
  await open(page, `/orders/${orderNumber}/authorize`);
  await expect(page.getByRole("region", { name: "送信する内容" })).toContainText("送信先");
}

/** The one button that sends; it names the amount. */
const sendButton = (page: Page, { order }: OrderView) =>
  page.getByRole("button", { name: `${formatYen(order.total)}のオーソリを送信` });

test("コード必須のカードは、決済代行会社の画面で入力してから送信し、減額・確定・取消まで届く", async ({
  page,
  orders,
  ledger,
}) => {
  const linked = await methodsWhere(page.request, ({ flags }) => flags.cancelApi && flags.securityCodeRequired);
  const decreased = methodsWithCell("amount.before_capture", ({ gate }) => gate === "always");
  const canceled = methodsWithCell("cancel.after_capture", ({ gate }) => gate === "cancel_api_or_termination_api");
  const order = await orders.find(
    { method: only(CARDS, linked, decreased, canceled), stage: "unauthorized", mark: "no" },
    ({ authorization }) =>
      authorization?.rules.securityCode === "required" && authorization.rules.captureReason === null,
  );
  const total = formatYen(order.order.total);

  await openOrder(page, order);
  await page.getByRole("link", { name: /^(再オーソリ|オーソリへ進む)/ }).click();
  const plan = page.getByRole("region", { name: "送信する内容" });
  await expect(plan).toContainText(order.method.provider);
  await expect(plan).toContainText("必須");
  await expect(plan).toContainText("オーソリの後、「確定前」になります。");
  await expect(page.getByText(`枠の中は、${order.method.provider}の画面です。`)).toBeVisible();
  await expect(sendButton(page, order)).toHaveAttribute("aria-disabled", "true");

  const form = providersForm(page);
  await typeCard(form, { ...APPROVED, code: "" });
  await expect(form.getByText("セキュリティコードを入力してください。")).toBeVisible();
  await typeCard(form, APPROVED);
  await expect(page.getByText("VISA •••• 1111")).toBeVisible();
  await expect(page.getByText("有効期限 2030年12月・セキュリティコード 入力あり")).toBeVisible();
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: `オーソリが完了しました(${total})。` })).toBeVisible();

  const authorized = await orders.view(order.orderNumber);
  const before = await ledger.payment(paymentIdOf(authorized));
  expect(before).toMatchObject({ state: "authorized", authorized: order.order.total });

  await page.getByRole("link", { name: "受注を開く" }).click();
  await expect(page.getByRole("region", { name: "決済", exact: true })).toContainText("VISA •••• 1111");
  await page.getByRole("link", { name: /^受注を編集/ }).click();
  const discount = page.getByLabel("値引", { exact: true });
  await discount.fill(String(order.order.discount + 100));
  await page.getByRole("button", { name: "変更を保存して金額変更を送信" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("金額を");
  const less = order.order.total - 100;
  await expect.poll(async () => (await ledger.payment(before.paymentId)).authorized).toBe(less);

  const smaller = await orders.view(order.orderNumber);
  await openOrder(page, smaller);
  const capture = await openCapture(page, smaller);
  await capture.getByRole("button", { name: SEND }).click();
  await expect(capture.getByRole("status")).toContainText("オーソリを確定しました");
  expect(await ledger.payment(before.paymentId)).toMatchObject({ state: "captured", captured: less });

  await openOrder(page, smaller);
  const cancel = await openCancel(page, await orders.view(order.orderNumber));
  await cancel.getByRole("button", { name: SEND }).click();
  await expect(cancel.getByRole("status")).toContainText("受注を取り消しました。");
  expect(await ledger.payment(before.paymentId)).toMatchObject({ state: "refunded", refunded: less });
  await openOrder(page, smaller);
  await expect(canceledBlock(page)).toBeVisible();
});

test("与信NGは理由が受注に残り、別のカードで再オーソリできる", async ({ page, orders, ledger }) => {
  const order = await orders.find({ method: CARDS.join(","), stage: "unauthorized", mark: "no" }, ({ attempts }) =>
    attempts.every(({ at }) => at === null),
  );
  await openAuthorize(page, order);
  await typeCard(providersForm(page), DECLINED);
  await sendButton(page, order).click();
  const told = page
    .getByRole("alert")
    .filter({ hasText: `${order.method.provider}がオーソリを受け付けませんでした。` });
  await expect(told).toContainText("承認されませんでした");
  await expect(told).toContainText("請求は発生していません。");

  await told.getByRole("link", { name: "受注を開く" }).click();
  await expect(page.getByText("オーソリがないため、受注取消と編集はショップの受注だけに反映します。")).toBeVisible();
  const attempts = page.getByRole("table", { name: "オーソリの履歴" });
  await expect(attempts.getByRole("row").nth(1)).toContainText("与信NG");
  await expect(attempts.getByRole("row").nth(1)).toContainText("•••• 0002");

  await page.getByRole("link", { name: /^再オーソリ/ }).click();
  await expect(page.getByText("前回のオーソリ")).toBeVisible();
  await typeCard(providersForm(page), APPROVED);
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: /^オーソリが完了し/ })).toBeVisible();
  const authorized = await orders.view(order.orderNumber);
  expect(await ledger.payment(paymentIdOf(authorized))).toMatchObject({ authorized: order.order.total });
  await openOrder(page, authorized);
  await expect(page.getByRole("figure", { name: "決済の経過" })).toContainText("与信NG");
});

test("与信NGの受注は、別の決済方法に変更して再オーソリできる", async ({ page, orders, ledger }) => {
  const [next] = BY_DEFAULT;
  const provider = PROVIDERS[providerOf(next)].label;
  const order = await orders.find(
    { method: CARDS.join(","), stage: "unauthorized", mark: "no" },
    ({ attempts, authorization }) =>
      attempts.every(({ at }) => at === null) &&
      authorization?.rules.securityCode === "required" &&
      authorization.rules.captureReason === null,
  );
  await openAuthorize(page, order);
  await typeCard(providersForm(page), DECLINED);
  await sendButton(page, order).click();
  await page.getByRole("alert").getByRole("link", { name: "受注を開く" }).click();

  // The decline offers it too: the order's own button is meant.
  await expect(page.getByRole("heading", { name: "この受注の操作" })).toBeVisible();
  await page.getByRole("button", { name: "決済方法を変更" }).click();
  const asked = dialog(page, order, "決済方法の変更");
  await asked.getByRole("combobox", { name: "変更後の決済方法" }).fill(methodTitle(next));
  await asked.getByRole("option").filter({ hasText: provider }).click();
  const compared = asked.getByRole("table", { name: "変わる内容" });
  await expect(compared.getByRole("columnheader", { name: "いま" })).toContainText(order.method.providerShort);
  await expect(compared.getByRole("row", { name: "オーソリ同時確定" })).toContainText("対応(デフォルト)変わる");
  await expect(compared.getByRole("row", { name: "セキュリティコード" })).toContainText("必須入力欄なし変わる");
  await asked.getByLabel(/^理由/).fill("お客様が別の決済を希望");
  await asked.getByRole("button", { name: "決済方法を変更" }).click();
  await expect(asked.getByRole("status")).toContainText("決済方法を変更しました。何も送信していません。");
  expect(await ledger.paymentsOf(order.orderNumber)).toEqual([]);
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  const payment = page.getByRole("region", { name: "決済", exact: true });
  await expect(payment).toContainText(methodAndProvider(next));
  const attempt = page.getByRole("table", { name: "オーソリの履歴" }).getByRole("row").nth(1);
  await expect(attempt).toContainText("与信NG");
  await expect(attempt).toContainText("•••• 0002");
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("理由:お客様が別の決済を希望");

  await page.getByRole("link", { name: /^再オーソリ/ }).click();
  await expect(page.getByRole("region", { name: "送信する内容" })).toContainText(provider);
  await expect(page.getByText("前回のオーソリ")).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(0);
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: /^オーソリが完了し/ })).toBeVisible();
  const authorized = await orders.view(order.orderNumber);
  expect(await ledger.paymentsOf(order.orderNumber)).toEqual([
    expect.objectContaining({
      paymentId: paymentIdOf(authorized),
      method: next,
      state: "captured",
      captured: order.order.total,
    }),
  ]);
  await openOrder(page, authorized);
  await expect(page.getByRole("figure", { name: "決済の経過" })).toContainText("与信NG");
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("•••• 0002");
});

test("3Dセキュアは、お客様が認証するまで待ち、結果が画面に届く", async ({ page, orders, context }) => {
  const order = await orders.find({ method: CARDS.join(","), stage: "unauthorized", mark: "no" });
  await openAuthorize(page, order);
  await typeCard(providersForm(page), CHALLENGED);
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: "お客様の本人認証を待っています。" })).toBeVisible();
  await expect(page.getByText(/リンクの有効期限 \d\d:\d\dまで/)).toBeVisible();
  await expect(page.getByRole("button", { name: SEND })).toHaveCount(0);
  const here = page.getByRole("link", { name: "この端末で開く(店頭)" });
  const url = await here.getAttribute("href");
  await page.getByRole("link", { name: "受注を開く" }).click();
  await expect(page.getByRole("region", { name: "この受注の操作" })).toContainText("認証待ち");
  await expect(verdict(page, "受注取消")).toContainText("いまは操作できません");
  await open(page, `/orders/${order.orderNumber}/authorize`);
  await expect(page.getByRole("heading", { name: "お客様の本人認証を待っています。" })).toBeVisible();

  await passChallenge(context, url ?? "", "承認する");
  await expect(page.getByRole("heading", { name: /^オーソリが完了し/ })).toBeVisible({ timeout: 30_000 });
});

test("フラグの設定に関係なく、オーソリと同時に確定する決済がある", async ({ page, orders, ledger }) => {
  const order = await orders.find({ method: BY_DEFAULT.join(","), stage: "unauthorized", mark: "no" });
  await openAuthorize(page, order);
  const plan = page.getByRole("region", { name: "送信する内容" });
  await expect(plan).toContainText("オーソリ時に確定");
  await expect(plan).toContainText(`${order.method.title}は、フラグの設定に関係なくオーソリ時に確定します。`);
  await expect(page.locator("iframe")).toHaveCount(0);
  await sendButton(page, order).click();
  await expect(
    page.getByRole("heading", { name: `オーソリが完了し、${formatYen(order.order.total)}を確定しました。` }),
  ).toBeVisible();
  const captured = await orders.view(order.orderNumber);
  expect(await ledger.payment(paymentIdOf(captured))).toMatchObject({ state: "captured", captured: order.order.total });
  await openOrder(page, captured);
  await expect(page.getByRole("main")).toContainText("オーソリ時に確定");
  await open(page, `/orders?together=yes&q=${order.orderNumber}`);
  await expect(page.getByRole("row").filter({ hasText: order.orderNumber })).toContainText("同時");
});

test("減額が確定を待つ決済は、オーソリのあとの減額を確定が届ける", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { method: AT_CAPTURE.join(","), stage: "unauthorized", mark: "no" },
    ({ authorization }) => authorization?.rules.captureReason === null,
  );
  await openAuthorize(page, order);
  await sendButton(page, order).click();
  await expect(page.getByRole("heading", { name: /^オーソリが完了しました/ })).toBeVisible();
  const authorized = await orders.view(order.orderNumber);
  const paymentId = paymentIdOf(authorized);

  await open(page, `/orders/${order.orderNumber}/edit`);
  await page.getByLabel("値引", { exact: true }).fill(String(order.order.discount + 100));
  await page.getByRole("button", { name: /^変更を保存/ }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("オーソリ確定時に連携します。");
  const less = order.order.total - 100;
  await expect.poll(async () => (await orders.view(order.orderNumber)).payment.waitingAmount).toBe(less);
  expect(await ledger.payment(paymentId)).toMatchObject({ authorized: order.order.total });

  const waiting = await orders.view(order.orderNumber);
  await openOrder(page, waiting);
  const capture = await openCapture(page, waiting);
  await capture.getByRole("button", { name: `${formatYen(less)}のオーソリ確定を送信` }).click();
  await expect(capture.getByRole("status")).toContainText("オーソリを確定しました");
  expect((await ledger.payment(paymentId)).captured).toBe(less);
});
