import { describe, expect, it } from "vitest";
import { type Draft, draftOf, mergeDraft, readDraft, sameDraft, takeParts, tidy } from "./edit-draft";

const base = draftOf({
  lines: [
    { name: "ほうじ茶 100g", quantity: 3, unitPrice: 1_200 },
    { name: "急須 黒", quantity: 1, unitPrice: 2_400 },
  ],
  shippingFee: 500,
  discount: 600,
  points: 0,
});
const [tea, pot] = base.lines;
if (tea === undefined || pot === undefined) throw new Error("two lines");

function issuesOf(draft: Draft) {
  const read = readDraft(draft);
  return read.ok ? [] : read.issues.map(({ field, code, suggestion }) => [field, code, suggestion]);
}

describe("reading the fields", () => {
  it("adds up lines, fees and what is taken off", () => {
    const read = readDraft(base);
    expect(read.ok && read.totals.total).toBe(3 * 1_200 + 2_400 + 500 - 600);
  });

  it("names every field that cannot be read, each with its own code", () => {
    const draft: Draft = {
      lines: [
        { ...tea, quantity: "0", unitPrice: "-5" },
        { ...pot, name: " ", quantity: "10,000" },
      ],
      shippingFee: "",
      discount: "1.5",
      points: "999999999999",
    };
    expect(issuesOf(draft)).toEqual(
      // From the top of the page to its foot.
      [
        ["lines.0.quantity", "negative", null],
        ["lines.0.unitPrice", "negative", null],
        ["lines.1.name", "required", null],
        ["lines.1.quantity", "too_large", null],
        ["shippingFee", "required", null],
        ["discount", "fraction", null],
        ["points", "too_large", null],
      ],
    );
  });

  it("offers the number that full-width digits mean, and does not take them by itself", () => {
    expect(issuesOf({ ...base, shippingFee: "１２,８００" })).toEqual([["shippingFee", "not_a_number", 12_800]]);
  });

  it("refuses an order without goods and a total below nothing", () => {
    expect(issuesOf({ ...base, lines: [] })).toContainEqual(["lines", "no_lines", null]);
    expect(issuesOf({ ...base, discount: "99,999" })).toEqual([["total", "negative_total", null]]);
  });
});

it("a number that only reads differently is no change", () => {
  expect(tidy("1200")).toBe("1,200");
  expect(tidy("abc")).toBe("abc");
  expect(sameDraft(base, { ...base, lines: [{ ...tea, unitPrice: "1200" }, pot] })).toBe(true);
  expect(sameDraft(base, { ...base, points: "1" })).toBe(false);
});

describe("somebody else saved meanwhile", () => {
  it("what I left takes their value, what I changed stays mine", () => {
    const merged = mergeDraft(base, { ...base, discount: "700" }, { ...base, shippingFee: "0" });
    expect(merged).toEqual({ draft: { ...base, discount: "700", shippingFee: "0" }, overlaps: [] });
  });

  it("the parts that both changed differently are named, and can be taken", () => {
    const mine = { ...base, shippingFee: "300", lines: [tea] };
    const theirs = { ...base, shippingFee: "0", lines: [pot] };
    const merged = mergeDraft(base, mine, theirs);
    expect(new Set(merged.overlaps)).toEqual(new Set(["shippingFee", "lines"]));
    expect(merged.draft).toEqual(mine);
    expect(takeParts(merged.draft, theirs, ["shippingFee"])).toEqual({ ...mine, shippingFee: "0" });
  });

  it("the same change by both is no overlap", () => {
    expect(mergeDraft(base, { ...base, points: "10" }, { ...base, points: "10" }).overlaps).toEqual([]);
  });
});
