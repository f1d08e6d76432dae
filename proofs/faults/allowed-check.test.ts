import { expect, it } from "vitest";
import { METHOD } from "@/lib/payments/testing/methods";
import { whyNotAllowed } from "./allowed-check";

const DAY_MS = 86_400_000;
const PAID_AT = Date.parse("2026-11-01T03:00:00.000Z");
const flags = {
  ...{ cancelApi: true, terminationApi: false, gmopsCancelApi: false, gmopsModifyApi: false },
  ...{ postCaptureAmount: "off", captureOnAuthorization: false, securityCodeRequired: false },
} as const;

const at = (decidedAt: number, more: Partial<typeof flags> = {}) => ({
  plan: { does: "send", kind: "cancel", providerOperation: "op", amountBefore: 1_000, amount: 1_000, deadline: null },
  ...{ outcome: "linked", reasons: [], settings: { pciDss: false } },
  ...{ editChoice: false, acknowledged: false, decidedAt, flags: { ...flags, ...more } },
});

const CANCEL = {
  ...{ id: "op", orderNumber: "S1", kind: "cancel", amount: 1_000, amountBefore: 1_000 },
  methodId: METHOD.cancelWithin30Days,
  decision: at(PAID_AT + DAY_MS),
  expiresAt: PAID_AT + DAY_MS + 8_000,
  ...{
    orderedAt: PAID_AT - DAY_MS,
    paymentAt: PAID_AT,
    capturedAt: null,
    heardAt: null,
    paid: true,
    threeDSecure: false,
  },
  slipNumberSent: false,
} as unknown as Parameters<typeof whyNotAllowed>[0];

const denied = (more: object) => whyNotAllowed({ ...CANCEL, ...more });

it("finds nothing in a cancel that the rules allow", () => {
  expect(whyNotAllowed(CANCEL)).toBeNull();
});

it("finds a flag that was off, a limit that had passed, and an end after the limit", () => {
  expect(denied({ decision: at(PAID_AT + DAY_MS, { cancelApi: false } as object) })).toContain("the rules said");
  expect(denied({ decision: at(PAID_AT + 31 * DAY_MS) })).toContain("the rules said");
  expect(denied({ expiresAt: PAID_AT + 31 * DAY_MS })).toBe("may begin after the rule's limit");
});

it("finds a cancel that is not for all that is held", () => {
  expect(denied({ amount: 900 })).toBe("is for 900, held were 1000");
});

it("takes a payment as the shop knew it, not as the provider did", () => {
  const captured = { methodId: METHOD.limitFromCapture, capturedAt: PAID_AT - 400 * DAY_MS };
  const late = { ...captured, decision: at(PAID_AT + DAY_MS) };
  expect(denied({ ...late, heardAt: PAID_AT })).toContain("the rules said");
  expect(denied({ ...late, heardAt: PAID_AT + 2 * DAY_MS })).toBeNull();
});
