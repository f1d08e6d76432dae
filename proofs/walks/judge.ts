import type { WalkedOrder } from "./order-rows";
import type { Fresh } from "./park";
import { untilRight } from "./patience";
import { listPath, type ShownFields, screenLinesOf, shownFields, walkedOrderPath } from "./screens";
import type { RandomWalk } from "./walk";

/** What the server has drawn is asked for anew after so many milliseconds: the order may have moved on meanwhile. */
const DRAWN_FOR_MS = 1_000;

/**
 * Compares what the walker sees with the database: 受注編集 with the order's rows, list and order with the server's own page
 * at that moment. Returns what stays wrong.
 */
export async function judgeScreen(walk: RandomWalk, fresh: Fresh): Promise<string | null> {
  // The judge reads the walker's screen once: a step waits until its screen is there.
  const { place } = walk;
  if (place === "elsewhere") return `the walk ended up at ${walk.page.url()}`;
  if (place === "edit") return untilRight(() => judgeFields(walk));
  const { orderNumber } = walk.harness;
  const path = place === "list" ? listPath(orderNumber) : walkedOrderPath(orderNumber);
  let [truth, drawnAt] = ["", Number.NEGATIVE_INFINITY];
  return untilRight(async () => {
    if (performance.now() - drawnAt > DRAWN_FOR_MS) {
      truth = await screenLinesOf(fresh.page, { place, orderNumber, drawn: await fresh.draw(path) });
      drawnAt = performance.now();
    }
    const shown = await screenLinesOf(walk.page, { place, orderNumber });
    return shown === truth && shown !== ""
      ? null
      : `${place} is not what the database says: ${differenceOf(shown, truth)}`;
  });
}

async function judgeFields(walk: RandomWalk): Promise<string | null> {
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

function sameAs(shown: ShownFields, rows: WalkedOrder): boolean {
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
  return `shown only: ${only(own, other)}; freshly drawn only: ${only(other, own)}; first apart at line ${first}: ${own[first]} / ${other[first]}`;
}
