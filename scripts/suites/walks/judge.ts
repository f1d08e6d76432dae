import type { Page } from "@playwright/test";
import type { OrderRows } from "./order-rows";
import { listPath, orderPath, type ShownFields, shownFields, shownText } from "./screens";
import type { Walk } from "./walk";

/** How old a screen may be, in milliseconds. */
const FRESH_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 100;
const SETTLES_WITHIN_MS = 2_000;

/**
 * Holds what the walker sees against the database: 受注編集 by its rows, list and order by the same screen freshly loaded in
 * another browser, which has no past. Answers what does not fit once the time is over in which news must have come.
 */
export async function judgeScreen(walk: Walk, fresh: Page, url: string, orderNumber: string): Promise<string | null> {
  // Where the walker stands is asked once: a step waits until its screen is there.
  const { place } = walk;
  if (place === "elsewhere") return `the walk ended up at ${walk.page.url()}`;
  const until = Date.now() + FRESH_WITHIN_MS;
  if (place === "edit") {
    let broken = await judgeFields(walk);
    while (broken !== null && Date.now() < until) {
      await walk.page.waitForTimeout(LOOK_EVERY_MS);
      broken = await judgeFields(walk);
    }
    return broken;
  }
  const path = place === "list" ? listPath(orderNumber) : orderPath(orderNumber);
  let [shown, truth] = ["", ""];
  do {
    await fresh.goto(`${url}${path}`, { waitUntil: "load" });
    // What a screen asks for by itself comes a moment after the page.
    const settled = Date.now() + SETTLES_WITHIN_MS;
    do {
      truth = await shownText(fresh, place, orderNumber);
      shown = await shownText(walk.page, place, orderNumber);
      if (shown === truth && shown !== "") return null;
      await fresh.waitForTimeout(LOOK_EVERY_MS);
    } while (Date.now() < settled);
  } while (Date.now() < until);
  return `${place} is not what the database says: ${differenceOf(shown, truth)}`;
}

async function judgeFields(walk: Walk): Promise<string | null> {
  const shown = await shownFields(walk.page);
  const rows = await walk.rows();
  if (shown === null) {
    // A form that says why there is nothing to edit is as good as one with the right values.
    const says = (await walk.page.locator("main").textContent()) ?? "";
    return /編集できません|確定されました|最新の内容で確認/.test(says)
      ? null
      : `受注編集 shows no form: ${says.slice(0, 200)}`;
  }
  if (walk.typed !== null) return judgeTyped(shown, walk.typed);
  if (sameAs(shown, rows)) return null;
  const told = /更新しました|取り消し|確定/.test(
    (await walk.page.locator("main [role=status], main [role=alert]").allTextContents()).join("\n"),
  );
  return told ? null : `受注編集 shows ${JSON.stringify(shown)} while the order is ${JSON.stringify(rows)}`;
}

function judgeTyped(shown: ShownFields, typed: number): string | null {
  return digits(shown.discount) === typed ? null : `値引 ${typed} was typed, and ${shown.discount} stands there`;
}

function sameAs(shown: ShownFields, rows: OrderRows): boolean {
  const own = { shippingFee: rows.shippingFee, discount: rows.discount, points: rows.points };
  const seen = {
    shippingFee: digits(shown.shippingFee),
    discount: digits(shown.discount),
    points: digits(shown.points),
  };
  return (
    JSON.stringify(seen) === JSON.stringify(own) &&
    JSON.stringify(shown.names) === JSON.stringify(rows.lines.map(({ name }) => name)) &&
    JSON.stringify(shown.unitPrices.map(digits)) === JSON.stringify(rows.lines.map(({ unitPrice }) => unitPrice))
  );
}

function digits(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

/** The lines that one has and the other lacks, each as often as it does. */
function differenceOf(shown: string, truth: string): string {
  const [own, other] = [shown.split("\n"), truth.split("\n")];
  const only = (all: readonly string[], without: readonly string[]): string => {
    const left = [...without];
    const rest = all.filter((line) => {
      const at = left.indexOf(line);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return rest.slice(0, 8).join(" / ") || "nothing";
  };
  const first = own.findIndex((line, index) => line !== other[index]);
  return `shown only: ${only(own, other)}; freshly loaded only: ${only(other, own)}; first apart at line ${first}: ${own[first]} / ${other[first]}`;
}
