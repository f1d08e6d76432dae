import { accountOf, expect, signIn, test } from "./fixtures";

test.use({ role: null });

test("サインインするまでは、どの画面を開いてもサインインに着く", async ({ page }) => {
  for (const path of ["/orders", "/orders/000000-0000", "/matrix", "/settings/methods", "/staff"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
    expect(new URL(page.url()).searchParams.get("next")).toBe(path);
  }
});

test("違うパスワードは日本語で断り、正しいパスワードで、開こうとした画面に着く", async ({ page }) => {
  const account = accountOf("operator");
  await page.goto("/orders?stage=before_capture&sort=-total");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "メールアドレスとパスワードを入力してください。" }),
  ).toBeVisible();

  await signIn(page, { ...account, password: "not-the-password" });
  await expect(page.getByRole("alert").filter({ hasText: "メールアドレスまたはパスワードが違います。" })).toBeVisible();
  await expect(page.getByLabel("メールアドレス")).toHaveValue(account.email);

  await signIn(page, account);
  await expect(page.getByRole("heading", { name: "受注データ管理" })).toBeVisible();
  await expect(page).toHaveURL(/\/orders\?stage=before_capture&sort=-total$/);
  await expect(page.getByRole("button", { name: `${account.name}(担当)` })).toBeVisible();
});

test("サインアウトすると、前の画面には戻れない", async ({ page }) => {
  await page.goto("/sign-in");
  await signIn(page, accountOf("viewer"));
  await page.getByRole("button", { name: accountOf("viewer").name }).click();
  await page.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
  await page.goto("/orders");
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
});

test("サインインの後に、ほかのサイトへは連れて行かれない", async ({ page, baseURL }) => {
  const { origin } = new URL(baseURL ?? "");
  const away = [
    "/..//elsewhere.example/x",
    "//elsewhere.example/orders",
    "/\\\\elsewhere.example",
    "/a/..//elsewhere.example",
  ];
  for (const [nth, next] of away.entries()) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    // Signed in from the second on: the page leads on by itself, to the same place.
    if (nth === 0) await signIn(page, accountOf("viewer"));
    await expect(page.getByRole("heading", { name: "ホーム" })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(origin);
  }
});
