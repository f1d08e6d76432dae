import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { lapsesAt } from "@/lib/gateway/providers/registry";
import { anyWish, NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { methodsWhere, methodWhere } from "@/prisma/builders/methods";
import type { EventEntry, OperationEntry } from "./order-history";
import { type OrderRecords, orderView } from "./order-view";
import { type PaymentLine, paymentLine } from "./payment-line";

const DAY = 86_400_000;
const limited = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d");
const unlimited = methodWhere(
  "cancel.before_capture",
  (facts) => facts !== null && facts.deadline === undefined,
  methodsWhere("amount.before_capture", (facts) => facts?.deadline === undefined),
);
const waits = methodWhere(
  "amount.before_capture",
  (facts) => facts?.settled_at_capture === true && facts.deadline === undefined,
  methodsWhere("cancel.before_capture", (facts) => facts?.deadline === undefined),
);

function lineOf(wish: Wish, more: Partial<OrderRecords> = {}, now = NOW): PaymentLine | null {
  return paymentLine(orderView({ ...recordsOf(wish), ...more }, { role: "viewer" }, now), now);
}

function call(kind: OperationEntry["kind"], at: number, more: Partial<OperationEntry> = {}): OperationEntry {
  return {
    type: "operation",
    id: `${kind}-${at}`,
    at,
    by: "田中 葵",
    kind,
    state: "succeeded",
    amountBefore: 12_800,
    amount: 12_800,
    providerOperation: "Any",
    providerCode: null,
    meaning: null,
    reason: "",
    settledAt: at,
    sends: 1,
    inquiries: 0,
    methodId: unlimited,
    paymentId: 1,
    authorization: null,
    ...more,
  };
}

const event = (kind: string, at: number, amounts: EventEntry["amounts"] = null): EventEntry => ({
  type: "event",
  id: at,
  at,
  actor: "staff",
  by: "田中 葵",
  kind,
  resolvedManually: false,
  topic: "operation",
  changes: [],
  amounts,
  flag: null,
  reason: "",
});

const kinds = (line: PaymentLine | null) => line?.points.map(({ kind }) => kind);
const shapes = (line: PaymentLine | null) => line?.segments.map(({ kind, amount }) => [kind, amount]);

describe("the line of a payment", () => {
  it("goes from the authorization over changes and capture to now, with what was held in each stretch", () => {
    const wish: Wish = { methodId: unlimited, state: "captured", total: 11_600, ageDays: 40 };
    const records = recordsOf(wish);
    const payment = records.payment && { ...records.payment, capturedAt: NOW - 20 * DAY };
    const history = [
      call("capture", NOW - 20 * DAY, { amountBefore: 11_600, amount: 11_600 }),
      call("change_amount", NOW - 30 * DAY, { amount: 11_600 }),
    ];
    const line = lineOf(wish, { payment, history });
    expect(kinds(line)).toEqual(["authorized", "changed", "captured", "now"]);
    expect(shapes(line)).toEqual([
      ["authorized", 12_800],
      ["authorized", 11_600],
      ["captured", 11_600],
      ["open", null],
    ]);
    // To scale: ten of forty days, twenty of forty, and fifteen hundredths of the whole beyond now.
    const places = line?.points.map(({ place }) => Math.round(place * 1.15 * 40));
    expect(places).toEqual([0, 10, 20, 40]);
  });

  it("ends at a limit that lies ahead, and hatches what is left", () => {
    const line = lineOf({ methodId: limited, ageDays: 10 });
    expect(kinds(line)).toEqual(["authorized", "now", "limit"]);
    expect(line?.points.at(-1)).toMatchObject({ place: 1, over: false });
    expect(line?.to).toBe((line?.from ?? 0) + 30 * DAY);
    expect(line?.segments.map(({ kind, to }) => [kind, Math.round(to * 30)])).toEqual([
      ["authorized", 10],
      ["left", 30],
    ]);
  });

  it("ends now where its limit has passed", () => {
    const line = lineOf({ methodId: limited, ageDays: 31 });
    expect([...new Set(kinds(line))]).toEqual(["authorized", "limit", "now"]);
    expect(line?.points.filter(({ kind }) => kind === "limit").every((point) => "over" in point && point.over)).toBe(
      true,
    );
    expect(line?.points.at(-1)?.place).toBe(1);
    expect(shapes(line)).toEqual([["authorized", 12_800]]);
  });

  it("counts the limit itself as still ahead, and a millisecond later as passed", () => {
    const records = recordsOf({ methodId: limited, ageDays: 30 });
    const limit = (records.payment?.paymentAt ?? 0) + 30 * DAY;
    const over = (now: number) =>
      lineOf({ methodId: limited, ageDays: 30 }, {}, now)?.points.some((point) => point.kind === "limit" && point.over);
    expect([over(limit), over(limit + 1)]).toEqual([false, true]);
  });

  it("draws an amount that waits for the capture as what lies ahead, and the held one until then", () => {
    const wish: Wish = { methodId: waits, total: 5_900, held: 6_800, waitingAmount: 5_900 };
    const line = lineOf(wish, { history: [event("amount_waits_for_capture", NOW - DAY)] });
    expect(kinds(line)).toEqual(["authorized", "waits", "now"]);
    expect(shapes(line)).toEqual([
      ["authorized", 6_800],
      ["authorized", 6_800],
      ["waits", 5_900],
    ]);
  });

  it("warns of the provider's own lapse from seven days before, and not while it is far", () => {
    const lapses = METHOD_IDS.find((id) => lapsesAt(id, 0) !== null);
    if (lapses === undefined) throw new Error("some provider lets authorizations lapse");
    const lastsDays = (lapsesAt(lapses, 0) ?? 0) / DAY;
    const lapse = (ageDays: number) =>
      lineOf({ methodId: lapses, ageDays })?.points.find((point) => point.kind === "limit" && point.of === "lapse");
    expect(lapse(lastsDays - 7)).toMatchObject({ over: false, at: NOW + 7 * DAY });
    expect(lapse(lastsDays - 8)).toBeUndefined();
    expect(lapse(lastsDays + 1)).toMatchObject({ over: true });
  });

  it("has one point where the capture came with the authorization", () => {
    const wish: Wish = { methodId: unlimited, state: "captured", captureReason: "flag" };
    const { payment } = recordsOf(wish);
    const line = lineOf(wish, { payment: payment && { ...payment, capturedAt: payment.paymentAt } });
    expect(kinds(line)).toEqual(["authorized_captured", "now"]);
    expect(shapes(line)).toEqual([
      ["captured", 12_800],
      ["open", null],
    ]);
  });

  it("is uncertain from the call whose outcome is not known, and promises nothing ahead", () => {
    const line = lineOf({ methodId: unlimited, ageDays: 1, open: "unknown" });
    expect(kinds(line)).toEqual(["authorized", "sent", "now"]);
    expect(shapes(line)).toEqual([
      ["authorized", 12_800],
      ["unknown", null],
      ["open", null],
    ]);
  });

  it("ends with the cancel: neither now nor a limit follows", () => {
    const line = lineOf({ methodId: limited, state: "voided", ageDays: 3 }, { history: [call("cancel", NOW - 1_000)] });
    expect(kinds(line)).toEqual(["authorized", "canceled"]);
    expect(line?.points.at(-1)?.place).toBe(1);
    expect(shapes(line)).toEqual([["authorized", 12_800]]);
  });

  it("begins with attempts that the provider declined, without an authorization until one lived", () => {
    const attempts = [
      call("authorize", NOW - 3 * DAY),
      call("authorize", NOW - 3 * DAY - 3_600_000, { state: "failed" }),
    ];
    const line = lineOf({ methodId: unlimited, ageDays: 3 }, { history: attempts });
    expect(kinds(line)).toEqual(["declined", "reauthorized", "now"]);
    expect(shapes(line)?.slice(0, 2)).toEqual([
      ["none", null],
      ["authorized", 12_800],
    ]);
  });

  it("keeps a payment that lapsed in sight after another authorization took its place", () => {
    const wish: Wish = { methodId: unlimited, ageDays: 1 };
    const { payment } = recordsOf(wish);
    if (payment === null) throw new Error("the order has a payment");
    const lapsed = { ...payment, id: 7, state: "lapsed", paymentAt: NOW - 31 * DAY, lapsedAt: NOW - 2 * DAY } as const;
    const line = lineOf(wish, { earlierPayments: [lapsed] });
    expect(kinds(line)).toEqual(["authorized", "lapsed", "reauthorized", "now"]);
    expect(shapes(line)).toEqual([
      ["authorized", 12_800],
      ["none", null],
      ["authorized", 12_800],
      ["open", null],
    ]);
  });

  it("shows an amount that was taken over from the provider's ledger", () => {
    const history = [event("ledger_taken_over", NOW - DAY, { before: 12_800, after: 9_000 })];
    const line = lineOf({ methodId: unlimited, total: 9_000, ageDays: 2 }, { history });
    expect(kinds(line)).toEqual(["authorized", "changed", "now"]);
    expect(shapes(line)?.slice(0, 2)).toEqual([
      ["authorized", 12_800],
      ["authorized", 9_000],
    ]);
  });

  it("does not exist where nothing was ever authorized", () => {
    expect(lineOf({ methodId: limited, state: "awaiting" })).toBeNull();
    expect(lineOf({ methodId: limited, state: "rejected" })).toBeNull();
  });

  it("knows no limit of an order that carries 取消区分", () => {
    expect(kinds(lineOf({ methodId: limited, marked: true }))).toEqual(["authorized", "now"]);
  });

  it("covers itself without a gap and in the order of time, whatever the order", () => {
    fc.assert(
      fc.property(anyWish, (wish) => {
        const line = lineOf(wish);
        if (line === null || line.from === line.to) return;
        const ends = line.segments.flatMap(({ from, to }) => [from, to]);
        expect(ends.every((end, index) => end >= (ends[index - 1] ?? 0) && end <= 1)).toBe(true);
        expect(line.segments.every(({ from }, index) => from === (line.segments[index - 1]?.to ?? 0))).toBe(true);
        expect(line.segments.at(-1)?.to).toBe(1);
        const places = line.points.map(({ place }) => place);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
      { numRuns: 2_000 },
    );
  });
});
