import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { WalkedOrder } from "./order-rows";
import { LOOK_EVERY_MS, STUCK_AFTER_MS } from "./patience";

/** 受注編集 and its dialog at one instant. */
interface SaveFace {
  readonly mayPress: boolean;
  /** A save or a question about the order is on its way. */
  readonly busy: boolean;
  readonly dialog: boolean;
  /** The outcome of the save, as the dialog says it. */
  readonly said: string | null;
}

function faceOf(page: Page): Promise<SaveFace> {
  return page.evaluate(() => {
    const button = document.getElementById("edit-save");
    const dialog = document.querySelector("[role=dialog]");
    const busy = button?.getAttribute("aria-busy") === "true";
    return {
      busy,
      mayPress: button !== null && button.getAttribute("aria-disabled") !== "true",
      dialog: dialog !== null,
      said: busy ? null : (dialog?.querySelector("[role=status], [role=alert]")?.textContent ?? null),
    };
  });
}

/**
 * Presses 保存 and returns what the dialog says came of it; null where the form may not be saved. A form that is asking
 * about the order takes no press and says so: then the walker presses again.
 */
export async function pressSave(page: Page): Promise<string | null> {
  const until = Date.now() + STUCK_AFTER_MS;
  const acknowledgement = page.locator("main input[type=checkbox]");
  while (Date.now() < until) {
    const face = await faceOf(page);
    if (face.said !== null) return face.said;
    if (!face.busy && !face.dialog) {
      if (!face.mayPress) return null;
      if ((await acknowledgement.count()) > 0) await acknowledgement.check();
      // News may block the button at that moment. A wait until it takes a press again might never end.
      await page.locator("#edit-save").click({ force: true });
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error("保存 was pressed, and nothing was said of it");
}

/** Leaves the dialog; a completed save leads to its order. */
export async function leaveDialog(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  const close = dialog.getByRole("button", { name: "閉じる" }).or(dialog.getByRole("button", { name: "やめる" }));
  await close.last().click();
  await dialog.waitFor({ state: "hidden" });
}

/** A save changes what was typed and nothing else, or nothing at all. */
export function judgeSave(typed: number | null, before: WalkedOrder, after: WalkedOrder): string | null {
  const own = ({ lines, shippingFee, points }: WalkedOrder) => JSON.stringify({ lines, shippingFee, points });
  if (own(after) !== own(before)) return `the save undid a colleague's change: ${own(before)} became ${own(after)}`;
  if (after.discount !== before.discount && after.discount !== typed) {
    return `値引 ${typed} was typed, and ${after.discount} was saved`;
  }
  return null;
}
