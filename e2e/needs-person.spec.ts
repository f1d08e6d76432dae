import type { AttemptView } from "@/lib/journal/journal-view";
import { OPERATION_WORD } from "@/lib/messages/operations";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { expect, type Page, test } from "./fixtures";
import { type OrderFinder, paymentIdOf } from "./fixtures-orders";
import { workInConsole } from "./fixtures-simulator";
import { canceledBlock, dialog, openOrder, verdict } from "./screens";

/** The sample's call that its provider took and does not finish. */
async function undecided(orders: OrderFinder): Promise<OrderView> {
  const { rows } = await orders.list({ operation: "needs_person" });
  const [row] = rows;
  if (row === undefined) throw new Error("the sample has no order in 要確認");
  return orders.view(row.orderNumber);
}

const inquiryOf = ({ orderNumber }: OrderView) => `**/api/orders/${orderNumber}/inquiry`;

const banner = (page: Page) => page.getByRole("region", { name: "この受注の操作" }).getByRole("status").first();

test.describe("閲覧", () => {
  test.use({ role: "viewer" });

  test("要確認の受注は、開くだけで決済代行会社に照会し、閲覧の人にも状態を示す", async ({ page, orders }) => {
    const order = await undecided(orders);
    const attempts = async () => {
      const answer = await page.request.get(`/api/operations/${order.openOperation?.id}/attempts`);
      return ((await answer.json()) as readonly AttemptView[]).length;
    };
    const before = await attempts();
    const asked = page.waitForRequest(inquiryOf(order));
    await openOrder(page, order);
    // Nothing was pressed.
    await asked;
    await expect.poll(attempts).toBeGreaterThan(before);
    await expect(banner(page)).toContainText("要確認");
    await expect(banner(page)).toContainText("送信した可能性があります。");
    await expect(banner(page).getByRole("button", { name: "結果を記録" })).toHaveCount(0);
  });
});

test("決済代行会社が答えなくても、開いた直後のメモは1秒で保存される", async ({ page, orders, faults }) => {
  const order = await undecided(orders);
  await faults.add({ on: "inquiry", fault: { kind: "drop" }, times: 1_000 });
  const memo = page.getByRole("region", { name: "メモ" });
  const save = async (text: string) => {
    await memo.getByRole("button", { name: "メモを編集" }).click();
    await memo.getByRole("textbox", { name: "メモ" }).fill(text);
    await memo.getByRole("button", { name: "メモを保存" }).click();
    await expect(memo.getByText(text)).toBeVisible({ timeout: 1_000 });
    await expect(memo.getByRole("button", { name: "メモを編集" })).toBeVisible({ timeout: 1_000 });
    // Its answer is still awaited.
    await expect(banner(page)).toContainText("照会中", { timeout: 1 });
  };
  const asked = page.waitForRequest(inquiryOf(order));
  await openOrder(page, order);
  await asked;
  await save("開いた直後");

  await expect(banner(page)).not.toContainText("照会中");
  await banner(page).getByRole("button", { name: "今すぐ照会" }).click();
  await save("今すぐ照会の直後");
});

test("要確認の連携があるあいだは、どの行も「いまは操作できません」で、連携するとは書かない", async ({
  page,
  orders,
}) => {
  const order = await undecided(orders);
  await openOrder(page, order);
  for (const title of ["受注取消", "金額変更", "取消区分", "オーソリ確定"] as const) {
    await expect(verdict(page, title)).toContainText("いまは操作できません");
    await expect(verdict(page, title)).toContainText("要確認の連携があります");
    await expect(verdict(page, title)).not.toContainText("連携する");
    await expect(verdict(page, title).getByRole("button")).toHaveCount(0);
  }
  await expect(
    page.getByRole("figure", { name: "決済の経過" }).getByRole("listitem").filter({ hasText: "を送信" }),
  ).toContainText("結果を確認中");
});

test("要確認では両方の記録を並べ、管理画面の取消を見つけて、結果を記録すると決まる", async ({
  page,
  orders,
  ledger,
  request,
}) => {
  const order = await undecided(orders);
  const before = await ledger.payment(paymentIdOf(order));
  const operation = OPERATION_WORD[order.openOperation?.kind ?? "cancel"];
  await openOrder(page, order);
  await banner(page).getByRole("button", { name: "結果を記録" }).click();
  const asked = dialog(page, order, "連携結果の記録");
  const both = asked.getByRole("table", { name: "受注側と決済代行会社側の記録" });
  await expect(both.getByRole("row", { name: "段階" })).toContainText("一致");
  await expect(both).not.toContainText("差異あり");
  await expect(asked).toContainText(`${operation}はまだありません。処理中の場合は、あとから完了することがあります。`);
  await asked.getByRole("radio", { name: `${operation}は完了している` }).check();
  await expect(asked).toContainText("決済代行会社の記録と異なります。");

  await workInConsole(request, { paymentId: before.paymentId, kind: "cancel" });
  await asked.getByRole("button", { name: "もう一度照会" }).click();
  await expect(both.getByRole("row", { name: "段階" })).toContainText("差異あり");
  await expect(both.getByRole("row", { name: "取消区分" })).toContainText("差異あり");
  await expect(asked.getByRole("listitem").first()).toContainText("ショップ以外(管理画面など)");
  await expect(asked).toContainText(`${operation}後の状態ですが、確認中のこの連携の記録はありません。`);
  await expect(asked).not.toContainText("決済代行会社の記録と異なります。");

  await asked.getByRole("button", { name: "結果を記録" }).click();
  await expect(asked.getByRole("status")).toContainText(`${operation}は完了していると記録しました。`);
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(canceledBlock(page)).toBeVisible();
  await expect(page.getByRole("region", { name: "履歴" })).toContainText("連携の結果を記録:完了(管理画面の確認による)");
  await page.goto(`/operations?q=${encodeURIComponent(order.orderNumber)}`);
  // In the place of a code: no answer of the provider ended it.
  await expect(page.getByRole("table", { name: "連携履歴" }).getByText(/が記録$/)).toBeVisible();
  // What was done in the console, and nothing of ours.
  expect(await ledger.entriesSince(before)).toEqual([expect.objectContaining({ kind: "cancel", operationId: null })]);
});
