import { describe, expect, it } from "vitest";
import { tidyYen } from "@/lib/money/yen";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import { type Draft, editDraftOf, readEditDraft, sameDraft } from "./edit-draft";

const base = editDraftOf({
  lines: [
    { name: "ほうじ茶 100g", quantity: 3, unitPrice: 1_200, ...BLANK_LINE },
    { name: "急須 黒", quantity: 1, unitPrice: 2_400, ...BLANK_LINE },
  ],
  shippingFee: 500,
  fee: 0,
  discount: 600,
  points: 0,
});
const [tea, pot] = base.lines;
if (tea === undefined || pot === undefined) throw new Error("two lines");

function issuesOf(draft: Draft) {
  const read = readEditDraft(draft);
  return read.ok ? [] : read.issues.map(({ field, code }) => [field, code]);
}

describe("reading the fields", () => {
  it("adds up lines, fees and what is taken off", () => {
    const read = readEditDraft(base);
    expect(read.ok && read.totals.total).toBe(3 * 1_200 + 2_400 + 500 - 600);
  });

  it("names every field that cannot be read, each with its own code", () => {
    const draft: Draft = {
      lines: [
        { ...tea, quantity: "0", unitPrice: "-5" },
        { ...pot, name: " ", quantity: "10,000" },
      ],
      shippingFee: "",
      fee: "0",
      discount: "1.5",
      points: "999999999999",
    };
    expect(issuesOf(draft)).toEqual(
      // From the top of the page to its foot.
      [
        ["lines.0.quantity", "negative"],
        ["lines.0.unitPrice", "negative"],
        ["lines.1.name", "required"],
        ["lines.1.quantity", "too_large"],
        ["shippingFee", "required"],
        ["discount", "fraction"],
        ["points", "too_large"],
      ],
    );
  });

  it("understands full-width digits, signs of yen and separators, and shows them as numbers stand elsewhere", () => {
    const pasted = {
      ...base,
      shippingFee: "￥１２，８００",
      lines: [{ ...tea, quantity: "２", unitPrice: "1 200 円" }],
    };
    const read = readEditDraft(pasted);
    expect(read.ok && [read.edit.shippingFee, read.edit.lines]).toEqual([
      12_800,
      [{ name: tea.name, quantity: 2, unitPrice: 1_200, ...BLANK_LINE }],
    ]);
    expect([tidyYen("￥１２，８００"), tidyYen("２"), tidyYen("一万円")]).toEqual(["12,800", "2", "一万円"]);
  });

  it("refuses an order without goods and a total below nothing", () => {
    expect(issuesOf({ ...base, lines: [] })).toContainEqual(["lines", "no_lines"]);
    expect(issuesOf({ ...base, discount: "99,999" })).toEqual([["total", "negative_total"]]);
  });
});

it("a number that only reads differently is no change", () => {
  expect(tidyYen("1200")).toBe("1,200");
  expect(tidyYen("abc")).toBe("abc");
  expect(sameDraft(base, { ...base, lines: [{ ...tea, unitPrice: "1200" }, pot] })).toBe(true);
  expect(sameDraft(base, { ...base, points: "1" })).toBe(false);
});
