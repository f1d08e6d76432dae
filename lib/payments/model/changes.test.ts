import { expect, it } from "vitest";
import { BLANK_LINE } from "./blank";
import { changesOf, mergeChanges } from "./changes";

it("several events merge to one difference; what came back is none", () => {
  const change = (before: string, after: string) => ({ changes: [{ field: "memo" as const, before, after }] });
  expect(mergeChanges([change("a", "b"), change("b", "c")])).toEqual([{ field: "memo", before: "a", after: "c" }]);
  expect(mergeChanges([change("a", "b"), change("b", "a")])).toEqual([]);
});

const ORDER = {
  total: 1,
  shippingFee: 0,
  discount: 0,
  points: 0,
  fee: 0,
  status: "new",
  memo: "x",
  methodId: "sbps/card",
  stage: "before_capture",
  cancellationMark: false,
  paid: false,
  paidOn: null,
  carrier: null,
  slipNumber: null,
  slipNumberSent: false,
  shippedOn: null,
  lines: [{ name: "n", quantity: 1, unitPrice: 1, ...BLANK_LINE }],
} as const;

it("a patch that changes nothing is no change", () => {
  const order = ORDER;
  expect(changesOf(order, { memo: "x", lines: order.lines })).toEqual([]);
  expect(changesOf(order, { methodId: "sbps/card" })).toEqual([]);
  expect(changesOf(order, { methodId: "zeus/card" })).toEqual([
    { field: "method", before: "sbps/card", after: "zeus/card" },
  ]);
  expect(changesOf(order, { memo: "y" })).toEqual([{ field: "memo", before: "x", after: "y" }]);
});

it("a line's tax rate and product code are changes of the line", () => {
  const line = { name: "n", quantity: 2, unitPrice: 1, ...BLANK_LINE };
  const lines = (more: object) => changesOf({ ...ORDER, lines: [line] }, { lines: [{ ...line, ...more }] });
  expect(lines({})).toEqual([]);
  expect(lines({ taxRate: "reduced" })).toEqual([{ field: "lines", before: "n 1×2", after: "n 1×2 (8%)" }]);
  expect(lines({ productCode: "KS" })).toEqual([{ field: "lines", before: "n 1×2", after: "KS n 1×2" }]);
});
