import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import pg from "pg";
import { NOTHING_SENT } from "@/lib/messages/conflicts";
import { STAFF_TEXT } from "@/lib/messages/staff";
import { formatYenDigits } from "@/lib/money/yen";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { accountOf, expect, signIn, test } from "./fixtures";
import { dataDir } from "./fixtures-simulator";
import { open } from "./screens";

/** Every end of a session says why, and leads back to the form and what was typed in it. */

test.use({ role: null });

interface Colleague {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An account of this journey's own: the others go on with their sessions. */
async function addColleague(admin: Page): Promise<Colleague> {
  const own = randomUUID().slice(0, 8);
  const colleague = { name: `渡辺 ${own}`, email: `${own}@juchu.example`, password: `first-${own}` };
  await open(admin, "/staff");
  await admin.getByRole("button", { name: "スタッフを追加" }).click();
  const dialog = admin.getByRole("dialog", { name: "スタッフの追加" });
  await dialog.getByLabel("名前").fill(colleague.name);
  await dialog.getByLabel("メールアドレス").fill(colleague.email);
  await dialog.getByLabel("初期パスワード").fill(colleague.password);
  await dialog.getByRole("button", { name: "スタッフを追加" }).click();
  await expect(dialog).toBeHidden();
  return colleague;
}

async function inDatabase(sql: string, email: string): Promise<void> {
  const connection: { databaseUrl: string } = JSON.parse(readFileSync(path.join(dataDir(), "connection.json"), "utf8"));
  const client = new pg.Client({ connectionString: connection.databaseUrl });
  await client.connect();
  await client.query(sql, [email]);
  await client.end();
}

interface End {
  readonly name: string;
  readonly says: string;
  readonly end: (journey: { readonly page: Page; readonly admin: Page; readonly who: Colleague }) => Promise<Colleague>;
}

const OWN_ROW = "staff_id = (SELECT id FROM staff WHERE email = $1)";

const ENDS: readonly End[] = [
  {
    name: "新しいパスワード",
    says: "パスワードが変更されたため、サインアウトしました。",
    end: async ({ admin, who }) => {
      const password = `next-${randomUUID().slice(0, 8)}`;
      await admin.getByRole("button", { name: STAFF_TEXT.setPassword(who.name) }).click();
      const dialog = admin.getByRole("dialog");
      await dialog.getByLabel("新しいパスワード").fill(password);
      await dialog.locator("button[type=submit]").click();
      await expect(dialog).toBeHidden();
      return { ...who, password };
    },
  },
  {
    name: "利用の停止と再開",
    says: "利用が停止されたため、サインアウトしました。管理者に確認してください。",
    end: async ({ admin, who }) => {
      const stop = admin.getByRole("button", { name: STAFF_TEXT.stop(who.name) });
      await stop.click();
      await admin.getByRole("dialog").getByRole("button", { name: /停止/ }).click();
      await admin.getByRole("button", { name: STAFF_TEXT.resume(who.name) }).click();
      await expect(stop).toBeVisible();
      return who;
    },
  },
  {
    name: "12時間",
    says: "12時間が過ぎたため、サインアウトしました。",
    end: async ({ page, who }) => {
      await inDatabase(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE ${OWN_ROW}`, who.email);
      // The clock of the browser's own note stands twelve hours later, as it would.
      const [last] = (await page.context().cookies()).filter(({ name }) => name === "juchu.last");
      if (last === undefined) throw new Error("this browser does not know its last session");
      const [staffId, hash] = decodeURIComponent(last.value).split("~");
      await page.context().addCookies([{ ...last, value: encodeURIComponent(`${staffId}~${hash}~1`) }]);
      return who;
    },
  },
  {
    name: "消えた行",
    says: "サインアウトしました。",
    end: async ({ who }) => {
      await inDatabase(`DELETE FROM sessions WHERE ${OWN_ROW}`, who.email);
      return who;
    },
  },
  {
    name: "別のタブでのサインアウト",
    says: "サインアウトしました。",
    end: async ({ page, who }) => {
      const second = await page.context().newPage();
      await open(second, "/orders");
      await second.getByRole("button", { name: who.name }).click();
      await second.getByRole("menuitem", { name: "サインアウト" }).click();
      await expect(second.getByRole("heading", { name: "サインイン" })).toBeVisible();
      await second.close();
      return who;
    },
  },
];

/** Its save asks for no box to be ticked. */
const editable = ({ cards }: OrderView) => cards.amount.badge === "linked" && cards.amount.blockers.length === 0;

const discountOf = (page: Page) => page.getByRole("textbox", { name: "値引", exact: true });

for (const { name, says, end } of ENDS) {
  test(`セッションの終わり(${name})は理由を言い、入力を残し、同じ人を元の画面へ戻す`, async ({
    page,
    windowOf,
    orders,
  }) => {
    const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
    const typed = formatYenDigits(order.order.discount + 300);
    const admin = await windowOf("admin");
    const who = await addColleague(admin);
    await page.goto(`/orders/${order.orderNumber}/edit`);
    await signIn(page, who);
    await discountOf(page).fill(typed);
    const again = await end({ page, admin, who });

    // In the middle of the form the save is refused, and what was typed stands behind the dialog that says so.
    await page.getByRole("button", { name: /^変更を保存|^連携せずに保存/ }).click();
    const refused = page.getByRole("dialog");
    await expect(refused).toContainText(NOTHING_SENT);
    await expect(page.getByLabel("値引", { exact: true })).toHaveValue(typed);
    await refused.getByRole("link", { name: "サインイン" }).click();
    const told = page.getByRole("status").filter({ hasText: says });
    await expect(told).toContainText(`入力中の「受注 ${order.orderNumber} の編集」は`);
    await expect(told).toContainText("の下書きに残っています。サインインすると、この画面に戻ります。");
    await signIn(page, again);
    await expect(discountOf(page)).toHaveValue(typed);
    await expect(page.getByText("下書きを復元しました。")).toBeVisible();
  });
}

test("同じ端末で次にサインインした人には、前の人の下書きは見えず、前の人には残っている", async ({
  page,
  windowOf,
  orders,
}) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
  const { discount } = order.order;
  const typed = formatYenDigits(discount + 300);
  const admin = await windowOf("admin");
  const [first, next] = [await addColleague(admin), await addColleague(admin)];
  await page.goto(`/orders/${order.orderNumber}/edit`);
  await signIn(page, first);
  await discountOf(page).fill(typed);
  await inDatabase(`DELETE FROM sessions WHERE ${OWN_ROW}`, first.email);
  await page.reload();

  await signIn(page, next);
  await expect(discountOf(page)).toHaveValue(formatYenDigits(discount));
  await expect(page.getByText("下書きを復元しました。")).toHaveCount(0);
  const kept = await page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  expect(kept).not.toContain(typed);

  await page.getByRole("button", { name: next.name }).click();
  await page.getByRole("menuitem", { name: "サインアウト" }).click();
  await expect(page.getByRole("status").filter({ hasText: "サインアウトしました。" })).toBeVisible();
  await page.goto(`/orders/${order.orderNumber}/edit`);
  await signIn(page, first);
  await expect(discountOf(page)).toHaveValue(typed);
});

test("別のタブでほかの人がサインインすると、開いていた画面は前の人の入力を見せない", async ({
  page,
  windowOf,
  orders,
}) => {
  const order = await orders.find({ stage: "before_capture", mark: "no", task: "no" }, editable);
  const admin = await windowOf("admin");
  const who = await addColleague(admin);
  const typed = formatYenDigits(order.order.discount + 300);
  await page.goto(`/orders/${order.orderNumber}/edit`);
  await signIn(page, who);
  await discountOf(page).fill(typed);
  const second = await page.context().newPage();
  await open(second, "/orders");
  await second.getByRole("button", { name: who.name }).click();
  await second.getByRole("menuitem", { name: "サインアウト" }).click();
  await signIn(second, accountOf("operator"));
  await expect(second.getByRole("button", { name: accountOf("operator").name })).toBeVisible();

  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.getByRole("button", { name: accountOf("operator").name })).toBeVisible();
  await expect(discountOf(page)).toHaveValue(formatYenDigits(order.order.discount));
});
