import { expect, type Page, test } from "./fixtures";
import { open } from "./screens";

const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const pager = (page: Page) => page.getByRole("navigation", { name: "ページ送り" }).first().locator("..");
const numberIn = (text: string | null, pattern: RegExp) => Number(pattern.exec(text ?? "")?.[1]?.replaceAll(",", ""));

test("ホームから始まり、先にすることの件数は、その一覧の件数と同じ", async ({ page }) => {
  await open(page, "/");
  await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
  const first = page.getByRole("region", { name: "いま対応が必要なもの" }).getByRole("link", { name: "本日の期限" });
  const count = numberIn(await first.textContent(), /([\d,]+)件/);
  expect(count).toBeGreaterThan(0);
  await first.click();
  await expect(page).toHaveURL(/\/orders\?deadline=today/);
  await expect(pager(page)).toContainText(`/ ${count}件`);
  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
});

test("期限の棒は、矢印キーで日を渡り、内訳を見せ、Enterでその日の受注に着く", async ({ page }) => {
  await open(page, "/");
  const days = panel(page, "連携の期限").getByRole("list", { name: "期限の日" }).getByRole("link");
  await expect(days).toHaveCount(14);
  await days.first().focus();
  await expect(page.getByRole("tooltip")).toContainText("円");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toHaveCount(0);
  await page.keyboard.press("End");
  await expect(days.last()).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(days.last()).toBeFocused();

  // The bar with the most orders, reached as a keyboard reaches it.
  const names = await days.evaluateAll((links) => links.map((link) => link.textContent ?? ""));
  const counts = names.map((name) => numberIn(name, /([\d,]+)件/));
  const most = counts.indexOf(Math.max(...counts));
  await page.keyboard.press("Home");
  for (let step = 0; step < most; step += 1) await page.keyboard.press("ArrowRight");
  await expect(days.nth(most)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(days.nth(most)).not.toBeFocused();
  await expect(panel(page, "連携の期限").getByRole("link", { name: /件/ }).last()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(days.nth(most)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/deadline=linked/);
  await expect(pager(page)).toContainText(`/ ${counts[most]}件`);
  await page.goBack();
  await panel(page, "連携の期限").getByRole("button", { name: "表で見る" }).click();
  await expect(panel(page, "連携の期限").getByRole("row")).toHaveCount(15);
});

test("閲覧の人にも、管理画面での作業と拒否の件数が、その一覧に着く", async ({ windowOf }) => {
  const page = await windowOf("viewer");
  await open(page, "/");
  const work = panel(page, "管理画面での作業");
  await work.getByRole("link", { name: /^31日以上/ }).click();
  await expect(page).toHaveURL(/\/tasks\?age=31-/);
  await expect(page.getByRole("combobox", { name: "経過" })).toHaveValue("31-");
  await open(page, "/");
  await panel(page, "拒否された連携").getByRole("link", { name: "連携履歴" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "連携履歴" })).toBeVisible();
});
