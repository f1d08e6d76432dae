import type { BrowserContext, Page } from "@playwright/test";
import type pg from "pg";
import type { Random } from "../random";
import type { Colleague, ColleaguesAct } from "./colleague";
import { type OrderRows, readRows } from "./order-rows";
import { judgeSave, leaveDialog, pressSave } from "./save";
import { listPath, orderPath, type Place, placeOf } from "./screens";

/** What a walk stands on. */
export interface Ground {
  /** Signed in as the one who walks. */
  readonly browser: BrowserContext;
  readonly url: string;
  readonly sql: pg.Pool;
  readonly colleague: Colleague;
  readonly random: Random;
  readonly orderNumber: string;
}

type Step =
  | ColleaguesAct
  | "openList"
  | "openOrder"
  | "openEdit"
  | "leaveEdit"
  | "back"
  | "forward"
  | "reload"
  | "secondTab"
  | "typeDiscount"
  | "save";

/** How often each step is taken where it is possible; what staff do all day comes often. */
const WEIGHTS: Readonly<Record<Step, number>> = {
  openList: 2,
  openOrder: 6,
  openEdit: 6,
  leaveEdit: 3,
  back: 6,
  forward: 2,
  reload: 1,
  secondTab: 2,
  typeDiscount: 4,
  save: 5,
  lowerShipping: 3,
  renameGoods: 2,
  writeMemo: 1,
  capture: 1,
  turnFlag: 2,
};

const COLLEAGUES: readonly ColleaguesAct[] = ["lowerShipping", "renameGoods", "writeMemo", "capture", "turnFlag"];

/** One member of staff in a browser, from screen to screen by random ways, while a colleague works on the same order. */
export class Walk {
  readonly trail: string[] = [];
  /** What the walker typed into 値引 and has not saved; null: nothing. */
  typed: number | null = null;
  #page: Page;

  constructor(
    readonly ground: Ground,
    page: Page,
  ) {
    this.#page = page;
  }

  get page(): Page {
    return this.#page;
  }

  get place(): Place {
    return placeOf(this.#page);
  }

  rows(): Promise<OrderRows> {
    return readRows(this.ground.sql, this.ground.orderNumber);
  }

  /** Takes one random step that is possible here. Answers what a save broke, and nothing where all is well. */
  async step(): Promise<string | null> {
    const possible = Object.fromEntries(
      Object.entries(WEIGHTS).filter(([step]) => this.#isPossible(step as Step)),
    ) as Record<Step, number>;
    const step = this.ground.random.weighted(possible);
    this.trail.push(step);
    const broken = await this.#take(step);
    return broken;
  }

  #isPossible(step: Step): boolean {
    const { place } = this;
    switch (step) {
      case "openOrder":
        return place !== "order" && place !== "edit";
      case "openEdit":
        return place === "order";
      case "leaveEdit":
        return place === "edit";
      case "typeDiscount":
        return place === "edit" && this.typed === null;
      case "save":
        return place === "edit" && this.typed !== null;
      default:
        return true;
    }
  }

  async #take(step: Step): Promise<string | null> {
    const page = this.#page;
    const { url, orderNumber, browser, colleague } = this.ground;
    const isColleagues = COLLEAGUES.find((act) => act === step);
    if (isColleagues !== undefined) {
      this.trail.push(`  (${await colleague.acts[isColleagues](orderNumber)})`);
      return null;
    }
    switch (step) {
      case "openList":
        // Its address keeps the one order in sight; a link of the app leads there without loading the page.
        await this.#follow(listPath(orderNumber));
        return null;
      case "openOrder":
        await this.#follow(orderPath(orderNumber));
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
        await page.waitForURL(`${url}${orderPath(orderNumber)}`, { waitUntil: "commit" });
        return null;
      case "back":
        // Before the shop's own screens lies the browser's empty page, which is none of its history.
        if (await page.evaluate(() => window.navigation.canGoBack)) await page.goBack({ waitUntil: "commit" });
        return null;
      case "forward":
        if (await page.evaluate(() => window.navigation.canGoForward)) await page.goForward({ waitUntil: "commit" });
        return null;
      case "reload":
        await page.reload({ waitUntil: "commit" });
        return null;
      case "secondTab": {
        const address = page.url();
        this.#page = await browser.newPage();
        await this.#page.goto(address, { waitUntil: "commit" });
        return null;
      }
      case "typeDiscount":
        return this.#typeDiscount();
      case "save":
        return this.#save();
      default:
        throw new Error(`${step} is no step of the walker`);
    }
  }

  /** As a link of the app does where the screen has one, otherwise by the address. */
  async #follow(path: string): Promise<void> {
    const link = this.#page.locator(`main a[href^="${path}"]`).first();
    if (await link.isVisible()) {
      await link.click();
      await this.#page.waitForURL((address) => address.href.includes(path), { waitUntil: "commit" });
    } else await this.#page.goto(`${this.ground.url}${path}`, { waitUntil: "commit" });
  }

  async #typeDiscount(): Promise<null> {
    const field = this.#page.getByRole("textbox", { name: "値引", exact: true });
    if (!(await field.isEditable().catch(() => false))) {
      this.trail.push("  (no field)");
      return null;
    }
    const before = Number((await field.inputValue()).replace(/\D/g, ""));
    const typed = before + this.ground.random.int(1, 90);
    await field.fill(String(typed));
    this.typed = typed;
    return null;
  }

  /** Presses 保存 and holds what became of it against the rows before and after. */
  async #save(): Promise<string | null> {
    const page = this.#page;
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
