import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { dialog, open, SEND } from "./screens";

const numbers = (page: Page) => page.getByRole("table", { name: "受注" }).locator("td[data-column=number]");
const linkOf = (page: Page, number: string) => page.getByRole("link", { name: number, exact: true });
const walk = (page: Page) => page.getByRole("navigation", { name: "前後の受注" });
const heading = (page: Page, number: string) => page.getByRole("heading", { level: 1, name: `受注 ${number}` });
const pager = (page: Page) => page.getByRole("navigation", { name: "ページ送り", exact: true });

/** The numbers of the page that is shown, from the top. */
async function listed(page: Page): Promise<readonly string[]> {
  await expect(numbers(page)).toHaveCount(50);
  return numbers(page).allTextContents();
}

function at(numbers: readonly string[], index: number): string {
  const number = numbers[index];
  if (number === undefined) throw new Error(`the page has no order ${index}`);
  return number;
}

async function expectStoodOn(row: Locator): Promise<void> {
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  await expect(row).toHaveAttribute("aria-current", "true");
}

test("受注データ管理に戻ると、条件・ページ・位置・行がそのまま", async ({ page }) => {
  await open(page, "/orders?stage=before_capture&sort=-total");
  await pager(page).getByRole("link", { name: "次へ" }).click();
  await expect(pager(page)).toContainText("51〜100件");
  const left = page.url();
  const number = at(await listed(page), 41);
  await linkOf(page, number).scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(300);

  for (const back of ["link", "u", "Back"]) {
    await linkOf(page, number).click();
    await expect(heading(page, number)).toBeVisible();
    if (back === "link") await page.getByRole("link", { name: "受注データ管理に戻る" }).click();
    else if (back === "u") await page.keyboard.press("u");
    else await page.goBack();
    await expect(pager(page)).toContainText("51〜100件");
    expect(page.url()).toBe(left);
    await expectStoodOn(linkOf(page, number));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled);
  }
});

test("] と [ は、来た一覧をページの境目を越えてたどり、条件から外れた受注にも戻れる", async ({ page, orders }) => {
  const conditions = "stage=before_capture&outcome=linked&task=no";
  await open(page, `/orders?${conditions}`);
  const first = await listed(page);
  const canceled = at(first, 48);
  await linkOf(page, canceled).click();
  await expect(page.getByText(/絞り込み結果 .*中 49件目/)).toBeVisible();

  // It leaves the conditions by what is done with it, and keeps its place in the walk.
  await page.keyboard.press("c");
  const view = await orders.view(canceled);
  const asked = dialog(page, view, "取消");
  await asked.getByRole("button", { name: SEND }).click();
  await expect(asked.getByRole("status")).toContainText("受注を取り消しました。");
  await asked.getByRole("link", { name: "次の受注" }).click();
  await expect(heading(page, at(first, 49))).toBeVisible();
  await expect(page.getByText(/絞り込み結果 .*中 50件目/)).toBeVisible();

  await page.keyboard.press("]");
  await expect(page.getByText(/絞り込み結果 .*中 51件目/)).toBeVisible();
  const beyond = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").replace("受注", "").trim();
  expect(first).not.toContain(beyond);
  await page.keyboard.press("[");
  await expect(heading(page, at(first, 49))).toBeVisible();
  await walk(page)
    .getByRole("button", { name: /前の受注/ })
    .click();
  await expect(heading(page, canceled)).toBeVisible();
  await expect(page.getByText(/田中 葵さんが取り消しました。/)).toBeVisible();
  // Back follows the steps, and the walk stays the same.
  await page.goBack();
  await expect(heading(page, at(first, 49))).toBeVisible();
  await expect(walk(page)).toBeVisible();
  await page.reload();
  await expect(walk(page)).toBeVisible();

  await page.getByRole("link", { name: "受注データ管理に戻る" }).click();
  await expect(page).toHaveURL(/\/orders\?.*outcome=linked/);
  await expectStoodOn(linkOf(page, at(first, 49)));
  await expect(linkOf(page, canceled)).toHaveCount(0);
});

test("一覧から来ていない受注は、前後の受注を示さない", async ({ page }) => {
  await open(page, "/orders");
  const [first = "", second = ""] = await listed(page);
  await linkOf(page, first).click();
  await expect(walk(page)).toBeVisible();
  // By an address of its own, though it stands in the list that was walked.
  await open(page, `/orders/${second}`);
  await expect(heading(page, second)).toBeVisible();
  await expect(walk(page)).toHaveCount(0);
});

test("行のどこでも、Ctrl+クリックと中クリックは新しいタブで開き、この画面は変わらない", async ({ page, context }) => {
  await open(page, "/orders");
  const [number = ""] = await listed(page);
  const cell = page.locator(`[data-row="${number}"] td[data-column=customer]`);
  const box = await cell.boundingBox();
  if (box === null) throw new Error("the row is not drawn");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const opens = async (press: () => Promise<void>) => {
    const [tab] = await Promise.all([context.waitForEvent("page"), press()]);
    await expect(heading(tab, number)).toBeVisible();
    // No list came along: nothing to walk.
    await expect(walk(tab)).toHaveCount(0);
    await tab.close();
  };
  await opens(async () => {
    await page.keyboard.down("Control");
    await page.mouse.click(x, y);
    await page.keyboard.up("Control");
  });
  await opens(() => page.mouse.click(x, y, { button: "middle" }));
  await expect(page).toHaveURL(/\/orders$/);
  // The context menu is the link's: what lies under the pointer is the link itself.
  const href = await page.evaluate(
    ([left = 0, top = 0]) => document.elementFromPoint(left, top)?.closest("a")?.getAttribute("href"),
    [x, y],
  );
  expect(href).toBe(`/orders/${number}`);
});

test("受注番号は、なぞって選べる", async ({ page }) => {
  await open(page, "/orders");
  const [number = ""] = await listed(page);
  const box = await linkOf(page, number).boundingBox();
  if (box === null) throw new Error("the number is not drawn");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 1, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 1, y, { steps: 8 });
  await page.mouse.up();
  expect(await page.evaluate(() => window.getSelection()?.toString())).toContain(number.slice(1, -1));
  await expect(page).toHaveURL(/\/orders$/);
});
