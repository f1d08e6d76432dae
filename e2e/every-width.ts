import { expect, type Page } from "@playwright/test";
import { measureLayout } from "./layout-measures";

/** 720 is 1440 at 200 %. */
const WIDTHS = [360, 720, 768, 1024, 1366, 1440, 1920, 2560] as const;
/** What an A4 page has between its margins, in CSS pixels. */
const PAPER = { width: 703, height: 1017 } as const;
const NOTHING = { sideways: 0, tiny: [], cut: [], spilled: [], squeezed: [], overlapping: [] };

/** Nothing is cut, squeezed or lies over something else, at any width; `paper` as well, where the screen can be printed. */
export async function expectEveryWidth(
  page: Page,
  where: string,
  { paper = false }: { readonly paper?: boolean } = {},
): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width < 768 ? 800 : 900 });
    // What is laid out by script follows the width a moment later.
    await expect.soft
      .poll(() => measureLayout(page), { message: `${where} at ${width}`, timeout: 3_000 })
      .toEqual(NOTHING);
  }
  if (!paper) return;
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: "print" });
  await expect.soft.poll(() => measureLayout(page), { message: `${where} on paper`, timeout: 3_000 }).toEqual(NOTHING);
  await page.emulateMedia({ media: "screen" });
}
