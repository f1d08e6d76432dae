import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { dialog, open, openCancel, openCapture, openOrder, verdict } from "./screens";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
] as const;

/**
 * No violation of WCAG 2.2 AA on a desktop and on a phone, in light and in dark. What fits is measured in widths.spec.
 *
 * The window is as high as the page. In a lower one a bar at the edge would cover the field that the page was scrolled
 * to, and axe would take the uncovered rest for the field's size.
 */
async function expectInOrder(page: Page, where: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
    await expectNoViolation(page, new AxeBuilder({ page }).withTags(WCAG_22_AA), `${where} at ${size.width}`);
    // The theme changes colours and nothing else.
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoViolation(
      page,
      new AxeBuilder({ page }).withRules("color-contrast"),
      `${where}, dark, at ${size.width}`,
    );
    await page.emulateMedia({ colorScheme: "light" });
  }
}

async function expectNoViolation(page: Page, axe: AxeBuilder, where: string): Promise<void> {
  // Colours on their way from one theme to the other are neither's. What turns for ever is not waited for. An animation
  // whose element has left is over too: its promise is rejected.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect.soft(found, where).toEqual([]);
}

test.describe("管理者の画面", () => {
  test.use({ role: "admin" });

  // Filtered to a part with every kind of row: the check takes its time over each element.
  const screens = [
    ["/", "ホーム"],
    ["/orders?deadline=today&sort=deadline", "受注データ管理"],
    ["/orders/new", "受注登録"],
    ["/orders?task=yes&stage=canceled", "受注データ管理"],
    ["/orders?difference=yes", "受注データ管理"],
    ["/orders?q=見つからない名前&status=abc", "受注データ管理"],
    ["/tasks?state=done", "管理画面での作業"],
    ["/tasks?state=seen", "管理画面での作業"],
    ["/operations?state=failed", "連携履歴"],
    ["/reconciliation", "突合"],
    ["/reconciliation?state=ended&kind=done_twice", "突合"],
    ["/matrix?q=後払い", "対応表"],
    ["/settings/methods?q=後払い", "決済方法設定"],
    ["/settings/shop", "ショップ設定"],
    ["/settings/history", "設定変更履歴"],
    ["/staff", "スタッフ"],
    ["/orders/999999-9999", "受注が見つかりません"],
  ] as const;
  for (const [path, heading] of screens) {
    test(`${path} は誰にでも使える`, async ({ page }) => {
      await open(page, path);
      await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
      await expectInOrder(page, path);
    });
  }

  test("一覧の小さな画面も、誰にでも使える", async ({ page }) => {
    await open(page, "/orders?deadline=today");
    await page.getByRole("button", { name: "絞り込み" }).click();
    await expect(page.getByRole("dialog", { name: "絞り込みの条件" })).toBeVisible();
    await expectInOrder(page, "絞り込み");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    const glossary = page.getByRole("complementary", { name: "用語" });
    await expect(glossary.getByRole("searchbox", { name: "用語を検索" })).toBeFocused();
    await expectInOrder(page, "用語");
    await glossary.getByRole("tab", { name: "キーボード操作" }).click();
    await expect(glossary.getByRole("switch")).toBeVisible();
    await expectInOrder(page, "キーボード操作");
  });

  test("オーソリの画面は、誰にでも使える", async ({ page, orders }) => {
    const order = await orders.find(
      { stage: "unauthorized", mark: "no" },
      ({ authorization }) => authorization?.rules.securityCode === "required",
    );
    await open(page, `/orders/${order.orderNumber}/authorize`);
    await expect(page.locator("iframe")).toBeVisible();
    await expectInOrder(page, "オーソリ");
  });

  test("突合の差異は、一覧でも受注でも誰にでも使える", async ({ page, orders }) => {
    await open(page, "/reconciliation");
    await expect(page.getByRole("table", { name: "突合" })).toBeVisible();
    const [href] = await page
      .getByRole("table", { name: "突合" })
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    await page.getByRole("button", { name: "の差異を確認" }).first().click();
    const asked = page.getByRole("dialog", { name: "の突合の差異" });
    await expect(asked.getByRole("table")).toBeVisible();
    await expectInOrder(page, "突合の差異");
    await page.keyboard.press("Escape");
    await open(page, href ?? "");
    await expect(page.getByText("の突合で検出")).toBeVisible();
    await expectInOrder(page, "差異がある受注");
    const quiet = await orders.find({ stage: "before_capture", task: "no" });
    await openOrder(page, quiet);
    await page.getByRole("button", { name: "いま突合する" }).click();
    await expect(page.getByText("何も送信していません。")).toBeVisible();
    await expectInOrder(page, "突合した受注");
  });

  test("作業・対応表・スタッフ・連携履歴の小さな画面も、誰にでも使える", async ({ page, orders }) => {
    const owed = await orders.find({ task: "yes" });
    await open(page, `/tasks?order=${owed.orderNumber}`);
    await page.getByRole("button", { name: "記録" }).click();
    await expect(page.getByRole("form", { name: "の作業の記録" })).toBeVisible();
    await expectInOrder(page, "作業の記録");
    await open(page, "/matrix?q=後払い");
    await page.getByRole("table").getByRole("button").first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectInOrder(page, "対応表の欄");
    await open(page, "/staff");
    await page.getByRole("button", { name: "スタッフを追加" }).click();
    await expect(page.getByRole("dialog", { name: "スタッフの追加" })).toBeVisible();
    await expectInOrder(page, "スタッフの追加");
    await open(page, "/operations?state=failed");
    await page.getByRole("table", { name: "連携履歴" }).getByRole("button").first().click();
    await expect(page.getByRole("region", { name: "の送信と照会" })).toContainText("送信");
    await expectInOrder(page, "連携履歴の送信と照会");
  });
});

test("サインインは誰にでも使える", async ({ browser, baseURL, watched }) => {
  const context = await browser.newContext({
    storageState: { cookies: [], origins: [] },
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  watched(context);
  const page = await context.newPage();
  await open(page, "/sign-in");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  await expectInOrder(page, "サインイン");
  await context.close();
});

test("受注詳細は、どの段階でも誰にでも使える", async ({ page, orders }) => {
  const linked = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, linked);
  await expectInOrder(page, "連携する受注");
  const unlinked = await orders.find(
    { outcome: "not_linked", stage: "after_capture", mark: "no", task: "no" },
    ({ cards }) => cards.cancel.reasons.length > 1,
  );
  await openOrder(page, unlinked);
  await expectInOrder(page, "理由がいくつもある受注");
  const apart = await orders.find({ task: "yes" }, ({ amounts }) => amounts !== null);
  await openOrder(page, apart);
  await expectInOrder(page, "金額が違う受注");
  const canceled = await orders.find({ stage: "canceled" });
  await openOrder(page, canceled);
  await expectInOrder(page, "取消済みの受注");
});

test("取消とオーソリ確定のダイアログは、どの状態でも誰にでも使える", async ({ page, orders, faults }) => {
  const linked = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, linked);
  await openCapture(page, linked);
  await expectInOrder(page, "確定の準備");
  await page.keyboard.press("Escape");
  const asked = await openCancel(page, linked);
  await expectInOrder(page, "取消の準備");
  await faults.add({ fault: { kind: "refuse", cause: "busy" } });
  await asked.getByRole("button", { name: /を送信$/ }).click();
  await expect(asked.getByRole("alert")).toContainText("を受け付けませんでした。");
  await expectInOrder(page, "拒否された取消");
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  const unlinked = await orders.find({ outcome: "not_linked", task: "no" });
  await openOrder(page, unlinked);
  await verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" }).click();
  const mark = dialog(page, unlinked, "取消");
  await mark.getByRole("button", { name: "取消区分を付けて作業を登録" }).click();
  await expect(mark).toContainText("チェックを入れてください。");
  await expectInOrder(page, "連携しない取消");
});

test("入金と配送のダイアログは、断られているときも誰にでも使える", async ({ page, orders }) => {
  const unpaid = await orders.find(
    { stage: "before_capture", mark: "no" },
    ({ facts }) => facts.payment === "record_payment",
  );
  await openOrder(page, unpaid);
  await page.getByRole("button", { name: "入金を記録" }).click();
  const paid = dialog(page, unpaid, "入金");
  await paid.getByRole("button", { name: "入金を記録" }).click();
  await expect(paid).toContainText("理由を入力してください。");
  await expectInOrder(page, "入金の記録");

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
  await expectInOrder(page, "配送処理");
});

test("決済方法の変更は、選ぶ前も選んだあとも誰にでも使える", async ({ page, orders }) => {
  const order = await orders.find({ stage: "unauthorized", mark: "no" });
  await openOrder(page, order);
  await page.getByRole("button", { name: "決済方法を変更" }).click();
  const asked = dialog(page, order, "決済方法の変更");
  await asked.getByRole("button", { name: "決済方法を変更" }).click();
  await expect(asked).toContainText("変更後の決済方法を選んでください。");
  await asked.getByRole("combobox", { name: "変更後の決済方法" }).fill("後払い");
  await expect(asked.getByRole("listbox")).toBeVisible();
  await expectInOrder(page, "決済方法の一覧");
  await asked.getByRole("option").first().click();
  await expect(asked.getByRole("table", { name: "変わる内容" })).toContainText("変わる");
  await expectInOrder(page, "変わる内容");
});

test("要確認の記録は、両方の記録があるときもないときも、誰にでも使える", async ({ page, orders, faults }) => {
  const { rows } = await orders.list({ operation: "needs_person" });
  const order = await orders.view(rows[0]?.orderNumber ?? "");
  await openOrder(page, order);
  await page.getByRole("button", { name: "結果を記録" }).click();
  const asked = dialog(page, order, "連携結果の記録");
  await asked.getByRole("radio").first().check();
  await expect(asked).toContainText("決済代行会社の記録と異なります。");
  await expectInOrder(page, "両方の記録");
  await faults.add({ on: "payment", fault: { kind: "unavailable" } });
  await asked.getByRole("button", { name: "もう一度照会" }).click();
  await expect(asked).toContainText("応答がないため、決済代行会社側の記録を表示できません。");
  await expectInOrder(page, "答えのない決済代行会社");
});

test("受注編集は、断られているときも誰にでも使える", async ({ page, orders }) => {
  const order = await orders.find(
    { stage: "before_capture", mark: "no", task: "no" },
    ({ cards, amounts }) =>
      cards.amount.range?.decreaseOnly === true && cards.amount.blockers.length === 0 && amounts === null,
  );
  await open(page, `/orders/${order.orderNumber}/edit`);
  await page.getByRole("textbox", { name: "送料" }).fill(String(order.order.shippingFee + 500));
  await expect(page.getByRole("region", { name: "金額の変更" })).toContainText("変更不可");
  await expectInOrder(page, "断られた編集");
  await page.getByRole("textbox", { name: "送料" }).fill("百二十");
  await page.getByRole("textbox", { name: "送料" }).blur();
  await expect(page.getByText("数字で入力してください。例:12800")).toBeVisible();
  await expectInOrder(page, "読み取れない編集");
});
