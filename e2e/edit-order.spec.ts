import type { Locator, Page } from "@playwright/test";
import { editChoiceOf } from "@/lib/capability/facts/edit-choices";
import { formatYen, formatYenDigits } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { accountOf, expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { card, dialog, openOrder, row, verdict } from "./screens";

/** 減額のみ, linked without any flag before the capture. */
const DECREASE_ONLY = methodsWithCell(
  "amount.before_capture",
  ({ gate, decrease_only, settled_at_capture }) =>
    gate === "always" && decrease_only === true && settled_at_capture !== true,
);
const AT_CAPTURE = methodsWithCell("amount.before_capture", (facts) => facts.settled_at_capture === true);
const WITH_CHOICE = methodsWithCell("amount.before_capture", ({ gate }) => gate === "edit_choice");

const plain = ({ cards }: OrderView) => cards.amount.blockers.length === 0;

async function openEdit(page: Page, order: OrderView): Promise<Locator> {
  await openOrder(page, order);
  await verdict(page, "金額変更").getByRole("link", { name: "受注を編集" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${order.orderNumber} の編集` })).toBeVisible();
  return page.getByRole("region", { name: "金額の変更" });
}

const saveButton = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

test("減額のみの決済では増額を断り、範囲を示し、減額は決済代行会社に届く", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { method: DECREASE_ONLY.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && view.cards.amount.badge === "linked",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { total, shippingFee, discount } = order.order;
  const summary = await openEdit(page, order);
  await expect(summary).toContainText(`1円〜${formatYen(total)}(減額のみ可能)`);

  await field(page, "送料").fill(String(shippingFee + 500));
  await expect(summary).toContainText("変更不可");
  await expect(summary).toContainText(`${formatYen(total)}を超える金額には変更できません(減額のみ可能)。`);
  await expect(summary).toContainText("500円の増額");
  const refused = saveButton(page, "変更を保存");
  await expect(refused).toHaveAttribute("aria-disabled", "true");
  await expect(refused).toHaveAccessibleDescription(/減額のみ可能/);
  await refused.click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await ledger.expectUntouched(before);

  await field(page, "送料").fill(String(shippingFee));
  await field(page, "値引").fill(String(discount + 300));
  await expect(summary).toContainText("連携する");
  await expect(summary).toContainText(
    `${order.method.provider}に「金額変更」を送信し、${formatYen(total)}から${formatYen(total - 300)}に変更します。`,
  );
  await page.getByLabel("理由(任意)").fill("おわびの値引");
  await saveButton(page, "変更を保存して金額変更を送信").click();
  const result = dialog(page, order, "金額変更");
  await expect(result.getByRole("status")).toContainText(`金額を${formatYen(total - 300)}に変更しました。`);
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "change_amount", amount: total - 300 }),
  ]);
  expect((await ledger.payment(before.paymentId)).authorized).toBe(total - 300);
  await result.getByRole("button", { name: "閉じる" }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${order.orderNumber}`, exact: false })).toBeVisible();
  await expect(page.getByRole("region", { name: "決済", exact: true })).toContainText(
    `${formatYen(total - 300)}(受注と一致)`,
  );
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("理由:おわびの値引");
});

test("確定時に連携する決済では、減額は確定を待ち、確定と一緒に届く", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { method: AT_CAPTURE.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && view.cards.amount.badge === "at_capture",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { total, discount } = order.order;
  const summary = await openEdit(page, order);
  await field(page, "値引").fill(String(discount + 200));
  await expect(summary).toContainText("確定時に連携");
  await saveButton(page, "変更を保存").click();
  const result = dialog(page, order, "金額変更");
  await expect(result.getByRole("status")).toContainText(`合計を${formatYen(total - 200)}に変更しました。`);
  await expect(result).toContainText(`それまで${order.method.provider}側は${formatYen(total)}です。`);
  await ledger.expectUntouched(before);

  await result.getByRole("button", { name: "閉じる" }).last().click();
  await expect(card(page, "オーソリ確定")).toContainText(
    `${formatYen(total - 200)}で確定します(変更前 ${formatYen(total)})。`,
  );
});

test("連携するかを編集のたびに選べる決済では、連携しないなら確認のチェックを求めて作業を残す", async ({
  page,
  orders,
  ledger,
}) => {
  const order = await orders.find(
    { method: WITH_CHOICE.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && !view.order.slipNumberSent,
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { provider, title, id } = order.method;
  const { total, discount } = order.order;
  const choice = editChoiceOf(id);
  if (choice === null) throw new Error(`${id} has no edit choice`);
  const summary = await openEdit(page, order);
  const choices = page.getByRole("group", { name: `${choice.field}(${title})` });
  await field(page, "値引").fill(String(discount + 100));
  await expect(choices.getByRole("radio", { name: choice.on })).toBeChecked();
  await expect(summary).toContainText("連携する");

  await choices.getByRole("radio", { name: choice.off }).check();
  await expect(summary).toContainText("連携なし");
  await expect(row(summary, "理由")).toContainText("で「連携しない」が選ばれています。");
  await expect(row(summary, "必要な作業")).toContainText(`${provider}の管理画面での金額変更`);
  const save = saveButton(page, "連携せずに保存");
  await save.click();
  await expect(summary).toContainText(`${provider}側の金額が変わらないことを確認し、チェックを入れてください。`);
  await page
    .getByRole("checkbox", { name: `${provider}側の金額が${formatYen(total)}のままになることを確認しました` })
    .check();
  await save.click();
  const result = dialog(page, order, "金額変更");
  await expect(result.getByRole("status")).toContainText(`受注を${formatYen(total - 100)}に変更しました。`);
  await ledger.expectUntouched(before);
  await result.getByRole("link", { name: "作業を開く" }).click();
  await expect(page.getByRole("table", { name: "管理画面での作業" })).toContainText(
    `${formatYen(total)} → ${formatYen(total - 100)}`,
  );
});

test("選んで連携すれば、決済代行会社の金額も変わる", async ({ page, orders, ledger }) => {
  const order = await orders.find(
    { method: WITH_CHOICE.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && !view.order.slipNumberSent,
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { total, discount } = order.order;
  await openEdit(page, order);
  await field(page, "値引").fill(String(discount + 100));
  await saveButton(page, "変更を保存して金額変更を送信").click();
  await expect(dialog(page, order, "金額変更").getByRole("status")).toContainText(
    `金額を${formatYen(total - 100)}に変更しました。`,
  );
  expect(await ledger.entriesSince(before)).toEqual([
    expect.objectContaining({ kind: "change_amount", amount: total - 100 }),
  ]);
});

test("0円は取消へ案内し、読み取れない入力は欄ごとに言い、全角や記号は読み取る", async ({ page, orders, ledger }) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, plain);
  const before = await ledger.payment(paymentIdOf(order));
  const { total, shippingFee, discount } = order.order;
  const summary = await openEdit(page, order);
  const save = saveButton(page, /^変更を保存/);
  await expect(save).toHaveAccessibleDescription("変更はありません");

  await field(page, "値引").fill(String(discount + total));
  await expect(summary).toContainText("合計を0円にはできません。全額を取り消す場合は、受注の取消を使います。");
  await expect(summary.getByRole("link", { name: "受注の取消を開く" })).toBeVisible();
  await expect(save).toHaveAttribute("aria-disabled", "true");

  await field(page, "値引").fill(String(discount));
  const wrong = [
    ["-1", "0円以上で入力してください。"],
    ["1.5", "小数は使えません。1円単位で入力してください。"],
    ["999999999999", "99,999,999円以下で入力してください。"],
    ["abc", "数字で入力してください。例:12800"],
    ["", "金額を入力してください。"],
  ] as const;
  for (const [text, words] of wrong) {
    await field(page, "送料").fill(text);
    await field(page, "送料").blur();
    await expect(field(page, "送料")).toHaveAccessibleDescription(words);
    await expect(field(page, "送料")).toHaveAttribute("aria-invalid", "true");
  }
  await field(page, "1行目の数量").fill("0");
  await save.click();
  const mistakes = page.getByRole("alert").filter({ hasText: "入力内容を確認してください(2件)。" }).first();
  await expect(mistakes.getByRole("link")).toHaveText(["1行目の数量", "送料"]);
  await expect(summary).toContainText("入力を修正すると、合計と連携の可否を表示します。");

  await page.getByRole("button", { name: "下書きを破棄" }).click();
  await field(page, "送料").fill("￥１，２００ 円");
  await field(page, "送料").blur();
  await expect(field(page, "送料")).toHaveValue("1,200");
  await expect(field(page, "送料")).not.toHaveAttribute("aria-invalid");
  await expect(summary).toContainText(formatYen(total - shippingFee + 1_200));
  await ledger.expectUntouched(before);
});

test("合計が変わらない編集は、送らずに保存する", async ({ page, orders, ledger }) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, plain);
  const before = await ledger.payment(paymentIdOf(order));
  const summary = await openEdit(page, order);
  await field(page, "1行目の商品名").fill("名入れ 変更後");
  await expect(summary).toContainText("連携不要");
  await saveButton(page, "変更を保存").click();
  await expect(dialog(page, order, "金額変更").getByRole("status")).toContainText("受注を保存しました。");
  await ledger.expectUntouched(before);
});

test("編集中にほかの人が先に保存すると、入力はそのままで、重ならない変更は保存時に取り込む", async ({
  page,
  windowOf,
  orders,
  ledger,
}) => {
  const order = await orders.find(
    { method: DECREASE_ONLY.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && view.cards.amount.badge === "linked",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { total, discount, lines } = order.order;
  const summary = await openEdit(page, order);
  await field(page, "値引").fill(String(discount + 300));
  // The order's own news does not reach this window: only the save learns of it.
  await page.route(`**/api/orders/${order.orderNumber}`, (route) => route.abort());

  const other = await windowOf("admin");
  await openEdit(other, order);
  await field(other, "1行目の商品名").fill("包装あり");
  await saveButton(other, "変更を保存").click();
  await expect(dialog(other, order, "金額変更").getByRole("status")).toContainText("受注を保存しました。");

  await saveButton(page, "変更を保存して金額変更を送信").click();
  const stopped = dialog(page, order, "金額変更");
  await expect(stopped.getByRole("alert")).toContainText("何も送信していません。");
  await expect(stopped.getByRole("alert")).toContainText("変更点:商品");
  await ledger.expectUntouched(before);
  await page.unroute(`**/api/orders/${order.orderNumber}`);
  await stopped.getByRole("button", { name: "最新の内容で確認" }).click();
  const told = page.getByRole("status").filter({ hasText: "さんが更新しました。" });
  await expect(told).toContainText("1件(1行目の商品)は保存時に取り込みます。入力はそのままです。");
  await expect(page.getByRole("table", { name: "商品の一覧" })).toContainText(
    "「包装あり」に変更(保存時に取り込みます)",
  );
  await expect(field(page, "1行目の商品名")).toHaveValue(lines[0]?.name ?? "");
  await expect(field(page, "値引")).toHaveValue(formatYenDigits(discount + 300));
  await expect(summary).toContainText(formatYen(total - 300));
  await saveButton(page, "変更を保存して金額変更を送信").click();
  await expect(dialog(page, order, "金額変更").getByRole("status")).toContainText(
    `金額を${formatYen(total - 300)}に変更しました。`,
  );
  expect(await ledger.entriesSince(before)).toHaveLength(1);
  expect((await orders.view(order.orderNumber)).order.lines[0]?.name).toBe("包装あり");
});

test("同じ欄を2人が変えると、どちらの値も選ばずに尋ね、選ぶまで保存できない", async ({
  page,
  windowOf,
  orders,
  ledger,
}) => {
  const order = await orders.find(
    { method: DECREASE_ONLY.join(","), stage: "before_capture", mark: "no", task: "no" },
    (view) => plain(view) && view.cards.amount.badge === "linked",
  );
  const before = await ledger.payment(paymentIdOf(order));
  const { total, discount } = order.order;
  await openEdit(page, order);
  await field(page, "値引").fill(String(discount + 300));
  await field(page, "値引").blur();

  const other = await windowOf("admin");
  await openEdit(other, order);
  await field(other, "値引").fill(String(discount + 500));
  await saveButton(other, "変更を保存して金額変更を送信").click();
  await expect(dialog(other, order, "金額変更").getByRole("status")).toContainText("に変更しました。");

  const choice = page.getByRole("group", { name: /値引が重なっています。/ });
  await expect(choice).toBeVisible({ timeout: 25_000 });
  await expect(field(page, "値引")).toHaveValue(formatYenDigits(discount + 300));
  await expect(choice.getByRole("radio", { checked: true })).toHaveCount(0);
  const save = saveButton(page, /^変更を保存/);
  await expect(save).toHaveAccessibleDescription("値引の値を選ぶと保存できます(残り1件)。");
  await expect(choice).toContainText(accountOf("admin").name);

  // The provider holds less by now, and only less may follow: the colleague's value stands.
  await choice.getByRole("radio", { name: new RegExp(`^${formatYen(discount + 500)}`) }).check();
  await field(page, "1行目の商品名").fill("値引済み");
  await save.click();
  await expect(dialog(page, order, "金額変更").getByRole("status")).toContainText("受注を保存しました。");
  expect((await ledger.entriesSince(before)).map(({ amount }) => amount)).toEqual([total - 500]);
});
