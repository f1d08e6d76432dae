import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";
import type pg from "pg";
import type { SeededRandom } from "../random";
import type { Colleague } from "./colleague";
import { readOrderRows, type WalkedOrder } from "./order-rows";
import { LOOK_EVERY_MS, STUCK_AFTER_MS } from "./patience";
import { judgeSave, leaveDialog, pressSave } from "./save";
import { listPath, type ScreenPlace, screenPlaceOf, walkedOrderPath } from "./screens";
import { isColleagues, stepsFrom, type WalkStep } from "./steps";

/** What a walk stands on. */
export interface WalkHarness {
  /** Signed in as the walker. */
  readonly browser: BrowserContext;
  readonly url: string;
  readonly sql: pg.Pool;
  readonly colleague: Colleague;
  readonly random: SeededRandom;
  readonly orderNumber: string;
}

/** One member of staff in a browser, from screen to screen by random ways, while a colleague works on the same order. */
export class RandomWalk {
  readonly trail: string[] = [];
  /** What the walker typed into 値引 and has not saved; null: nothing. */
  typed: number | null = null;
  readonly #tabs: Page[];

  constructor(
    readonly harness: WalkHarness,
    page: Page,
  ) {
    this.#tabs = [page];
  }

  /** The tab that was opened last. */
  get page(): Page {
    const page = this.#tabs.at(-1);
    if (page === undefined) throw new Error("the walk is over");
    return page;
  }

  get place(): ScreenPlace {
    return screenPlaceOf(this.page);
  }

  rows(): Promise<WalkedOrder> {
    return readOrderRows(this.harness.sql, this.harness.orderNumber);
  }

  /** On the list that shows the one order. */
  async begin(): Promise<void> {
    await this.page.goto(`${this.harness.url}${listPath(this.harness.orderNumber)}`, { waitUntil: "commit" });
  }

  async leave(): Promise<void> {
    for (const page of this.#tabs.splice(0)) await page.close();
  }

  /** Takes one random step that is possible here. Answers what a save broke, and nothing where all is well. */
  async step(): Promise<string | null> {
    const step = this.harness.random.weighted(stepsFrom(this.place, this.typed !== null));
    this.trail.push(step);
    return this.#take(step);
  }

  async #take(step: WalkStep): Promise<string | null> {
    const page = this.page;
    const { url, orderNumber, browser, colleague } = this.harness;
    if (isColleagues(step)) {
      this.trail.push(`  (${await colleague.acts[step](orderNumber)})`);
      return null;
    }
    switch (step) {
      case "openList":
        // Its address keeps the one order in sight; a link of the app leads there without loading the page.
        await this.#follow(listPath(orderNumber));
        return null;
      case "openOrder":
        await this.#follow(walkedOrderPath(orderNumber));
        return null;
      case "openEdit": {
        const link = page.getByRole("link", { name: "受注を編集" }).first();
        if (await link.isVisible()) {
          await link.click();
          await page.waitForURL(/\/edit$/, { waitUntil: "commit" });
        } else this.trail.push("  (no link)");
        return null;
      }
      case "leaveEdit":
        await page
          .getByRole("link", { name: `受注 ${orderNumber} に戻る` })
          .first()
          .click();
        await page.waitForURL(`${url}${walkedOrderPath(orderNumber)}`, { waitUntil: "commit" });
        return null;
      case "back":
        // Before the shop's own screens lies the browser's empty page, which is none of its history.
        if (await page.evaluate(() => window.navigation.canGoBack)) await page.goBack({ waitUntil: "commit" });
        return null;
      case "forward":
        if (await page.evaluate(() => window.navigation.canGoForward)) await page.goForward({ waitUntil: "commit" });
        return null;
      case "reload":
        await reloadActive(page);
        return null;
      case "secondTab": {
        const address = page.url();
        this.#tabs.push(await browser.newPage());
        await this.page.goto(address, { waitUntil: "commit" });
        return null;
      }
      case "typeDiscount":
        return this.#typeDiscount();
      case "save":
        return this.#save();
    }
  }

  /** As a link of the app does where the screen has one, otherwise by the address. */
  async #follow(path: string): Promise<void> {
    const link = this.page.locator(`main a[href^="${path}"]`).first();
    if (await link.isVisible()) {
      await link.click();
      await this.page.waitForURL((address) => address.href.includes(path), { waitUntil: "commit" });
    } else await this.page.goto(`${this.harness.url}${path}`, { waitUntil: "commit" });
  }

  async #typeDiscount(): Promise<null> {
    const field = this.page.getByRole("textbox", { name: "値引", exact: true });
    if (!(await field.isEditable().catch(() => false))) {
      this.trail.push("  (no field)");
      return null;
    }
    const before = Number((await field.inputValue()).replace(/\D/g, ""));
    const typed = before + this.harness.random.int(1, 90);
    await field.fill(String(typed));
    this.typed = typed;
    return null;
  }

  /** Presses 保存 and holds what became of it against the rows before and after. */
  async #save(): Promise<string | null> {
    const page = this.page;
    const before = await this.rows();
    const said = await pressSave(page);
    if (said === null) {
      this.trail.push("  (hindered)");
      return null;
    }
    const after = await this.rows();
    this.trail.push(`  (${said.slice(0, 60)})`);
    const broken = judgeSave(this.typed, before, after);
    if (after.version !== before.version) this.typed = null;
    await leaveDialog(page);
    return broken;
  }
}

/** Reloads the page. While the browser puts another page in its place it takes no reload: then the walker tries again. */
async function reloadActive(page: Page): Promise<void> {
  const until = Date.now() + STUCK_AFTER_MS;
  for (;;) {
    try {
      await page.reload({ waitUntil: "commit" });
      return;
    } catch (error) {
      const swapping = error instanceof Error && error.message.includes("Not attached to an active page");
      if (!swapping || Date.now() > until) throw error;
      await pause(LOOK_EVERY_MS);
    }
  }
}
