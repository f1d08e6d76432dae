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
  /** Text in a column of nothing: four lines and more of less than two characters each. */
  readonly squeezed: readonly string[];
  /** Two controls, or two texts, in one place. */
  readonly overlapping: readonly string[];
}

export function measureLayout(page: Page): Promise<LayoutFaults> {
  return page.evaluate(() => {
    const SMALLEST = 12;
    const CONTROLS =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch]";
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}`;

    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element): CSSStyleDeclaration => {
      const known = styles.get(element);
      if (known !== undefined) return known;
      const style = getComputedStyle(element);
      styles.set(element, style);
      return style;
    };

    /** Drawn for ears alone, or not at all. */
    const isHidden = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0) return true;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = styleOf(at);
        if (style.clipPath === "inset(50%)" || (at.clientWidth === 1 && style.position === "absolute")) return true;
      }
      return false;
    };
    const textNodesOf = (element: Element) =>
      [...element.childNodes].filter(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
    /** The whole text can be had: from a title on it, around it or in it. */
    const saysItself = (element: Element) =>
      element.closest("[title]") !== null || element.querySelector("[title]") !== null;

    const shown = [...document.body.querySelectorAll("*")].filter((element) => !isHidden(element));
    const texts = shown.filter((element) => textNodesOf(element).length > 0 && !element.closest("svg, option"));
    const overflows = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const clips = (element: Element) => ["hidden", "clip"].includes(styleOf(element).overflowX);

    const cut = shown.filter(
      (element) =>
        clips(element) &&
        overflows(element) &&
        !element.matches(CONTROLS) &&
        texts.some((text) => element.contains(text)) &&
        (styleOf(element).textOverflow !== "ellipsis" || !saysItself(element)),
    );

    const spilled = texts.filter((element) => {
      const style = styleOf(element);
      return style.display !== "inline" && style.overflowX === "visible" && overflows(element);
    });

    interface Box {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    /** What is left of a box in all that scrolls or cuts around it. */
    const seen = (box: Box, around: Element | null): Box | null => {
      let { left, right, top, bottom } = box;
      for (let at = around; at !== null && at !== document.documentElement; at = at.parentElement) {
        const style = styleOf(at);
        if (style.position === "fixed") break;
        if (style.overflowX === "visible" && style.overflowY === "visible") continue;
        const edge = at.getBoundingClientRect();
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      return right > left && bottom > top ? { left, right, top, bottom } : null;
    };
    const seenIn = (boxes: DOMRectList, around: Element | null) =>
      [...boxes].map((box) => seen(box, around)).filter((box) => box !== null);

    /** What sticks or floats lies over the rest on purpose. */
    const layerOf = (element: Element): Element | null => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { position, zIndex } = styleOf(at);
        if (["fixed", "sticky"].includes(position) || (position !== "static" && zIndex !== "auto")) return at;
      }
      return null;
    };
    interface Placed {
      readonly element: Element;
      readonly layer: Element | null;
      readonly boxes: readonly Box[];
    }
    /** Lines of text may touch; a third of the lower one is more than that. */
    const meet = (a: Box, b: Box) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.bottom - a.top, b.bottom - b.top) / 3;
    const clash = (one: Placed, other: Placed) =>
      one.layer === other.layer &&
      !one.element.contains(other.element) &&
      !other.element.contains(one.element) &&
      one.boxes.some((a) => other.boxes.some((b) => meet(a, b)));
    const overlapsAmong = (all: readonly Placed[]): string[] => {
      const spans = all
        .map((one) => ({
          ...one,
          top: Math.min(...one.boxes.map(({ top }) => top)),
          end: Math.max(...one.boxes.map(({ bottom }) => bottom)),
        }))
        .sort((a, b) => a.top - b.top);
      return spans.flatMap((one, index) => {
        const rest = spans.slice(index + 1);
        const past = rest.findIndex(({ top }) => top >= one.end);
        return (past === -1 ? rest : rest.slice(0, past))
          .filter((other) => clash(one, other))
          .map((other) => `${nameOf(one.element)} × ${nameOf(other.element)}`);
      });
    };
    const placed = (element: Element, boxes: readonly Box[]): Placed[] =>
      boxes.length === 0 ? [] : [{ element, layer: layerOf(element), boxes }];
    const controls = shown
      .filter((element) => element.matches(CONTROLS))
      .flatMap((element) => placed(element, seenIn(element.getClientRects(), element.parentElement)));

    const squeezed: string[] = [];
    const lines = texts.flatMap((element) =>
      textNodesOf(element).flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const boxes = range.getClientRects();
        const length = (node.textContent ?? "").trim().length;
        if (boxes.length >= 4 && length / boxes.length < 2) squeezed.push(nameOf(element));
        return placed(element, seenIn(boxes, element));
      }),
    );

    const root = document.documentElement;
    return {
      sideways: Math.max(0, root.scrollWidth - root.clientWidth),
      tiny: texts.filter((element) => Number.parseFloat(styleOf(element).fontSize) < SMALLEST).map(nameOf),
      cut: cut.map(nameOf),
      spilled: spilled.map(nameOf),
      squeezed,
      overlapping: [...overlapsAmong(controls), ...overlapsAmong(lines)],
    };
  });
}
