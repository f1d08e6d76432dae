import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { canceledBlock, openOrder, verdict } from "./screens";

/** 受注詳細 at the widths and on the paper that a shop has. */

const ROWS = ["受注取消", "金額変更", "取消区分", "オーソリ確定"] as const;

const panel = (page: Page) => page.getByRole("region", { name: "この受注の操作" });
const line = (page: Page) => page.getByRole("figure", { name: "決済の経過" });

test.describe("1366×768", () => {
  test.use({ viewport: { width: 1366, height: 768 } });

  test("4つの判定とすべてのボタンが、スクロールせずに見え、説明を読む間も残る", async ({ page, orders }) => {
    const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
    await openOrder(page, order);
    const buttons = [
      verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" }),
      verdict(page, "金額変更").getByRole("link", { name: "受注を編集" }),
      verdict(page, "オーソリ確定").getByRole("button", { name: "オーソリを確定" }),
    ];
    const expectAllInSight = async () => {
      for (const title of ROWS) await expect(verdict(page, title)).toBeInViewport({ ratio: 1 });
      for (const button of buttons) await expect(button).toBeInViewport({ ratio: 1 });
    };
    await expectAllInSight();
    await page.mouse.move(1_100, 650);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
    await expectAllInSight();

    // One column, one width.
    const boxes = await Promise.all(buttons.map((button) => button.boundingBox()));
    expect(new Set(boxes.map((box) => `${box?.x} ${box?.width}`)).size).toBe(1);
    // Nothing scrolls inside the panel.
    const scrolling = await panel(page).evaluate(
      (section) =>
        [section, ...section.querySelectorAll("*")].filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY))
          .length,
    );
    expect(scrolling).toBe(0);
  });
});

test("取消済みの受注は、だれがいつ取り消したかを一度だけ示し、4つの判定を出さない", async ({ page, orders }) => {
  const order = await orders.find(
    { stage: "canceled" },
    ({ canceled }) => canceled?.how.confirmedBy === "provider" && canceled.how.kind === "cancel",
  );
  await openOrder(page, order);
  await expect(canceledBlock(page)).toContainText(`に${order.canceled?.by}さんが取り消しました。`);
  await expect(canceledBlock(page)).toContainText(`${order.method.provider}で`);
  await expect(canceledBlock(page)).toContainText("取消が完了しています");
  await expect(page.getByText(/取り消しました/)).toHaveCount(1);
  await expect(panel(page)).toHaveCount(0);
  await expect(line(page).getByRole("listitem").last()).toContainText("取消");
  await expect(line(page)).not.toContainText("いま");
});

test("取消区分がある受注では、ボタンは押せず、その理由が行に書いてある", async ({ page, orders }) => {
  const order = await orders.find({ mark: "yes", task: "yes", stage: "before_capture" });
  await openOrder(page, order);
  const capture = verdict(page, "オーソリ確定");
  await expect(capture).toContainText("いまは操作できません");
  await expect(capture.getByRole("button", { name: "オーソリを確定" })).toHaveAccessibleDescription(
    "取消区分があります",
  );
  await expect(verdict(page, "取消区分")).toContainText("設定済み");
  await page.keyboard.press("f");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("決済の経過は、線と同じ内容を順序のあるリストでも読める", async ({ page, orders }) => {
  const order = await orders.find(
    { outcome: "linked", stage: "before_capture", task: "no" },
    ({ cards }) => cards.cancel.deadline?.state === "set",
  );
  await openOrder(page, order);
  const entries = line(page).getByRole("listitem");
  await expect(entries.first()).toContainText("オーソリ");
  await expect(entries.filter({ hasText: "いま" })).toContainText("確定前");
  await expect(entries.filter({ hasText: "オーソリ確定" })).toContainText("未確定");
  await expect(entries.last()).toContainText(/期限.*残り/);
  // At this width the line itself carries the labels: the list is there for readers alone.
  const labels = line(page).getByText("いま", { exact: true });
  await expect(labels.first()).toBeVisible();
  expect((await entries.first().boundingBox())?.width ?? 0).toBeLessThanOrEqual(1);

  await page.setViewportSize({ width: 390, height: 844 });
  expect((await entries.first().boundingBox())?.width ?? 0).toBeGreaterThan(200);
  await expect(labels.first()).toBeHidden();
});

test("どの幅でも、横にはみ出さず、何も切れない", async ({ page, orders }) => {
  const linked = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  const unlinked = await orders.find(
    { outcome: "not_linked", stage: "after_capture", mark: "no", task: "no" },
    ({ cards }) => cards.cancel.reasons.length > 1,
  );
  const canceled = await orders.find({ stage: "canceled" });
  for (const order of [linked, unlinked, canceled]) {
    await openOrder(page, order);
    for (const width of [360, 390, 720, 768, 1024, 1100, 1101, 1366, 1440, 1920, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      const shown = await page.evaluate(() => ({
        sideways: document.documentElement.scrollWidth - window.innerWidth,
        cut: [...document.querySelectorAll("main *")]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")
          .filter((one) => one.clientWidth > 1 && one.textContent !== "")
          .map((one) => one.textContent),
      }));
      expect([width, order.orderNumber, shown]).toEqual([width, order.orderNumber, { sideways: 0, cut: [] }]);
    }
  }
});

test("狭い画面では操作が先に立ち、根拠と条件は開くまで畳まれている", async ({ page, orders }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await page.setViewportSize({ width: 390, height: 844 });
  await openOrder(page, order);
  const act = verdict(page, "受注取消").getByRole("button", { name: "受注を取り消す" });
  const facts = page.getByRole("region", { name: "決済", exact: true });
  const [button, payment, row] = await Promise.all([
    act.boundingBox(),
    facts.boundingBox(),
    verdict(page, "受注取消").boundingBox(),
  ]);
  expect(button?.y ?? 0).toBeLessThan(payment?.y ?? 0);
  expect(button?.width ?? 0).toBeGreaterThan((row?.width ?? 0) - 40);
  const basis = panel(page).getByText("根拠", { exact: true }).first();
  await expect(basis).toBeHidden();
  await panel(page).getByRole("button", { name: "根拠と条件" }).click();
  await expect(basis).toBeVisible();
});

test("印刷すると受注票になる", async ({ page, orders }) => {
  const order = await orders.find({ outcome: "linked", stage: "before_capture", task: "no" });
  await openOrder(page, order);
  await expect(page.getByRole("button", { name: "受注票を印刷" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 703, height: 1_000 });
  await expect(page.getByText("受注票", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "お客様" })).toContainText(order.order.customer.name);
  await expect(
    page.getByRole("table", { name: "商品の一覧" }).getByRole("columnheader", { name: "単価" }),
  ).toBeVisible();
  await expect(line(page).getByText("いま", { exact: true }).first()).toBeVisible();
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole("region", { name: "履歴" })).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
});
