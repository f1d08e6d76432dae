import type { BrowserContext, Page } from "@playwright/test";
import { formatYenDigits } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { expect, test } from "./fixtures";
import { open, openCancel, openOrder, verdict } from "./screens";

/** What was typed is there until its writer throws it away: one journey for each way of leaving. */

const editable = ({ cards }: OrderView) => cards.amount.blockers.length === 0;

const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const editPath = ({ orderNumber }: OrderView) => `/orders/${orderNumber}/edit`;

interface Way {
  readonly name: string;
  /** Leaves the form; answers with the page in which its writer goes on. */
  readonly leave: (page: Page, context: BrowserContext, order: OrderView) => Promise<Page>;
}

const inPage =
  (leave: (page: Page, order: OrderView) => Promise<unknown>) =>
  async (page: Page, _context: BrowserContext, order: OrderView) => {
    await leave(page, order);
    return page;
  };

const WAYS: readonly Way[] = [
  {
    name: "メニュー",
    leave: inPage((page) =>
      page.getByRole("navigation", { name: "メニュー" }).getByRole("link", { name: "管理画面での作業" }).click(),
    ),
  },
  {
    name: "受注に戻る",
    leave: inPage((page, order) => page.getByRole("link", { name: `受注 ${order.orderNumber} に戻る` }).click()),
  },
  { name: "ブラウザーの戻る", leave: inPage((page) => page.goBack()) },
  {
    name: "キーボードの g o",
    leave: inPage(async (page) => {
      await page.getByRole("heading", { level: 1 }).click();
      await page.locator("body").press("g");
      await page.locator("body").press("o");
    }),
  },
  { name: "ロゴ", leave: inPage((page) => page.getByRole("link", { name: "受注デスク" }).click()) },
  { name: "再読み込み", leave: inPage((page) => page.reload()) },
  {
    name: "閉じたタブ",
    leave: async (page, context) => {
      await page.close({ runBeforeUnload: true });
      return context.newPage();
    },
  },
  {
    name: "落ちたブラウザーのタブ",
    leave: async (page, context) => {
      // What was typed is kept within a second; the tab itself has no last word.
      const typedBy = await page.evaluate(() => Date.now());
      const keptAt = () =>
        page.evaluate(() => {
          const draft = Object.entries(localStorage).find(([name]) => name.startsWith("juchu-draft:"));
          return Number.parseInt(draft?.[1] ?? "0", 10);
        });
      await expect.poll(keptAt).toBeGreaterThan(typedBy);
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      void session.send("Page.crash").catch(() => undefined);
      await crashed;
      return context.newPage();
    },
  },
];

for (const way of WAYS) {
  test(`受注編集の入力は、${way.name}で離れても尋ねられずに残り、戻ると復元される`, async ({
    page,
    context,
    orders,
  }) => {
    const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
    const { discount } = order.order;
    const asked: string[] = [];
    page.on("dialog", (dialog) => asked.push(dialog.message()));
    await openOrder(page, order);
    await verdict(page, "金額変更").getByRole("link", { name: "受注を編集" }).click();
    await expect(field(page, "値引")).toBeEditable();
    await field(page, "値引").fill(String(discount + 300));
    await page.getByLabel("理由(任意)").fill("おわびの値引");
    const next = await way.leave(page, context, order);
    expect(asked).toEqual([]);

    await next.goto(editPath(order));
    await expect(field(next, "値引")).toHaveValue(formatYenDigits(discount + 300));
    await expect(next.getByLabel("理由(任意)")).toHaveValue("おわびの値引");
    await expect(next.getByRole("status").filter({ hasText: "下書きを復元しました。" })).toContainText(
      "に入力した値引・理由の変更です。",
    );
  });
}

test("下書きは書いた人だけが破棄し、すぐなら元に戻せる。破棄した後は残らない", async ({ page, orders }) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
  const { discount } = order.order;
  await open(page, editPath(order));
  await field(page, "値引").fill(String(discount + 300));
  await page.getByRole("button", { name: "下書きを破棄" }).click();
  await expect(field(page, "値引")).toHaveValue(formatYenDigits(discount));
  await page.getByRole("button", { name: "元に戻す" }).click();
  await expect(field(page, "値引")).toHaveValue(formatYenDigits(discount + 300));
  await page.getByRole("button", { name: "下書きを破棄" }).click();
  await page.reload();
  await expect(field(page, "値引")).toHaveValue(formatYenDigits(discount));
  await expect(page.getByText("下書きを復元しました。")).toHaveCount(0);
});

test("メモと取消の理由も、受注を離れても残る", async ({ page, orders }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", mark: "no", task: "no" });
  await openOrder(page, order);
  await page.getByRole("button", { name: "メモを編集" }).click();
  await field(page, "メモ").fill("お客様に電話で確認中");
  const asked = await openCancel(page, order);
  await asked.getByLabel("理由(任意)").fill("お客様のご都合");
  await page.reload();

  await expect(field(page, "メモ")).toHaveValue("お客様に電話で確認中");
  const again = await openCancel(page, order);
  await expect(again.getByLabel("理由(任意)")).toHaveValue("お客様のご都合");
  await expect(again).toContainText("下書きを復元しました。");
  await again.getByRole("button", { name: "下書きを破棄" }).click();
  await expect(again.getByLabel("理由(任意)")).toHaveValue("");
});

test("下書きは、復元してから変わった項目とともに示され、両方を保存する", async ({ page, windowOf, orders, ledger }) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
  const { discount, total } = order.order;
  await open(page, editPath(order));
  await field(page, "1行目の商品名").fill("名入れ");
  await page.getByRole("link", { name: "受注デスク" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("の編集");

  const other = await windowOf("admin");
  await open(other, editPath(order));
  await field(other, "値引").fill(String(discount + 1));
  await field(other, "送料").fill(String(order.order.shippingFee + 1));
  await other.getByRole("button", { name: "変更を保存" }).click();
  await expect(other.getByRole("dialog").getByRole("status")).toContainText("受注を保存しました。");

  await page.goto(editPath(order));
  await expect(page.getByRole("status").filter({ hasText: "下書きを復元しました。" })).toContainText(
    "復元してから変わった項目は下に表示しています。",
  );
  await expect(page.getByRole("status").filter({ hasText: "さんが更新しました。" })).toContainText(
    "2件(送料・値引)は保存時に取り込みます。",
  );
  await page.getByRole("button", { name: "変更を保存" }).click();
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("受注を保存しました。");
  const now = (await orders.view(order.orderNumber)).order;
  expect(now).toMatchObject({ total, discount: discount + 1 });
  expect(now.lines[0]?.name).toBe("名入れ");
  expect(await ledger.payment(order.payment.providerPaymentId ?? "")).toMatchObject({ authorized: total });
});
