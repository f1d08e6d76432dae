import type { Page } from "@playwright/test";

/** What a screen shows at one width, measured in the page itself. Each fault names its element by tag and text. */
export interface LayoutFaults {
  /** How far the page scrolls sideways, in pixels. */
  readonly sideways: number;
  /** Text smaller than 12 px. */
  readonly tiny: readonly string[];
  /** Text that its box cuts off without saying so (an ellipsis with the whole in a title says so). */
  readonly cut: readonly string[];
  /** Text that runs out of its box over what stands beside it. */
  readonly spilled: readonly string[];
  /** Two controls in one place. */
  readonly overlapping: readonly string[];
}

export function measureLayout(page: Page): Promise<LayoutFaults> {
  return page.evaluate(() => {
    const SMALLEST = 12;
    const CONTROLS =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch]";
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;

    /** Drawn for ears alone, or not at all. */
    const isHidden = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return true;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.clipPath === "inset(50%)" || (at.clientWidth === 1 && style.position === "absolute")) return true;
      }
      return false;
    };
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
    /** The whole text can be had: from a title on it, around it or in it. */
    const saysItself = (element: Element) =>
      element.closest("[title]") !== null || element.querySelector("[title]") !== null;

    const shown = [...document.body.querySelectorAll("*")].filter((element) => !isHidden(element));
    const texts = shown.filter((element) => hasOwnText(element) && !element.closest("svg, option"));
    const overflows = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const clips = (element: Element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX);

    const clipped = shown.filter(
      (element) =>
        clips(element) &&
        overflows(element) &&
        !element.matches(CONTROLS) &&
        texts.some((text) => element.contains(text)),
    );
    const cut = clipped.filter(
      (element) => getComputedStyle(element).textOverflow !== "ellipsis" || !saysItself(element),
    );

    const spilled = texts.filter((element) => {
      const style = getComputedStyle(element);
      return style.display !== "inline" && style.overflowX === "visible" && overflows(element);
    });

    /** What sticks or floats lies over the rest on purpose. */
    const layerOf = (element: Element): Element | null => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
      }
      return null;
    };
    const controls = shown
      .filter((element) => element.matches(CONTROLS))
      .map((element) => ({ element, layer: layerOf(element), boxes: [...element.getClientRects()] }));
    const meet = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const overlapping: string[] = [];
    for (const [index, one] of controls.entries()) {
      for (const other of controls.slice(index + 1)) {
        if (one.layer !== other.layer) continue;
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        if (one.boxes.some((a) => other.boxes.some((b) => meet(a, b)))) {
          overlapping.push(`${nameOf(one.element)} × ${nameOf(other.element)}`);
        }
      }
    }
    const root = document.documentElement;
    return {
      sideways: Math.max(0, root.scrollWidth - root.clientWidth),
      tiny: texts.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < SMALLEST).map(nameOf),
      cut: cut.map(nameOf),
      spilled: spilled.map(nameOf),
      overlapping,
    };
  });
}
