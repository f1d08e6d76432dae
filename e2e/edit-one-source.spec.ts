import type { BrowserContext, Page } from "@playwright/test";
import { formatYen, formatYenDigits } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { dialog, openCapture, openOrder, verdict } from "./screens";

/** What 受注編集 edits and the version that it saves come from one answer, on every way into the screen. */

/** Both ways, linked without any flag before the capture. */
const BOTH_WAYS = methodsWithCell(
  "amount.before_capture",
  ({ gate, decrease_only, settled_at_capture }) =>
    gate === "always" && decrease_only !== true && settled_at_capture !== true,
);

const plain = ({ cards }: OrderView) => cards.amount.blockers.length === 0 && cards.amount.badge === "linked";

const CONDITIONS = { method: BOTH_WAYS.join(","), stage: "before_capture", mark: "no", task: "no" };

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const save = (page: Page) => page.getByRole("button", { name: /^変更を保存/ });

async function openEdit(page: Page, order: OrderView) {
  await openOrder(page, order);
  await verdict(page, "金額変更").getByRole("link", { name: "受注を編集" }).click();
  await expect(field(page, "送料")).toBeEditable();
}

async function backToOrder(page: Page, order: OrderView) {
  await page.getByRole("link", { name: `受注 ${order.orderNumber} に戻る` }).click();
  await expect(page.getByRole("region", { name: "この受注の操作" })).toBeVisible();
}

/** A colleague raises 送料 by 700 and names the first line anew. */
async function colleagueSaves(other: Page, order: OrderView) {
  await openEdit(other, order);
  await field(other, "1行目の商品名").fill("名入れ 包装あり");
  await field(other, "送料").fill(String(order.order.shippingFee + 700));
  await save(other).click();
  await expect(dialog(other, order, "金額変更").getByRole("status")).toContainText(
    `金額を${formatYen(order.order.total + 700)}に変更しました。`,
  );
}

interface Way {
  readonly name: string;
  /** Where the first person stands while the colleague saves. */
  readonly leave: (page: Page, order: OrderView) => Promise<void>;
  readonly come: (page: Page, context: BrowserContext, order: OrderView) => Promise<Page>;
}

const stay = async () => undefined;
const samePage = (come: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await come(page);
  return page;
};

const WAYS: readonly Way[] = [
  { name: "戻る", leave: backToOrder, come: samePage((page) => page.goBack()) },
  {
    name: "進む",
    leave: async (page) => {
      await page.goBack();
      await expect(page.getByRole("region", { name: "この受注の操作" })).toBeVisible();
    },
    come: samePage((page) => page.goForward()),
  },
  {
    name: "リンク",
    leave: backToOrder,
    come: samePage((page) => verdict(page, "金額変更").getByRole("link", { name: "受注を編集" }).click()),
  },
  { name: "再読み込み", leave: stay, come: samePage((page) => page.reload()) },
  {
    name: "別のタブ",
    leave: stay,
    come: async (_page, context, order) => {
      const second = await context.newPage();
      await second.goto(`/orders/${order.orderNumber}/edit`);
      return second;
    },
  },
  {
    name: "ブラウザーが残していた画面",
    leave: stay,
    // What a browser tells a page that it brings back as it was.
    come: samePage((page) =>
      page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))),
    ),
  },
];

for (const way of WAYS) {
  test(`ほかの人が保存した後に受注編集へ入ると(${way.name})、その内容から編集し、相手の変更を消さない`, async ({
    page,
    context,
    windowOf,
    orders,
    ledger,
  }) => {
    const order = await orders.find(CONDITIONS, plain);
    const before = await ledger.payment(paymentIdOf(order));
    const { total, shippingFee, discount } = order.order;
    await openEdit(page, order);
    await way.leave(page, order);
    await colleagueSaves(await windowOf("admin"), order);

    const editing = await way.come(page, context, order);
    await expect(field(editing, "送料")).toHaveValue(formatYenDigits(shippingFee + 700));
    await expect(field(editing, "1行目の商品名")).toHaveValue("名入れ 包装あり");
    await field(editing, "値引").fill(String(discount + 100));
    await expect(editing.getByRole("region", { name: "金額の変更" })).toContainText(formatYen(total + 600));
    await save(editing).click();
    await expect(dialog(editing, order, "金額変更").getByRole("status")).toContainText(
      `金額を${formatYen(total + 600)}に変更しました。`,
    );
    expect((await ledger.entriesSince(before)).map(({ amount }) => amount)).toEqual([total + 700, total + 600]);
    expect((await ledger.payment(before.paymentId)).authorized).toBe(total + 600);
    const { order: now } = await orders.view(order.orderNumber);
    expect(now).toMatchObject({ shippingFee: shippingFee + 700, discount: discount + 100, total: total + 600 });
    expect(now.lines[0]?.name).toBe("名入れ 包装あり");
  });
}

async function colleagueCaptures(other: Page, order: OrderView) {
  await openOrder(other, order);
  const asked = await openCapture(other, order);
  await asked.getByRole("button", { name: /オーソリ確定を送信$/ }).click();
  await expect(asked.getByRole("status")).toContainText("オーソリを確定しました");
}

/** Linked at both stages, so that the form is open at both and says different things. */
const CAPTURABLE = (view: OrderView) => plain(view) && view.cards.capture.blockers.length === 0;

test("確定された後に戻った受注編集は、確定後の段階で、確定後の操作を示す", async ({ page, windowOf, orders }) => {
  const order = await orders.find(CONDITIONS, CAPTURABLE);
  await openEdit(page, order);
  await expect(page.getByRole("main").getByText("確定前", { exact: true })).toBeVisible();
  await backToOrder(page, order);
  await colleagueCaptures(await windowOf("admin"), order);

  await page.goBack();
  await expect(page.getByRole("main").getByText("確定後", { exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByText("確定前", { exact: true })).toHaveCount(0);
});

test("入力中に確定された受注編集は保存を止め、確定後の変更として確かめてから、示したとおりに行う", async ({
  page,
  windowOf,
  orders,
  ledger,
}) => {
  const order = await orders.find(CONDITIONS, CAPTURABLE);
  const typed = formatYenDigits(order.order.discount + 100);
  await openEdit(page, order);
  await field(page, "値引").fill(typed);
  await colleagueCaptures(await windowOf("admin"), order);
  const captured = await ledger.payment(paymentIdOf(order));

  const told = page.getByRole("alert").filter({ hasText: "に確定されました。確定後の変更として確認してください。" });
  await expect(told).toBeVisible({ timeout: 25_000 });
  await expect(save(page).or(page.getByRole("button", { name: "連携せずに保存" }))).toHaveAccessibleDescription(
    "最新の内容を確認すると保存できます。",
  );
  await expect(field(page, "値引")).toHaveValue(typed);
  await ledger.expectUntouched(captured);

  await told.getByRole("button", { name: "最新の内容で確認" }).click();
  await expect(told).toBeHidden();
  const summary = page.getByRole("region", { name: "金額の変更" });
  const linked = await summary.getByText("連携する", { exact: true }).isVisible();
  if (!linked) await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: linked ? /^変更を保存/ : "連携せずに保存" }).click();
  await expect(dialog(page, order, "金額変更").getByRole("status")).toContainText("変更しました。");
  expect(await ledger.entriesSince(captured)).toHaveLength(linked ? 1 : 0);
});
