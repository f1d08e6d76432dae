import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { open } from "./screens";

/** Some hundred orders as staff meet them: the newest, the dearest, those whose limit falls first. */
const LISTS = ["/orders", "/orders?sort=-total", "/orders?sort=deadline", "/orders?deadline=today&sort=deadline"];

interface Measured {
  readonly rows: number;
  readonly inSight: number;
  readonly cut: Readonly<Record<"customer" | "method" | "others", readonly string[]>>;
  readonly wider: number;
}

/** What is drawn: whole rows in sight, cells whose words are cut or run over, and how far the page is wider than its window. */
function measure(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll("[data-row]")];
    /** Of a text in lines that its box holds not all of; a glyph may reach a little over its line. */
    const lacksALine = (element: Element) => {
      const { webkitLineClamp, lineHeight } = getComputedStyle(element);
      const over = element.scrollHeight - element.clientHeight;
      return webkitLineClamp !== "none" && over > Number.parseFloat(lineHeight) / 2;
    };
    const isCut = (element: Element) =>
      element.clientWidth > 1 && (element.scrollWidth > element.clientWidth || lacksALine(element));
    const cutIn = (cells: readonly Element[]) =>
      cells
        .filter((cell) => [cell, ...cell.querySelectorAll("*:not(.sr-only)")].some(isCut))
        .map((cell) => cell.textContent ?? "");
    const cells = rows.flatMap((row) => [...row.querySelectorAll("td")]);
    const of = (column: string) => cells.filter((cell) => cell.dataset.column === column);
    const known = ["customer", "method"];
    return {
      rows: rows.length,
      inSight: rows.filter((row) => row.getBoundingClientRect().bottom <= window.innerHeight).length,
      cut: {
        customer: cutIn(of("customer")),
        method: cutIn(of("method")),
        others: cutIn(cells.filter((cell) => !known.includes(cell.dataset.column ?? ""))),
      },
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
}

for (const { width, height, rows, share } of [
  { width: 1366, height: 768, rows: 16, share: 0.05 },
  { width: 1440, height: 900, rows: 19, share: 0.05 },
  { width: 1920, height: 1080, rows: 23, share: 0 },
]) {
  test(`${width}×${height}では${rows}行が見え、決済方法は切れず、お客様は${share * 100}%までしか切れない`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    let all = 0;
    const customers: string[] = [];
    for (const path of LISTS) {
      await open(page, path);
      const { rows: shown, inSight, cut, wider } = await measure(page);
      if (shown === 50) expect(inSight, path).toBeGreaterThanOrEqual(rows);
      expect(cut.method, path).toEqual([]);
      expect(cut.others, path).toEqual([]);
      expect(wider, path).toBe(0);
      all += shown;
      customers.push(...cut.customer);
    }
    expect(customers.length / all, `cut of ${all} customers: ${customers.join(", ")}`).toBeLessThanOrEqual(share);
  });
}
