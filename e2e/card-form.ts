import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, expect, type FrameLocator, type Page } from "@playwright/test";
import { dataDir } from "./fixtures-simulator";

/** What is typed on the provider's own form; docs/simulator.md says which number ends how. */
export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly holder: string;
  readonly code: string;
}

export const APPROVED: TypedCard = {
  number: "4111 1111 1111 1111",
  expiry: "12 / 30",
  holder: "MISAKI SATO",
  code: "271",
};
export const DECLINED: TypedCard = { ...APPROVED, number: "4000 0000 0000 0002" };
export const CHALLENGED: TypedCard = { ...APPROVED, number: "4000 0027 6000 3184" };

/** Where the providers' own pages stand, as the starter of the shop has written it down. */
export function cardFormOrigin(): string {
  const written = readFileSync(path.join(dataDir(), "connection.json"), "utf8");
  const { cardFormOrigin: origin }: { cardFormOrigin: string } = JSON.parse(written);
  return origin;
}

export function providersForm(page: Page): FrameLocator {
  return page.frameLocator("iframe[title$='のカード入力画面']");
}

/** Types a card where the provider's form stands; the code where it has a field for it. */
export async function typeCard(form: FrameLocator | Page, card: TypedCard): Promise<void> {
  await form.getByLabel("カード番号").fill(card.number);
  await form.getByLabel("有効期限(月/年)").fill(card.expiry);
  await form.getByLabel("カード名義").fill(card.holder);
  const code = form.getByLabel(/^セキュリティコード/);
  if ((await code.count()) > 0 && card.code !== "") await code.fill(card.code);
  await form.getByRole("button", { name: "カード情報を登録" }).click();
}

/** The buyer's own way through 3-D Secure, in a window of theirs. */
export async function passChallenge(
  context: BrowserContext,
  url: string,
  verdict: "承認する" | "拒否する",
): Promise<void> {
  const buyers = await context.newPage();
  await buyers.goto(url);
  await buyers.getByRole("button", { name: verdict }).click();
  await expect(buyers.getByRole("status")).toContainText("認証");
  await buyers.close();
}
