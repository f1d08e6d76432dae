import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { open, waitingAt } from "./screens";

const table = (page: Page) => page.getByRole("table", { name: "受注" });
/** Without the heading. */
const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
const pager = (page: Page) => page.getByRole("navigation", { name: "ページ送り", exact: true });

async function amounts(page: Page): Promise<readonly number[]> {
  const texts = await rows(page).locator("td[data-column=total]").allTextContents();
  return texts.map((text) => Number(/([\d,]+)円/.exec(text)?.[1]?.replaceAll(",", "")));
}

test("絞り込みと並べ替えはアドレスに残り、戻ると前の一覧に戻る", async ({ page }) => {
  await open(page, "/orders");
  await page.getByRole("button", { name: "絞り込み" }).click();
  const form = page.getByRole("dialog", { name: "絞り込みの条件" });
  await form.getByRole("checkbox", { name: "オーソリ確定後" }).check();
  await form.getByRole("checkbox", { name: "連携する", exact: true }).check();
  await form.getByRole("button", { name: "絞り込む" }).click();
  await expect(page).toHaveURL(/stage=after_capture/);
  await expect(page).toHaveURL(/outcome=linked/);
  await expect(page.getByRole("search", { name: "絞り込み" })).toContainText("段階: 確定後");
  await expect(rows(page).first()).toContainText("連携する");
  for (const text of await rows(page).allTextContents()) expect(text).toMatch(/確定後.*(連携する|作業未対応)/);

  await table(page).getByRole("link", { name: "金額" }).click();
  await expect(page).toHaveURL(/sort=-total/);
  await expect(table(page).getByRole("columnheader", { name: "金額" })).toHaveAttribute("aria-sort", "descending");
  await expect.poll(async () => sorted(await amounts(page), "descending")).toBe(true);
  await table(page).getByRole("link", { name: "金額" }).click();
  await expect.poll(async () => sorted(await amounts(page), "ascending")).toBe(true);

  await page.goBack();
  await expect(page).toHaveURL(/sort=-total/);
  await expect.poll(async () => sorted(await amounts(page), "descending")).toBe(true);
  await page.reload();
  await expect(page.getByRole("search", { name: "絞り込み" })).toContainText("段階: 確定後");
  await page.getByRole("button", { name: "段階の条件を外す" }).click();
  await expect(page).not.toHaveURL(/stage=/);
});

function sorted(values: readonly number[], direction: "ascending" | "descending"): boolean {
  if (values.length < 2) return false;
  return values.every((value, index) => {
    const next = values[index + 1];
    return next === undefined || (direction === "ascending" ? value <= next : value >= next);
  });
}

test("読み取れない条件は、入力欄で言葉で示す", async ({ page }) => {
  await open(page, "/orders");
  await page.getByRole("button", { name: "絞り込み" }).click();
  const form = page.getByRole("dialog", { name: "絞り込みの条件" });
  await form.getByLabel("金額(以上)").fill("-1");
  await form.getByLabel("金額(以下)").fill("1200");
  await form.getByRole("button", { name: "絞り込む" }).click();
  await expect(form).toContainText("0円以上で入力してください。");
  await expect(form.getByLabel("金額(以上)")).toHaveAttribute("aria-invalid", "true");
  await form.getByLabel("金額(以上)").fill("5000");
  await form.getByRole("button", { name: "絞り込む" }).click();
  await expect(form).toContainText("下限の金額を上限の金額以下にしてください。");
  await expect(page).toHaveURL(/\/orders$/);
});

test("次のページと前のページ、そして Back", async ({ page }) => {
  await open(page, "/orders?stage=before_capture");
  await expect(pager(page)).toContainText("1〜50件");
  const first = await rows(page).first().getByRole("link").textContent();
  await pager(page).getByRole("link", { name: "次へ" }).click();
  await expect(pager(page)).toContainText("51〜100件");
  await expect(page).toHaveURL(/cursor=/);
  await expect(rows(page).first().getByRole("link")).not.toHaveText(first ?? "");
  await pager(page).getByRole("link", { name: "前へ" }).click();
  await expect(pager(page)).toContainText("1〜50件");
  await expect(rows(page).first().getByRole("link")).toHaveText(first ?? "");
  await page.goBack();
  await expect(pager(page)).toContainText("51〜100件");
});

test("キーだけで行を選び、受注を開き、戻ると同じ行にいる", async ({ page }) => {
  await open(page, "/orders?sort=-total");
  await expect(rows(page)).toHaveCount(50);
  await page.keyboard.press("j");
  await expect(rows(page).nth(0).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rows(page).nth(2).getByRole("link").first()).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows(page).nth(1).getByRole("link").first()).toBeFocused();
  const number = (await rows(page).nth(1).getByRole("link").first().textContent()) ?? "";
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `受注 ${number}` })).toBeVisible();
  await page.goBack();
  await expect(rows(page).nth(1).getByRole("link").first()).toBeFocused();
  await expect(page).toHaveURL(/sort=-total/);

  await page.keyboard.press("/");
  await page.keyboard.type("j");
  await expect(page.getByRole("searchbox", { name: "受注を検索" })).toHaveValue("j");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("complementary", { name: "用語" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "用語" })).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByRole("heading", { level: 1, name: "対応表" })).toBeVisible();
});

test("使えないアドレスは、何を外したかを言って一覧を出す", async ({ page }) => {
  await open(page, "/orders?status=abc&stage=before_capture");
  await expect(page.getByText("URLの条件「status=abc」は無効なため、除外しました。")).toBeVisible();
  await expect(rows(page).first()).toContainText("確定前");
  await open(page, "/orders?cursor=nonsense");
  await expect(page.getByText("URLのページの位置は無効なため、最初のページを表示しています。")).toBeVisible();
  await open(page, "/orders/999999-9999");
  await expect(page.getByText("受注 999999-9999 が見つかりません。番号を確認してください。")).toBeVisible();
  await page.getByRole("link", { name: "受注データ管理に戻る" }).click();
  await expect(rows(page)).toHaveCount(50);
});

test("待っている仕事の件数は、その画面へのリンクに付いている", async ({ page }) => {
  await open(page, "/matrix");
  const menu = page.getByRole("navigation", { name: "メニュー" });
  const work = await waitingAt(page, "管理画面での作業");
  expect(work).toBeGreaterThan(0);
  await menu.getByRole("link", { name: new RegExp(`^管理画面での作業.*未対応 ?${work} ?件`) }).click();
  await expect(page.getByRole("heading", { level: 1, name: "管理画面での作業" })).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(/deadline=today/);
});
