import { expect, test } from "@playwright/test";

test("サインインしていない人は、/ からサインインの画面に着く", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "サインイン" })).toBeVisible();
});

test("サインインの画面はサーバーで描かれている", async ({ request }) => {
  const answer = await request.get("/");
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("サインイン");
});

test("開いている店は、すべての部分が整っていると答える", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ ready: true, missing: [] });
});
