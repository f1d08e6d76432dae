import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLANK_LINE } from "@/lib/payments/model/blank";
import { type Draft, editDraftOf, sameDraft } from "./edit-draft";
import { changedParts, mergeEdit } from "./edit-merge";

const ORDER = {
  lines: [
    { name: "ほうじ茶 100g", quantity: 3, unitPrice: 1_200, ...BLANK_LINE },
    { name: "急須 黒", quantity: 1, unitPrice: 2_400, ...BLANK_LINE },
  ],
  shippingFee: 500,
  fee: 0,
  discount: 600,
  points: 0,
};
const base = editDraftOf(ORDER);
const [tea, pot] = base.lines;
if (tea === undefined || pot === undefined) throw new Error("two lines");
const added = { key: "added-1", name: "茶筒", quantity: "1", unitPrice: "800", ...BLANK_LINE };

describe("a colleague saved while this person was typing", () => {
  it("what was left alone takes their value, what was typed stays", () => {
    const merged = mergeEdit(base, { ...base, discount: "700" }, { ...base, shippingFee: "0" }, {});
    expect(merged.draft).toEqual({ ...base, discount: "700", shippingFee: "0" });
    expect(merged.news).toEqual([{ part: "shippingFee", kind: "theirs", base: "500", mine: "500", theirs: "0" }]);
    expect(merged.conflicts).toEqual([]);
  });

  it("a fee that both changed waits for a choice, and a choice holds for the value beside which it was made", () => {
    const mine = { ...base, shippingFee: "300" };
    const theirs = { ...base, shippingFee: "0" };
    expect(mergeEdit(base, mine, theirs, {}).conflicts).toEqual(["shippingFee"]);
    const choices = { shippingFee: { side: "theirs", theirs: "0" } } as const;
    const chosen = mergeEdit(base, mine, theirs, choices);
    expect(chosen.conflicts).toEqual([]);
    expect(chosen.draft.shippingFee).toBe("0");
    // They change it once more: the choice was not between these two.
    expect(mergeEdit(base, mine, { ...theirs, shippingFee: "100" }, choices).conflicts).toEqual(["shippingFee"]);
  });

  it("lines merge one by one, with what was added after them", () => {
    const mine = { ...base, lines: [{ ...tea, quantity: "2" }, pot, added] };
    const theirs = { ...base, lines: [tea, { ...pot, name: "急須 黒 320ml", unitPrice: "2,600" }] };
    const merged = mergeEdit(base, mine, theirs, {});
    expect(merged.conflicts).toEqual([]);
    expect(merged.draft.lines.map(({ name, quantity, unitPrice }) => [name, quantity, unitPrice])).toEqual([
      ["ほうじ茶 100g", "2", "1,200"],
      ["急須 黒 320ml", "1", "2,600"],
      ["茶筒", "1", "800"],
    ]);
  });

  it("a tax rate or a product code that a colleague corrected is not taken back", () => {
    const mine = { ...base, discount: "700" };
    const theirs = {
      ...base,
      lines: [
        { ...tea, taxRate: "reduced" as const },
        { ...pot, productCode: "KS-BK" },
      ],
    };
    const merged = mergeEdit(base, mine, theirs, {});
    expect(merged.conflicts).toEqual([]);
    expect(merged.draft.lines).toMatchObject([{ taxRate: "reduced" }, { productCode: "KS-BK" }]);
    const both = mergeEdit(base, { ...base, lines: [{ ...tea, taxRate: "exempt" as const }, pot] }, theirs, {});
    expect(both.conflicts).toEqual(["lines.0"]);
  });

  it("a line of which one changed the goods and the other the price is never put together from both", () => {
    const mine = { ...base, lines: [tea, { ...pot, unitPrice: "2,000" }] };
    const theirs = { ...base, lines: [tea, { ...pot, name: "湯呑" }] };
    const merged = mergeEdit(base, mine, theirs, {});
    expect(merged.conflicts).toEqual(["lines.1"]);
    expect(merged.draft.lines[1]).toEqual({ ...pot, unitPrice: "2,000" });
  });

  it("where lines were taken away, all lines are one part", () => {
    const theirs = { ...base, lines: [pot] };
    expect(mergeEdit(base, base, theirs, {}).draft.lines).toEqual([pot]);
    const mine = { ...base, lines: [tea] };
    expect(mergeEdit(base, mine, { ...base, lines: [tea, { ...pot, quantity: "4" }] }, {}).conflicts).toEqual([
      "lines",
    ]);
  });

  it("the same change by both is no news", () => {
    expect(mergeEdit(base, { ...base, points: "10" }, { ...base, points: "10" }, {}).news).toEqual([]);
  });
});

const fee = fc.constantFrom("0", "100", "500", "600");
const drafts = fc.record({ shippingFee: fee, discount: fee, points: fee }).map((fees): Draft => ({ ...base, ...fees }));

it("a field that no colleague changed is saved as typed, and an untouched one as it stands", () => {
  fc.assert(
    fc.property(drafts, drafts, (mine, theirs) => {
      expect(sameDraft(mergeEdit(base, mine, base, {}).draft, mine)).toBe(true);
      expect(sameDraft(mergeEdit(base, base, theirs, {}).draft, theirs)).toBe(true);
      const { draft, conflicts } = mergeEdit(base, mine, theirs, {});
      for (const part of changedParts(base, mine)) expect(draft[part]).toEqual(mine[part]);
      for (const part of conflicts) expect(changedParts(base, theirs)).toContain(part);
    }),
  );
});
