import { METHODS, PROVIDERS } from "@/lib/capability/facts/catalogue";
import { cellOf } from "@/lib/capability/facts/tables";
import { expect, test } from "./fixtures";
import { methodsWithCell } from "./fixtures-methods";
import { open } from "./screens";

test("対応表は、会社名と備考で探せ、欄を押すと条件・期限・備考・いまの設定を示す", async ({ page }) => {
  const [method] = methodsWithCell("cancel.before_capture", (facts) => facts.deadline !== undefined);
  const cell = cellOf(method, "cancel.before_capture");
  const provider = PROVIDERS[METHODS[method].provider].label;
  await open(page, "/matrix");
  await expect(page.getByText("402件中 207件が対応")).toBeVisible();
  await page.getByRole("searchbox", { name: "決済代行会社・決済種別・備考で絞り込み" }).fill(provider);
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole("status").filter({ hasText: "件が対応" })).not.toContainText("402件中");
  await page.getByRole("button", { name: "確定前", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "取消 確定後" })).toHaveCount(0);

  const pressed = page
    .getByRole("button", { name: new RegExp(`^${METHODS[method].label}.*キャンセル連携\\(オーソリ確定前\\)`) })
    .first();
  await pressed.click();
  const details = page.getByRole("dialog");
  await expect(details).toContainText("キャンセル連携(オーソリ確定前)");
  for (const term of ["条件", "期限"]) await expect(details.getByText(term, { exact: true })).toBeVisible();
  await expect(details).toContainText(cell?.remark ?? "");
  await page.keyboard.press("Escape");
  await expect(pressed).toBeFocused();
  await page.getByRole("searchbox", { name: /絞り込み/ }).fill("存在しない会社");
  await expect(page.getByText("条件に合う決済方法はありません。")).toBeVisible();
});

test.describe("管理者", () => {
  test.use({ role: "admin" });

  test("ショップ設定を変えると、その場で残り、履歴に誰が変えたかが残る", async ({ page }) => {
    await open(page, "/settings/shop");
    const pciDss = page.getByRole("group", { name: "PCI DSS" });
    const chosen = (await pciDss.getByRole("radio", { checked: true }).getAttribute("value")) ?? "";
    await pciDss.getByRole("radio", { checked: false }).click();
    await expect(page.getByText("保存しました")).toBeVisible();
    await page.getByRole("link", { name: "変更履歴" }).click();
    await expect(page.getByRole("row").nth(1)).toContainText("PCI DSS");
    await expect(page.getByRole("row").nth(1)).toContainText("小林 真理");
    await open(page, "/settings/shop");
    await pciDss.getByRole("radio", { checked: false }).click();
    await expect(page.getByText("保存しました")).toBeVisible();
    expect((await pciDss.getByRole("radio", { checked: true }).getAttribute("value")) ?? "").toBe(chosen);

    await page.getByLabel("金額変更の注意事項のURL(https)").fill("ftp://example.jp/");
    await page.getByRole("button", { name: "リンクを保存(金額変更の注意事項)" }).click();
    await expect(page.getByText("「https://」で始まるURLを入力してください。")).toBeVisible();
  });

  test("スタッフを追加し、権限を変え、止める。最後の管理者と自分は守られる", async ({ page }) => {
    const email = `e2e-${Date.now()}@juchu.example`;
    await open(page, "/staff");
    await page.getByRole("button", { name: "スタッフを追加" }).click();
    const asked = page.getByRole("dialog", { name: "スタッフの追加" });
    await asked.getByRole("textbox", { name: "名前" }).fill("山田 試");
    await asked.getByRole("textbox", { name: "メールアドレス" }).fill("not-an-address");
    await asked.getByLabel("初期パスワード").fill("short");
    await asked.getByRole("button", { name: "スタッフを追加" }).click();
    await expect(asked).toContainText("メールアドレスの形式で入力してください。");
    await expect(asked).toContainText("文字以上で入力してください。");
    await asked.getByRole("textbox", { name: "メールアドレス" }).fill(email);
    await asked.getByLabel("初期パスワード").fill("a-long-enough-password");
    await asked.getByRole("button", { name: "スタッフを追加" }).click();
    await expect(asked).toBeHidden();

    const person = page.getByRole("row").filter({ hasText: email });
    await expect(person.getByRole("combobox", { name: "山田 試さんの権限" })).toHaveValue("operator");
    await person.getByRole("combobox").selectOption({ label: "閲覧" });
    await expect(page.getByRole("status").filter({ hasText: "権限を「閲覧」に変更しました。" })).toBeAttached();
    await page.reload();
    await expect(person.getByRole("combobox")).toHaveValue("viewer");
    await person.getByRole("button", { name: "さんの利用を停止" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "山田 試さんの利用を停止" }).click();
    await expect(person).toContainText("利用停止中");

    const self = page.getByRole("row").filter({ hasText: "(自分)" });
    await expect(self.getByRole("button", { name: "さんの利用を停止" })).toHaveCount(0);
    await self.getByRole("combobox").selectOption({ label: "担当" });
    await expect(page.getByText("有効な管理者が1人だけのため、変更できません。").first()).toBeVisible();
    await expect(self.getByRole("combobox")).toHaveValue("admin");
  });
});
