import type { Page } from "@playwright/test";
import { CONSOLE_LINK } from "@/lib/messages/console-link";

/** The three screens of a walk, by their addresses. */
export type ScreenPlace = "list" | "order" | "edit" | "elsewhere";

export function screenPlaceOf(page: Page): ScreenPlace {
  const path = new URL(page.url()).pathname;
  if (path === "/orders") return "list";
  if (/^\/orders\/[^/]+$/.test(path)) return "order";
  return /^\/orders\/[^/]+\/edit$/.test(path) ? "edit" : "elsewhere";
}

/** The list with this one order. */
export const listPath = (orderNumber: string) => `/orders?q=${orderNumber}`;
export const walkedOrderPath = (orderNumber: string) => `/orders/${orderNumber}`;

/**
 * What a screen says of the order, as lines: the screen that `page` shows or, with `drawn`, that page of the server's. Left
 * out is what depends on the way to the screen or on the moment: navigation, announcements, banners of news, clock times,
 * and links out of the shop or that none is set, which a browser asks for by itself.
 */
export async function screenLinesOf(page: Page, { place, orderNumber, drawn = null }: Asked): Promise<string> {
  const text = await page.evaluate(
    ({ place, orderNumber, drawn }) => {
      const screen = drawn === null ? document : new DOMParser().parseFromString(drawn, "text/html");
      const root = screen.querySelector(place === "list" ? `[data-row="${orderNumber}"]` : "main");
      if (root === null) return "";
      const walker = screen.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const lines: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const aside = "nav, [role=status], [role=alert], [aria-live], [target=_blank], script, style";
        const line = node.textContent?.trim() ?? "";
        if (line !== "" && node.parentElement?.closest(aside) === null) lines.push(line);
      }
      return lines.join("\n");
    },
    { place, orderNumber, drawn },
  );
  return text
    .replaceAll(/\d{1,2}:\d{2}(:\d{2})?/g, "0:00")
    .replaceAll(/残り[^\n]*/g, "残り")
    .split("\n")
    .filter((line) => !OF_THE_WAY.test(line) && line !== CONSOLE_LINK.notSet)
    .join("\n");
}

interface Asked {
  readonly place: ScreenPlace;
  readonly orderNumber: string;
  readonly drawn?: string | null;
}

/** Lines of the way by which an order was reached, and of the news that came while it was open. */
const OF_THE_WAY =
  /^絞り込み結果|^0:00に.*さんが|^0:00に自動処理が|から「.*」に変わりました。$|^表示は最新です。$|^履歴を見る$|^閉じる$|^(前|次)の受注$|^[[\]]$/;

/** The fields of 受注編集, in the order in which they stand. */
export interface ShownFields {
  readonly names: readonly string[];
  readonly quantities: readonly string[];
  readonly unitPrices: readonly string[];
  readonly shippingFee: string;
  readonly discount: string;
  readonly points: string;
}

/** null while the form is not there: it is being opened, or nothing can be edited. */
export async function shownFields(page: Page): Promise<ShownFields | null> {
  const inputs = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("main input")].map((input) => ({
      label: input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? "",
      value: input.value,
    })),
  );
  const values = (word: RegExp) => inputs.filter(({ label }) => word.test(label)).map(({ value }) => value);
  const [[shippingFee], [discount], [points]] = [values(/^送料/), values(/^値引/), values(/^ポイント/)];
  if (shippingFee === undefined || discount === undefined || points === undefined) return null;
  return {
    ...{ names: values(/商品名/), quantities: values(/数量/), unitPrices: values(/単価/) },
    ...{ shippingFee, discount, points },
  };
}
