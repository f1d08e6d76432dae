import { expect, test } from "./fixtures";
import { open, openOrder } from "./screens";

test("用語は、受注の言葉からも ? からも開き、作業を止めない", async ({ page, orders }) => {
  const order = await orders.find({ stage: "before_capture", task: "no" });
  await openOrder(page, order);
  const word = page.getByRole("region", { name: "決済" }).getByRole("button", { name: "突合", exact: true });
  await word.click();
  const popover = page.getByRole("dialog", { name: "突合" });
  await expect(popover).toContainText("受注デスクの記録と決済代行会社の記録を15分ごとに比べることです。");
  await popover.getByRole("button", { name: "用語をすべて見る" }).click();
  const glossary = page.getByRole("complementary", { name: "用語" });
  await expect(glossary.getByRole("region", { name: "突合" })).toBeFocused();
  await expect(glossary).toContainText("いま操作すると、決済代行会社に送信します。");
  await page.keyboard.press("Escape");
  await expect(glossary).toBeHidden();
  await expect(word).toBeFocused();

  await page.keyboard.press("?");
  await expect(glossary.getByRole("searchbox", { name: "用語を検索" })).toBeFocused();
  await page.getByRole("button", { name: "受注番号をコピー" }).click();
  await expect(glossary).toBeVisible();
  await page.keyboard.press("?");
  await expect(glossary).toBeHidden();
});

test("390pxの画面では、用語は画面いっぱいに開き、横にはみ出さない", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/matrix");
  await page.getByRole("button", { name: "用語とキーボード操作" }).click();
  const glossary = page.getByRole("complementary", { name: "用語" });
  await expect(glossary).toBeVisible();
  expect(await glossary.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await glossary.getByRole("button", { name: "用語を閉じる" }).click();
  await expect(page.getByRole("button", { name: "用語とキーボード操作" })).toBeFocused();
});
