import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { takesCard } from "@/lib/capability/authorization";
import {
  METHOD_IDS,
  type MethodId,
  methodAndProvider,
  methodTitle,
  PROVIDERS,
  providerOf,
} from "@/lib/capability/facts/catalogue";
import { FLAGS, type FlagId } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import type { MethodSettings } from "@/lib/method-settings/contract";
import { freePort } from "@/scripts/processes/ports.mjs";
import { APPROVED, providersForm, typeCard } from "./card-form";
import { canceledBlock, open, SEND, verdict } from "./screens";

/** A shop that begins with nothing (SAMPLE=off) is worked from its first registered order to its last cancel. */

const ADMIN = { name: "店長 一", email: "owner@shop.example", password: "owner-of-the-shop-1" };

const holds = (method: MethodId, ...gates: readonly (readonly [Parameters<typeof cellOf>[1], string])[]) =>
  gates.every(([capability, gate]) => cellOf(method, capability)?.facts.gate === gate);
/** A card whose code may be demanded, whose decrease is always linked, and whose cancel is by a flag at both stages. */
const CARD = METHOD_IDS.find(
  (id) =>
    takesCard(id) &&
    cellOf(id, "security_code") !== null &&
    cellOf(id, "security_code")?.facts.only_pci_dss !== true &&
    holds(
      id,
      ["amount.before_capture", "always"],
      ["cancel.before_capture", "cancel_api_or_termination_api"],
      ["cancel.after_capture", "cancel_api_or_termination_api"],
    ),
) as MethodId;
/** Its money is recorded by staff, and its parcel is told to the provider. */
const LATER = METHOD_IDS.find(
  (id) => cellOf(id, "amount.before_capture")?.facts.only_before_slip_number_sent === true,
) as MethodId;

interface BareShop {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

async function openBareShop(): Promise<BareShop> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "juchu-bare-"));
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const [name, email, password] = [ADMIN.name, ADMIN.email, ADMIN.password];
  const shop = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      ...(process.env.E2E_ORIGIN === undefined ? { BUILD_NAME: "test" } : {}),
      PORT: port,
      DATA_DIR: dataDir,
      SAMPLE: "off",
      ADMIN_NAME: name,
      ADMIN_EMAIL: email,
      ADMIN_PASSWORD: password,
      NODE_ENV: "production",
    },
  });
  const close = async () => {
    await ended(shop);
    rmSync(dataDir, { recursive: true });
  };
  const health = async () => (await fetch(`${origin}/api/health`).catch(() => null))?.status;
  await expect.poll(health, { timeout: 240_000, message: "the bare shop opens" }).toBe(200);
  return { origin, close };
}

async function ended(shop: ChildProcess): Promise<void> {
  if (shop.exitCode !== null) return;
  shop.kill("SIGINT");
  await once(shop, "exit");
}

async function turnOn(page: Page, method: MethodId, flag: FlagId, choice: string): Promise<void> {
  await open(page, `/settings/methods#${method}`);
  const group = page.getByRole("group", { name: `${methodAndProvider(method)} ${FLAGS[flag].name}`, exact: true });
  await group.getByRole("radio", { name: choice, exact: true }).click();
  const question = page.getByRole("button", { name: `「${choice}」に変更`, exact: true });
  const isOn = async () => {
    if (await question.isVisible()) await question.click();
    const settings: readonly MethodSettings[] = await (await page.request.get("/api/settings/methods")).json();
    return settings.find(({ methodId }) => methodId === method)?.flags[flag];
  };
  await expect.poll(isOn).toBe(true);
}

async function fill(page: Page, name: string, price: number, method: MethodId): Promise<void> {
  await open(page, "/orders/new");
  await expect(page.getByRole("combobox", { name: "お客様を検索" })).toBeFocused();
  await page.getByLabel("氏名", { exact: true }).fill(name);
  await page.getByLabel("1行目の商品名", { exact: true }).fill("ほうじ茶 100g");
  await page.getByLabel("1行目の単価", { exact: true }).fill(String(price));
  const field = page.getByLabel("決済方法", { exact: true });
  await field.fill(methodTitle(method));
  await page
    .getByRole("option")
    .filter({ hasText: PROVIDERS[providerOf(method)].label })
    .first()
    .click();
}

const orderHeading = (page: Page) => page.getByRole("heading", { level: 1, name: /^受注 \d{6}-\d{4,}/ });

async function openAct(page: Page, row: "受注取消" | "オーソリ確定", button: string): Promise<Locator> {
  await verdict(page, row).getByRole("button", { name: button }).click();
  const opened = page.getByRole("dialog");
  await expect(opened.getByRole("heading", { name: "実行内容" })).toBeVisible();
  return opened;
}

async function toOrder(page: Page): Promise<void> {
  await page.getByRole("link", { name: "受注を開く" }).click();
  await expect(orderHeading(page)).toBeVisible();
}

async function close(asked: Locator): Promise<void> {
  await asked.getByRole("button", { name: "閉じる" }).last().click();
  await expect(asked).toHaveCount(0);
}

test("見本のないショップで、最初の受注の登録から最後の取消まで行える", async ({ browser }) => {
  test.setTimeout(420_000);
  const shop = await openBareShop();
  try {
    const context = await browser.newContext({ baseURL: shop.origin, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByLabel("メールアドレス").fill(ADMIN.email);
    await page.getByLabel("パスワード").fill(ADMIN.password);
    await page.getByRole("button", { name: "サインイン" }).click();
    await expect(page.getByRole("link", { name: "受注を登録" })).toBeVisible();
    await turnOn(page, CARD, "cancelApi", "受注取消時に取り消し連携する");
    await turnOn(page, CARD, "securityCodeRequired", "必須");

    await test.step("カード: コード必須、減額、確定、取消", async () => {
      await fill(page, "はじめ いちろう", 5_000, CARD);
      await page.getByRole("button", { name: "受注を登録してカード入力へ" }).click();
      const plan = page.getByRole("region", { name: "送信する内容" });
      await expect(plan).toContainText("必須");
      await typeCard(providersForm(page), { ...APPROVED, code: "" });
      await expect(providersForm(page).getByText("セキュリティコードを入力してください。")).toBeVisible();
      await typeCard(providersForm(page), APPROVED);
      await page.getByRole("button", { name: "5,000円のオーソリを送信" }).click();
      await expect(page.getByRole("heading", { name: "オーソリが完了しました(5,000円)。" })).toBeVisible();
      await toOrder(page);
      await page.getByRole("link", { name: /^受注を編集/ }).click();
      await page.getByLabel("値引", { exact: true }).fill("500");
      await page.getByRole("button", { name: "変更を保存して金額変更を送信" }).click();
      await expect(page.getByRole("dialog").getByRole("status")).toContainText("金額を");
      await open(page, new URL(page.url()).pathname.replace(/\/edit$/, ""));
      const capture = await openAct(page, "オーソリ確定", "オーソリを確定");
      await capture.getByRole("button", { name: SEND }).click();
      await expect(capture.getByRole("status")).toContainText("オーソリを確定しました");
      await close(capture);
      const cancel = await openAct(page, "受注取消", "受注を取り消す");
      await cancel.getByRole("button", { name: "4,500円の取消を送信" }).click();
      await expect(cancel.getByRole("status")).toContainText("受注を取り消しました。");
      await close(cancel);
      await expect(canceledBlock(page)).toBeVisible();
    });

    await test.step("オーソリ前の受注の取消", async () => {
      await fill(page, "まえの じろう", 3_000, CARD);
      await page.getByRole("button", { name: "登録だけ行う" }).click();
      await expect(orderHeading(page)).toBeVisible();
      const cancel = await openAct(page, "受注取消", "受注を取り消す");
      await expect(cancel).toContainText("への送信なし");
      await cancel.getByRole("button", { name: "受注だけを取り消す" }).click();
      await expect(cancel.getByRole("status")).toContainText("受注を取り消しました。");
      await close(cancel);
      await expect(canceledBlock(page)).toBeVisible();
    });

    await test.step("後払いの発送と入金", async () => {
      await fill(page, "あとの さぶろう", 8_800, LATER);
      await page.getByRole("button", { name: "受注を登録してオーソリへ" }).click();
      await page.getByRole("button", { name: "8,800円のオーソリを送信" }).click();
      await expect(page.getByRole("heading", { name: /^オーソリが完了し/ })).toBeVisible();
      await toOrder(page);
      await page.getByRole("button", { name: "配送処理" }).click();
      const ship = page.getByRole("dialog");
      await ship.getByLabel("伝票番号", { exact: true }).fill("456789012345");
      await ship.getByRole("button", { name: "発送を記録して伝票番号を送信" }).click();
      await expect(ship.getByRole("status")).toContainText("発送を記録しました。");
      await close(ship);
      await page.getByRole("button", { name: "入金を記録" }).click();
      const paid = page.getByRole("dialog");
      await paid.getByLabel(/^確認した方法/).fill("振込明細で確認");
      await paid.getByRole("button", { name: "入金を記録" }).click();
      await expect(paid.getByRole("status")).toContainText("入金を記録しました。");
      await close(paid);
      await expect(page.getByRole("button", { name: "未入金に戻す" })).toBeVisible();
    });

    await open(page, "/orders");
    await expect(
      page.getByRole("row").filter({ hasText: /はじめ いちろう|まえの じろう|あとの さぶろう/ }),
    ).toHaveCount(3);
  } finally {
    await shop.close();
  }
});
