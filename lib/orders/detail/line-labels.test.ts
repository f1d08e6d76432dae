import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_WIDTH, placeLabels, textWidth } from "./line-labels";

const at = (place: number, turn = 0, width = 100) => ({ place, width, turn });

describe("labels over a line", () => {
  it("stand on the line, over their points, where there is room", () => {
    expect(placeLabels([at(0), at(0.5), at(1)])).toEqual([
      { level: 0, align: "start" },
      { level: 0, align: "center" },
      { level: 0, align: "end" },
    ]);
  });

  it("go up a level where they would touch, whose turn comes later", () => {
    expect(placeLabels([at(0), at(0.1, 1)]).map(({ level }) => level)).toEqual([0, 1]);
    expect(placeLabels([at(0, 1), at(0.1)]).map(({ level }) => level)).toEqual([1, 0]);
    expect(placeLabels([at(0), at(0.05), at(0.1)]).map(({ level }) => level)).toEqual([0, 1, 2]);
  });

  it("are left to the list where no level has room", () => {
    expect(placeLabels([at(0), at(0.01), at(0.02), at(0.03)]).map(({ level }) => level)).toEqual([0, 1, 2, null]);
  });

  it("never touch and never leave the line, at the width they were placed for or any wider one", () => {
    const anyLabel = fc.record({
      place: fc.double({ min: 0, max: 1, noNaN: true }),
      width: fc.integer({ min: 30, max: 200 }),
      turn: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyLabel, { maxLength: 9 }),
        fc.integer({ min: LINE_WIDTH, max: 2_000 }),
        (labels, width) => {
          const placed = placeLabels(labels);
          const boxes = labels.flatMap((label, index) => {
            const { level = null, align = "start" } = placed[index] ?? {};
            const x = label.place * width;
            const from = align === "start" ? x : align === "end" ? x - label.width : x - label.width / 2;
            return level === null ? [] : [{ level, from, to: from + label.width }];
          });
          for (const [index, box] of boxes.entries()) {
            expect(box.from).toBeGreaterThanOrEqual(-0.001);
            expect(box.to).toBeLessThanOrEqual(width + 0.001);
            for (const other of boxes.slice(index + 1)) {
              const touches = box.level === other.level && box.from < other.to && other.from < box.to;
              expect(touches).toBe(false);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("a text's width", () => {
  it("is as many squares as it has Japanese characters, and less for Latin ones", () => {
    expect(textWidth("確定前", 13)).toBe(39);
    expect(textWidth("12:30", 10)).toBeCloseTo(31);
  });
});
