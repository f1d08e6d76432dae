/** Where the labels over a line stand, so that none covers another. Widths in pixels. */

export interface LabelSize {
  /** 0 to 1. */
  readonly place: number;
  readonly width: number;
  /** The lower goes first where two would take the same room. */
  readonly turn: number;
}

export interface PlacedLabel {
  /** 0 stands on the line, each further level one label higher; null: there is no room, the list alone has it. */
  readonly level: number | null;
  /** Which edge of the label stands at its place. */
  readonly align: "start" | "center" | "end";
}

/**
 * The narrowest line that still carries labels. They are placed for this width: on a wider line their distances only
 * grow, so that what does not touch here touches nowhere, in print as on any screen, without measuring.
 */
export const LINE_WIDTH = 560;
const LEVELS = 3;
const GAP = 10;

interface Extent {
  readonly from: number;
  readonly to: number;
}

export function placeLabels(labels: readonly LabelSize[], width = LINE_WIDTH): readonly PlacedLabel[] {
  const taken: Extent[][] = Array.from({ length: LEVELS }, () => []);
  const placed = new Map<LabelSize, PlacedLabel>();
  for (const label of [...labels].sort((a, b) => a.turn - b.turn || a.place - b.place)) {
    const { align, extent } = aligned(label, width);
    const level = taken.findIndex((row) => row.every((other) => apart(extent, other)));
    taken[level]?.push(extent);
    placed.set(label, { level: level < 0 ? null : level, align });
  }
  return labels.map((label) => placed.get(label) ?? { level: null, align: "start" });
}

function apart(a: Extent, b: Extent): boolean {
  return a.to + GAP <= b.from || b.to + GAP <= a.from;
}

/** Over the middle of its point, unless that would leave the line. */
function aligned({ place, width: own }: LabelSize, width: number): { align: PlacedLabel["align"]; extent: Extent } {
  const at = place * width;
  if (at - own / 2 < 0) return { align: "start", extent: { from: at, to: at + own } };
  if (at + own / 2 > width) return { align: "end", extent: { from: at - own, to: at } };
  return { align: "center", extent: { from: at - own / 2, to: at + own / 2 } };
}

/** A text's width at `size` pixels: a Japanese character is as wide as it is high, a Latin one a good half. Rather too wide. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += /[ -~]/.test(char) ? size * 0.62 : size;
  return width;
}
