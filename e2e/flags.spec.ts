import { type MethodId, methodAndProvider } from "@/lib/capability/facts/catalogue";
import { accountOf, expect, type Page, test } from "./fixtures";
import { methodsWhere } from "./fixtures-methods";
import { paymentIdOf } from "./fixtures-orders";
import { card, open, openCancel, openOrder, row, SEND, verdict } from "./screens";

const FLAG = "取消API連携フラグ";
const ON = "受注取消時に取り消し連携する";
const OFF = "連携しない";

/** The one flag of one method on 決済方法設定. */
function flagOf(page: Page, method: MethodId, flag = FLAG) {
  const name = `${methodAndProvider(method)} ${flag}`;
  return page.getByRole("group", { name, exact: true });
}

test("管理者がフラグを変えると、開いている受注の答えが変わり、開いていた確認画面からは何も送らない", async ({
  page,
  windowOf,
  orders,
  ledger,
}) => {
  const [method] = await methodsWhere(
    page.request,
    ({ flags, gate }) => gate === "cancel_api_or_termination_api" && flags.cancelApi && !flags.terminationApi,
  );
  const order = await orders.find({ method, stage: "before_capture", outcome: "linked", task: "no" });
  const before = await ledger.payment(paymentIdOf(order));
  const { provider, title } = order.method;

  await openOrder(page, order);
  await expect(verdict(page, "受注取消")).toContainText("連携する");
  const asked = await openCancel(page, order);

  const admin = await windowOf("admin");
  await open(admin, `/settings/methods#${method}`);
  await flagOf(admin, method).getByRole("radio", { name: OFF }).click();
  const question = admin.getByRole("region", { name: `「${OFF}」に変更すると` });
  await expect(question).toContainText(/受注取消の連携が使えなくなります。対象の受注 [\d,]+件/);
  await question.getByRole("button", { name: `「${OFF}」に変更` }).click();
  await expect(admin.getByText("保存しました")).toBeVisible();

  await asked.getByRole("button", { name: SEND }).click();
  const stopped = asked.getByRole("alert");
  await expect(stopped).toContainText("何も送信していません。");
  await expect(stopped).toContainText(`この画面を開いている間に、${FLAG}がオフになりました(`);
  await expect(stopped).toContainText(accountOf("admin").name);
  await expect(stopped).toContainText(`いま操作すると、${provider}には連携しません。`);
  await ledger.expectUntouched(before);
  await asked.getByRole("button", { name: "閉じる" }).last().click();

  const answer = card(page, "受注取消");
  await expect(verdict(page, "受注取消")).toContainText("連携なし");
  await expect(row(answer, "理由")).toContainText("取消API連携フラグと解約API連携フラグが、どちらもオフです。");
  await expect(row(answer, "連携するには")).toContainText(
    "どちらかをオンにすると連携できます。管理者に依頼してください。",
  );
  await expect(row(answer, "連携するには").getByRole("link")).toHaveCount(0);

  await openOrder(admin, order);
  await row(card(admin, "受注取消"), "連携するには")
    .getByRole("link", { name: `${title}の設定を開く` })
    .click();
  await flagOf(admin, method).getByRole("radio", { name: ON }).click();
  await expect(admin.getByText("保存しました")).toBeVisible();
  await admin.getByRole("link", { name: "変更履歴" }).click();
  await expect(admin.getByRole("row").nth(1)).toContainText(`${FLAG}を「${OFF}」から「${ON}」に変更`);

  await page.getByRole("button", { name: "判定を更新" }).click();
  await expect(verdict(page, "受注取消")).toContainText("連携する");
  await ledger.expectUntouched(before);
});

test("ほかの管理者が先に変えた設定は、元に戻して、先の変更を示す", async ({ windowOf, page }) => {
  const [method] = await methodsWhere(
    page.request,
    ({ flags, gate }) => gate === "cancel_api_or_termination_api" && !flags.cancelApi && !flags.terminationApi,
  );
  const mine = await windowOf("admin");
  const theirs = await windowOf("admin");
  // It learns nothing of the other's change by itself.
  await mine.route("**/api/settings/methods", (route) => route.abort());
  for (const window of [mine, theirs]) {
    await open(window, `/settings/methods#${method}`);
    await expect(flagOf(window, method).getByRole("radio", { name: OFF })).toBeChecked();
  }
  await flagOf(theirs, method).getByRole("radio", { name: ON }).click();
  await expect(theirs.getByText("保存しました")).toBeVisible();
  await flagOf(mine, method, "解約API連携フラグ").getByRole("radio", { name: "受注取消時に解約連携する" }).click();
  const refused = `${accountOf("admin").name}さんが先に設定を変更しています(現在「${OFF}」)。表示を最新に戻しました。`;
  await expect(mine.getByText(refused).first()).toBeVisible();
  await expect(flagOf(mine, method, "解約API連携フラグ").getByRole("radio", { name: OFF })).toBeChecked();
  await expect(flagOf(mine, method).getByRole("radio", { name: ON })).toBeChecked();
});

test("担当にはフラグを文字で見せ、変えられる人を示す", async ({ page }) => {
  await open(page, "/settings/methods");
  await expect(page.getByText("変更できるのは管理者です。")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
  await expect(page.getByText("67決済方法")).toBeVisible();
  await page.getByRole("searchbox", { name: "決済代行会社・決済種別で絞り込み" }).fill("後払い");
  await expect(page.getByRole("status").filter({ hasText: "全67決済方法" })).toBeVisible();
  await expect(page).toHaveURL(/q=/);
});
