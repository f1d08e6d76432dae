import { formatYen } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { accountOf, expect, signIn, test } from "./fixtures";
import { paymentIdOf } from "./fixtures-orders";
import { dialog, open, openCancel, openOrder, SEND, verdict } from "./screens";

/** A confirmation that was opened before the ground moved under it. A flag that was turned: see flags.spec.ts. */

test("ほかの人が先に変えた受注では、変更点を示して何も送らない", async ({ page, windowOf, orders, ledger }) => {
  const order = await orders.find({ outcome: "linked", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  const asked = await openCancel(page, order);

  const other = await windowOf("admin");
  await openOrder(other, order);
  await other.getByRole("button", { name: "メモを編集" }).click();
  await other.getByRole("textbox", { name: "メモ" }).fill("お客様に電話で確認中");
  await other.getByRole("button", { name: "メモを保存" }).click();
  await expect(other.getByRole("region", { name: "履歴" })).toContainText("メモを変更");

  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("alert")).toContainText("何も送信していません。");
  await expect(asked.getByRole("alert")).toContainText("小林 真理さんが更新しました。");
  await expect(asked.getByRole("alert")).toContainText("変更点:メモ");
  await ledger.expectUntouched(before);

  await asked.getByRole("button", { name: "最新の内容で確認" }).click();
  await expect(asked.getByRole("button", { name: SEND })).toBeVisible();
  await asked.getByRole("button", { name: "やめる" }).last().click();
  await expect(asked).toBeHidden();
  await ledger.expectUntouched(before);
});

test("ほかの人が先に取り消した受注は、もう取り消せない", async ({ page, windowOf, orders, ledger }) => {
  const order = await orders.find({ outcome: "linked", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  await openOrder(page, order);
  const asked = await openCancel(page, order);

  const other = await windowOf("admin");
  await openOrder(other, order);
  const theirs = await openCancel(other, order);
  await theirs.getByRole("button", { name: SEND }).click();
  await expect(theirs.getByRole("status")).toContainText("受注を取り消しました。");

  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("alert")).toContainText("何も送信していません。");
  await expect(asked.getByRole("alert")).toContainText("小林 真理さんが取り消しました。");
  await expect(asked.getByRole("button", { name: "最新の内容で確認" })).toBeHidden();
  expect(await ledger.entriesSince(before)).toHaveLength(1);
});

/** A decrease goes out at once, without a choice at edit time. */
function changeable({ cards }: OrderView): boolean {
  const { statement, blockers } = cards.amount;
  const linked =
    statement.says === "amount_change" &&
    statement.decrease === "linked" &&
    !statement.whenChosen &&
    !statement.capturesWithChange;
  return linked && blockers.length === 0;
}

test("ほかの人が先に金額を変えた受注では、前の金額の取消は送らず、新しい金額で確認し直せる", async ({
  page,
  windowOf,
  orders,
  ledger,
}) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", mark: "no", task: "no" }, changeable);
  const before = await ledger.payment(paymentIdOf(order));
  const { total, discount } = order.order;
  await openOrder(page, order);
  const asked = await openCancel(page, order);
  await expect(asked.getByRole("button", { name: SEND })).toContainText(formatYen(total));

  const other = await windowOf("admin");
  await openOrder(other, order);
  await verdict(other, "金額変更").getByRole("link", { name: "受注を編集" }).click();
  await other.getByRole("textbox", { name: "値引", exact: true }).fill(String(discount + 300));
  await other.getByRole("button", { name: "変更を保存して金額変更を送信" }).click();
  await expect(dialog(other, order, "金額変更").getByRole("status")).toContainText(
    `金額を${formatYen(total - 300)}に変更しました。`,
  );

  await asked.getByRole("button", { name: SEND }).click();
  const stopped = asked.getByRole("alert");
  await expect(stopped).toContainText("何も送信していません。");
  await expect(stopped).toContainText(`${accountOf("admin").name}さんが更新しました。`);
  await expect(stopped).toContainText(`合計 ${formatYen(total)} → ${formatYen(total - 300)}`);
  expect((await ledger.entriesSince(before)).map(({ kind }) => kind)).toEqual(["change_amount"]);

  await asked.getByRole("button", { name: "最新の内容で確認" }).click();
  await expect(asked.getByRole("button", { name: SEND })).toContainText(formatYen(total - 300));
});

test.describe("サインインが終わった後の確認画面", () => {
  // A session of its own: no other journey uses the one that is ended here.
  test.use({ role: null });

  test("何も送らず、サインインし直すと同じ受注に戻る", async ({ page, orders, ledger }) => {
    const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
    const before = await ledger.payment(paymentIdOf(order));
    const account = accountOf("operator");
    await open(page, "/sign-in");
    await signIn(page, account);
    await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
    await openOrder(page, order);
    const asked = await openCancel(page, order);

    const otherTab = await page.context().newPage();
    await open(otherTab, "/tasks");
    await otherTab.getByRole("button", { name: account.name }).click();
    await otherTab.getByRole("menuitem", { name: "サインアウト" }).click();
    await expect(otherTab.getByRole("heading", { name: "サインイン" })).toBeVisible();

    await asked.getByRole("button", { name: SEND }).click();
    const stopped = asked.getByRole("alert");
    await expect(stopped).toContainText("何も送信していません。");
    await expect(stopped).toContainText("サインアウトされています。");
    await expect(asked.getByRole("button", { name: SEND })).toHaveCount(0);
    await asked.getByRole("link", { name: "サインイン" }).click();
    await signIn(page, account);
    await expect(page.getByRole("heading", { level: 1, name: `受注 ${order.orderNumber}` })).toBeVisible();
    await expect(verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" })).toBeVisible();
    await ledger.expectUntouched(before);
  });
});
