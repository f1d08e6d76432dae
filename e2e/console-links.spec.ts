import { expect, test } from "./fixtures";
import { open } from "./screens";

test.describe("管理者", () => {
  test.use({ role: "admin" });

  test("管理画面のURLを設定すると、作業から決済代行会社の管理画面を開ける", async ({ page, orders }) => {
    const owed = await orders.find({ task: "yes" });
    const { provider } = owed.method;
    await open(page, "/settings/shop");
    const field = page.getByRole("textbox", { name: provider, exact: true });
    const save = page.getByRole("button", { name: `リンクを保存(${provider}の管理画面のURL)` });
    await field.fill("http://console.example.jp");
    await save.click();
    await expect(page.getByText("「https://」で始まるURLを入力してください。").first()).toBeVisible();
    await field.fill("https://console.example.jp/login");
    await save.click();
    await expect(page.getByText("保存しました")).toBeVisible();

    await open(page, `/tasks?order=${owed.orderNumber}`);
    const link = page.getByRole("link", { name: `${provider}の管理画面を開く(新しいタブ)` });
    await expect(link.first()).toHaveAttribute("href", "https://console.example.jp/login");
    await open(page, "/settings/history?subject=shop");
    await expect(page.getByText(`${provider}の管理画面のURL`).first()).toBeVisible();
  });
});

test("管理画面での作業は決済代行会社ごとに立ち、言葉と条件で絞り込める", async ({ page, orders }) => {
  const owed = await orders.find({ task: "yes" });
  await open(page, "/tasks");
  const table = page.getByRole("table", { name: "管理画面での作業" });
  await expect(table.getByRole("rowheader").first()).toContainText(/件.*円/);
  await page.getByRole("searchbox", { name: "作業を検索" }).fill(owed.orderNumber);
  await expect(page).toHaveURL(/q=/);
  await expect(table.getByRole("link", { name: owed.orderNumber })).toBeVisible();
  await page.getByRole("searchbox", { name: "作業を検索" }).fill("見つからない作業");
  await expect(page.getByText("条件に合う作業はありません。")).toBeVisible();
  await page.getByRole("button", { name: "条件をクリア" }).click();
  await expect(table.getByRole("rowheader").first()).toBeVisible();
  await page.getByRole("link", { name: "古い順" }).click();
  await expect(page).toHaveURL(/sort=oldest/);
  await expect(table.getByRole("rowheader")).toHaveCount(0);
});
