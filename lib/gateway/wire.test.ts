import { describe, expect, it } from "vitest";
import type { LedgerPayment } from "./protocol";
import { parseWire, WIRE } from "./wire";

const PAYMENT: LedgerPayment = {
  paymentId: "pay-1",
  provider: "gmo-pg",
  method: "gmo-pg/paypay",
  orderNumber: "261024-0087",
  state: "captured",
  providerStatus: "売上 😀",
  authorized: 2_147_483_647,
  captured: 12_800,
  refunded: 0,
  orderedAt: "2026-10-24T09:08:00.000Z",
  paymentAt: "2026-10-24T09:10:00.000Z",
  capturedAt: "2026-11-01T01:12:00.000Z",
  canceledAt: null,
  updatedAt: "2026-11-01T01:12:00.000Z",
  entries: [],
};

/** Through JSON, as it comes. */
const read = (change: Partial<LedgerPayment>) => parseWire(WIRE.payment, JSON.stringify({ ...PAYMENT, ...change }));

describe("what the wire lets through can be written down", () => {
  it("takes the largest sums and any whole text", () => {
    expect(read({})).toEqual({ ok: true, value: PAYMENT });
  });

  it.each([
    ["a sum that no row holds", { authorized: 2_147_483_648 }],
    ["a NUL", { providerStatus: "VO\u0000ID" }],
    ["the first half of a pair", { orderNumber: "261024\ud83d" }],
    ["the second half of a pair", { orderNumber: "\ude00-0087" }],
  ] as const)("leaves out %s", (_, change) => {
    expect(read(change)).toMatchObject({ ok: false });
  });

  it("leaves out that payment alone of a page", () => {
    const page = { asOf: PAYMENT.updatedAt, payments: [PAYMENT, { ...PAYMENT, method: "\u0000" }], nextCursor: null };
    expect(parseWire(WIRE.page, JSON.stringify(page))).toMatchObject({
      value: { payments: [{ paymentId: "pay-1" }], unreadable: 1 },
    });
  });
});
