import { expectEveryWidth } from "./every-width";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { dialog, open, openCancel, openCapture, openOrder, verdict } from "./screens";

/** What opens over a screen or in it fits as the screens do. */

// Several of them at every width, one after another.
test.describe.configure({ timeout: 180_000 });

test.describe("管理者の画面", () => {
  test.use({ role: "admin" });

  test("絞り込み・用語・キーボード操作は、どの幅でも読め、重ならず、切れない", async ({ page }) => {
    await open(page, "/orders?deadline=today");
    await page.getByRole("button", { name: "絞り込み" }).click();
    await expect(page.getByRole("dialog", { name: "絞り込みの条件" })).toBeVisible();
    await expectEveryWidth(page, "絞り込み");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    const glossary = page.getByRole("complementary", { name: "用語" });
    await expect(glossary.getByRole("searchbox", { name: "用語を検索" })).toBeFocused();
    await expectEveryWidth(page, "用語");
    await glossary.getByRole("tab", { name: "キーボード操作" }).click();
    await expectEveryWidth(page, "キーボード操作");
  });

  test("作業・差異・対応表の欄・スタッフ・連携履歴を開いても、どの幅でも読め、重ならず、切れない", async ({
    page,
    orders,
  }) => {
    const owed = await orders.find({ task: "yes" });
    await open(page, `/tasks?order=${owed.orderNumber}`);
    await page.getByRole("button", { name: "記録" }).click();
    await expect(page.getByRole("form", { name: "の作業の記録" })).toBeVisible();
    await expectEveryWidth(page, "作業の記録");
    await open(page, "/reconciliation");
    await page.getByRole("button", { name: "の差異を確認" }).first().click();
    await expect(page.getByRole("dialog", { name: "の突合の差異" }).getByRole("table")).toBeVisible();
    await expectEveryWidth(page, "突合の差異");
    await open(page, "/matrix?q=後払い");
    await page.getByRole("table").getByRole("button").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectEveryWidth(page, "対応表の欄");
    await open(page, "/staff");
    await page.getByRole("button", { name: "スタッフを追加" }).click();
    await expect(page.getByRole("dialog", { name: "スタッフの追加" })).toBeVisible();
    await expectEveryWidth(page, "スタッフの追加");
    await open(page, "/operations?state=failed");
    await page.getByRole("table", { name: "連携履歴" }).getByRole("button").first().click();
    await expect(page.getByRole("region", { name: "の送信と照会" })).toContainText("送信");
    await expectEveryWidth(page, "連携履歴の送信と照会");
  });
});

test("取消・確定・連携結果の記録のダイアログは、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
  const linked = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, linked);
  await openCapture(page, linked);
  await expectEveryWidth(page, "確定");
  await page.keyboard.press("Escape");
  await openCancel(page, linked);
  await expectEveryWidth(page, "取消");
  const unlinked = await orders.find({ outcome: "not_linked", task: "no" });
  await openOrder(page, unlinked);
  await verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" }).click();
  const mark = dialog(page, unlinked, "取消");
  await mark.getByRole("button", { name: "取消区分を付けて作業を登録" }).click();
  await expect(mark).toContainText("チェックを入れてください。");
  await expectEveryWidth(page, "連携しない取消");
  const { rows } = await orders.list({ operation: "needs_person" });
  const undecided = await orders.view(rows[0]?.orderNumber ?? "");
  await openOrder(page, undecided);
  await page.getByRole("button", { name: "結果を記録" }).click();
  await dialog(page, undecided, "連携結果の記録").getByRole("radio").first().check();
  await expectEveryWidth(page, "連携結果の記録");
});

test("入金・配送・決済方法の変更のダイアログは、どの幅でも読め、重ならず、切れない", async ({ page, orders }) => {
  const unpaid = await orders.find(
    { stage: "before_capture", mark: "no" },
    ({ facts }) => facts.payment === "record_payment",
  );
  await openOrder(page, unpaid);
  await page.getByRole("button", { name: "入金を記録" }).click();
  const paid = dialog(page, unpaid, "入金");
  await paid.getByRole("button", { name: "入金を記録" }).click();
  await expect(paid).toContainText("理由を入力してください。");
  await expectEveryWidth(page, "入金");
  const closedBySlip = methodsWithCell("amount.before_capture", (facts) => facts.only_before_slip_number_sent === true);
  const unshipped = await orders.find(
    { stage: "before_capture", mark: "no", method: closedBySlip.join(",") },
    ({ facts }) => facts.ship && facts.closes !== null,
  );
  await openOrder(page, unshipped);
  await page.getByRole("button", { name: "配送処理" }).click();
  const shipped = dialog(page, unshipped, "配送処理");
  await shipped.getByLabel("伝票番号", { exact: true }).fill("4567-89A1-2345");
  await shipped.getByRole("button", { name: "発送を記録して伝票番号を送信" }).click();
  await expect(shipped).toContainText("「A」は使えません。");
  await expectEveryWidth(page, "配送処理");
  const declined = await orders.find({ stage: "unauthorized", mark: "no" });
  await openOrder(page, declined);
  await page.getByRole("button", { name: "決済方法を変更" }).click();
  const changed = dialog(page, declined, "決済方法の変更");
  await changed.getByRole("combobox", { name: "変更後の決済方法" }).fill("後払い");
  await expect(changed.getByRole("listbox")).toBeVisible();
  await expectEveryWidth(page, "決済方法の一覧");
  await changed.getByRole("option").first().click();
  await expect(changed.getByRole("table", { name: "変わる内容" })).toContainText("変わる");
  await expectEveryWidth(page, "決済方法の変更");
});
