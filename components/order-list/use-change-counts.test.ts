import { expect, it } from "vitest";
import type { OrderListRow } from "@/lib/orders/list/list-view";
import { counted } from "./use-change-counts";

const row = { total: 1_000, stage: "before_capture", cancel: { kind: "none", why: "already_marked" } } as OrderListRow;

it("names the cells that show another value, and counts them anew each time", () => {
  const dearer = { ...row, total: 2_000 };
  const once = counted({}, row, dearer);
  expect(once).toEqual({ total: 1 });
  expect(counted(once, dearer, { ...row, stage: "canceled" })).toEqual({ total: 2, stage: 1 });
});

it("a row that was read again without a change tints nothing", () => {
  const known = { total: 1 };
  expect(counted(known, row, structuredClone(row))).toBe(known);
});
