/** What people type and paste is understood, or told at its field; it is never dropped without a word. */
import { expect, test } from "./fixtures";
import { open } from "./screens";

test("暦にない日付と範囲外の年は欄で知らせ、条件を黙って捨てない", async ({ page }) => {
  await open(page, "/orders");
  await page.getByRole("button", { name: "絞り込み", exact: true }).click();
  const form = page.getByRole("dialog", { name: "絞り込みの条件" });
  const from = form.getByLabel("注文日の開始日");
  // The browser of the tests takes month, day and year, whatever language its pages are in.
  await from.pressSequentially("02312026");
  await page.keyboard.press("Enter");
  await expect(form.getByText("年月日を正しく入力してください。例:2026/11/23")).toBeVisible();
  await expect(from).toHaveAttribute("aria-invalid", "true");
  expect(new URL(page.url()).search).toBe("");

  await from.fill("0031-09-30");
  await form.getByLabel("注文日の終了日").focus();
  await expect(form.getByText("1900年から2199年までの日付を入力してください。")).toBeVisible();

  await from.fill("2026-02-28");
  await form.getByLabel("注文日の終了日").focus();
  await expect(form.getByText("1900年から")).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/ordered=2026-02-28\.\./);
});

test("途中まで入力した日付は、欄を離れたときに知らせる", async ({ page }) => {
  await open(page, "/operations");
  await page.getByLabel("期間の開始日").pressSequentially("0930");
  await page.getByLabel("連携を検索").focus();
  await expect(page.getByText("年月日を正しく入力してください。例:2026/11/23")).toBeVisible();
  await page.getByRole("button", { name: "絞り込む" }).click();
  await expect(page).toHaveURL(/\/operations$/);
});

test("URLの1年や9999年の日付は、外したことを示して表示する", async ({ page }) => {
  await open(page, "/orders?ordered=0001-01-01..");
  await expect(page.getByText("ordered=0001-01-01..")).toBeVisible();
  for (const address of ["/api/orders?ordered=0001-01-01..", "/api/operations?period=..9999-12-31"]) {
    const answer = await page.request.get(address);
    expect(answer.status()).toBe(200);
    expect((await answer.json()).ignored).toHaveLength(1);
  }
});

test("一覧の金額の条件は、全角や記号を読み取り、読み取れないものは欄で知らせる", async ({ page }) => {
  await open(page, "/orders");
  await page.getByRole("button", { name: "絞り込み", exact: true }).click();
  const form = page.getByRole("dialog", { name: "絞り込みの条件" });
  const least = form.getByLabel("金額(以上)");
  await least.fill("一万円");
  await form.getByLabel("金額(以下)").focus();
  await expect(least).toHaveAccessibleDescription("数字で入力してください。例:12800");
  await least.fill("￥１２，８００");
  await form.getByLabel("金額(以下)").fill("20 000円");
  await expect(least).toHaveValue("12,800");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/amount=12800\.\.20000/);
});
