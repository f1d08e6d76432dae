import { describe, expect, it } from "vitest";
import { LINE_NAME_MAX } from "@/lib/text/limits";
import { BLANK_LINE } from "./blank";
import type { OrderEdit } from "./contract";
import { editTotals, LINES_MAX, QUANTITY_MAX } from "./edit-totals";

const LINE = { name: "急須 黒", quantity: 1, unitPrice: 1_000, ...BLANK_LINE };
const MAX = 99_999_999;

function edit(more: Partial<OrderEdit> = {}): OrderEdit {
  return { lines: [LINE], shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: false, ...more };
}

function issues(more: Partial<OrderEdit>): readonly string[] {
  const totals = editTotals(edit(more));
  return totals.ok ? [] : totals.error.map((issue) => `${issue.field} ${issue.code}`);
}

describe("the totals of an edit", () => {
  it("add up to lines and fees less discount and points", () => {
    const lines = [LINE, { name: "湯呑", quantity: 3, unitPrice: 500, ...BLANK_LINE }];
    expect(editTotals(edit({ lines, shippingFee: 800, fee: 330, discount: 200, points: 100 }))).toEqual({
      ok: true,
      value: { subtotal: 2_500, shippingFee: 800, fee: 330, discount: 200, points: 100, total: 3_330 },
    });
  });

  it.each([
    [{ lines: [] }, ["lines no_lines"]],
    [{ lines: Array.from({ length: LINES_MAX + 1 }, () => LINE) }, ["lines too_large"]],
    [{ lines: [{ ...LINE, name: "\u3000 " }] }, ["lines.0.name required"]],
    [{ lines: [LINE, { ...LINE, name: "𠮷".repeat(LINE_NAME_MAX + 1) }] }, ["lines.1.name too_long"]],
    [{ lines: [{ ...LINE, name: "\u3164\u200b" }] }, ["lines.0.name required"]],
    [{ lines: [{ ...LINE, name: "茶\u202e碗" }] }, ["lines.0.name bad_character"]],
    [{ lines: [{ ...LINE, name: "茶\t碗" }] }, ["lines.0.name bad_character"]],
    [{ lines: [{ ...LINE, quantity: 0 }] }, ["lines.0.quantity negative"]],
    [{ lines: [{ ...LINE, quantity: 1.5 }] }, ["lines.0.quantity fraction"]],
    [{ lines: [{ ...LINE, quantity: QUANTITY_MAX + 1 }] }, ["lines.0.quantity too_large"]],
    [{ lines: [{ ...LINE, unitPrice: -1 }] }, ["lines.0.unitPrice negative"]],
    [{ lines: [{ ...LINE, unitPrice: MAX + 1 }] }, ["lines.0.unitPrice too_large"]],
    [{ lines: [{ ...LINE, quantity: 2, unitPrice: MAX }] }, ["lines too_large"]],
    [{ shippingFee: Number.NaN }, ["shippingFee not_a_number"]],
    [{ shippingFee: Number.POSITIVE_INFINITY }, ["shippingFee not_a_number"]],
    [{ lines: [{ ...LINE, unitPrice: MAX }], shippingFee: 1 }, ["total too_large"]],
    [{ fee: -1 }, ["fee negative"]],
    [{ discount: 1_001 }, ["total negative_total"]],
  ] as const)("refuse %# with the field that is wrong", (more, expected) => {
    expect(issues(more)).toEqual(expected);
  });

  it.each([
    [{ lines: Array.from({ length: LINES_MAX }, () => LINE) }],
    [{ lines: [{ ...LINE, name: "𠮷".repeat(LINE_NAME_MAX) }] }],
    [{ lines: [{ ...LINE, name: "👨‍👩‍👧".repeat(LINE_NAME_MAX) }] }],
    [{ lines: [{ ...LINE, quantity: QUANTITY_MAX }] }],
    [{ lines: [{ ...LINE, unitPrice: MAX }] }],
    [{ lines: [{ ...LINE, unitPrice: 0 }] }],
    [{ discount: 1_000 }],
  ] as const)("take %# at the very limit", (more) => {
    expect(issues(more)).toEqual([]);
  });
});
