import { describe, expect, it } from "vitest";
import type { OrderListRow, OrderListView } from "@/lib/orders/list/list-view";
import { laidOver } from "./use-steady-rows";

function row(orderNumber: string, total = 1_000): OrderListRow {
  return {
    orderNumber,
    orderedAt: 0,
    customerName: "佐々木 葵",
    methodId: "gmo/credit" as OrderListRow["methodId"],
    stage: "before_capture",
    status: "new",
    total,
    without: null,
    captureReason: null,
    heldApart: null,
    paid: true,
    threeDSecure: false,
    slipNumberSent: false,
    cancellationMark: false,
    openTask: false,
    difference: false,
    cancel: { kind: "none", why: "already_canceled" },
    nearestDeadline: null,
  };
}

function page(rows: readonly OrderListRow[]): OrderListView {
  return { serverNow: 0, rows, firstOrdinal: 1, previous: null, next: null, ignored: [] };
}

const numbers = ({ view }: { readonly view: OrderListView }) =>
  view.rows.map(({ orderNumber }) => orderNumber).join("");
const shown = ["A", "B", "C", "D"].map((number) => row(number));

describe("rows that follow what changes", () => {
  it("take new values where they stand, though they would be sorted elsewhere", () => {
    const steady = laidOver(shown, page([row("C", 9_000), row("A"), row("B"), row("D")]));
    expect(numbers(steady)).toBe("ABCD");
    expect(steady.view.rows[2]?.total).toBe(9_000);
    expect(steady).toMatchObject({ fresh: 0, gone: new Map() });
  });

  it("stay where they no longer belong, and say so", () => {
    const steady = laidOver(shown, page([row("A"), row("C"), row("D")]));
    expect(numbers(steady)).toBe("ABCD");
    expect(steady).toMatchObject({ fresh: 0, gone: new Map([["B", "left"]]) });
  });

  it("are joined by none that only fills the end of the page", () => {
    const steady = laidOver(shown, page([row("A"), row("C"), row("D"), row("E")]));
    expect(steady).toMatchObject({ fresh: 0, gone: new Map([["B", "left"]]) });
  });

  it("are not pushed away by new ones, which wait", () => {
    const steady = laidOver(shown, page([row("X"), row("A"), row("B"), row("C")]));
    expect(numbers(steady)).toBe("ABCD");
    expect(steady).toMatchObject({ fresh: 1, gone: new Map([["D", "moved"]]) });
  });

  it("wait also for the first ones of a short list", () => {
    expect(laidOver([row("A")], page([row("A"), row("B")]))).toMatchObject({ fresh: 1, gone: new Map() });
    expect(laidOver([], page([row("B")]))).toMatchObject({ fresh: 1, gone: new Map() });
  });
});
