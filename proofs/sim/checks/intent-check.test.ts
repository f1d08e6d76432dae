import { beforeEach, expect, it } from "vitest";
import { IntentCheck } from "./intent-check";
import {
  CANCEL,
  evidence,
  ORDER,
  PAYMENT,
  type PlantedTables,
  PREPARATION,
  REQUEST,
  ROW_FLAGS,
  ROWS_NOW,
} from "./testing/rows";

let planted: PlantedTables;
let check: IntentCheck;
beforeEach(() => {
  planted = evidence();
  check = new IntentCheck(planted, planted.report);
  planted.put({ order: { ...ORDER, version: 2 }, operation: CANCEL });
});

it("finds nothing in an allowed intent that is sent once", () => {
  check.committed();
  check.sent("pay-1", REQUEST);
  expect(planted.found).toEqual([]);
});

it("finds what is sent without an intent, twice, or otherwise than intended", () => {
  check.committed();
  check.sent("pay-1", { ...REQUEST, operationId: "op-9" });
  check.sent("pay-1", REQUEST);
  check.sent("pay-1", REQUEST);
  expect(planted.rules()).toEqual([3, 3]);
});

it("finds what is sent after its end, the clocks' allowance aside", () => {
  const at = (now: number) => {
    let clock = ROWS_NOW;
    const late = new IntentCheck({ ...planted, databaseNow: () => clock }, planted.report);
    late.committed();
    clock = now;
    return late;
  };
  at(CANCEL.expiresAt + 2_000).sent("pay-1", REQUEST);
  expect(planted.found).toEqual([]);
  at(CANCEL.expiresAt + 2_001).sent("pay-1", REQUEST);
  expect(planted.rules()).toEqual([3]);
});

it.each([
  ["another amount", "pay-1", { ...REQUEST, amount: 999 }],
  ["another operation", "pay-1", { ...REQUEST, kind: "capture" as const }],
  ["another payment", "pay-2", REQUEST],
  ["a longer life", "pay-1", { ...REQUEST, expiresAt: new Date(ROWS_NOW + 9_000).toISOString() }],
])("finds a request for %s", (_, paymentId, request) => {
  check.committed();
  check.sent(paymentId, request);
  expect(planted.rules()).toEqual([3]);
});

const decision = CANCEL.decision;
it.each([
  ["whose role does not reach", () => planted.tables.staff.set("aoi", { name: "aoi", role: "viewer" })],
  ["of a marked order", () => planted.put({ order: { ...ORDER, version: 2, cancellationMark: true } })],
  ["by other flags", () => planted.tables.rules.set(ORDER.methodId, rulesWith({ terminationApi: true }))],
  ["that the flags do not link", () => planted.tables.rules.set(ORDER.methodId, rulesWith({ cancelApi: false }))],
  ["decided long before", () => planted.put({ operation: { ...CANCEL, decision: { ...decision, decidedAt: 0 } } })],
  ["after its limit", () => planted.put({ operation: { ...CANCEL, deadline: ROWS_NOW - 1 } })],
  ["on a payment that is over", () => planted.put({ payment: { ...PAYMENT, state: "voided" } })],
  ["for another amount than is held", () => planted.put({ operation: { ...CANCEL, amount: 999 } })],
  ["without an opened control", () => planted.put({ operation: { ...CANCEL, requestKey: "key-9" } })],
  ["that another opened", () => planted.tables.preparations.set("key-1", { ...PREPARATION, staffId: "rei" })],
  ["opened too long ago", () => planted.tables.preparations.set("key-1", { ...PREPARATION, expiresAt: ROWS_NOW - 1 })],
  ["on an order that changed since", () => planted.put({ order: { ...ORDER, version: 3 } })],
  ["that was shown otherwise", () => planted.put({ operation: { ...CANCEL, kind: "terminate" } })],
  ["to capture what is captured", () => planted.put(capture({ state: "captured", captured: 1_000 }))],
  [
    "to capture what is not the total",
    () => planted.put({ ...capture({}), order: { ...ORDER, version: 2, total: 900 } }),
  ],
  ["to capture past a waiting amount", () => planted.put(capture({ waitingAmount: 900 }))],
])("finds an intent %s", (_, plant) => {
  plant();
  check.committed();
  expect(planted.rules()).toEqual([3]);
});

it("takes another name of the act for the same only where the day in Tokyo has changed in between", () => {
  const DAY_MS = 86_400_000;
  const renamed = { ...CANCEL, providerOperation: "VoidOfTheDayAfter" };
  planted.put({ operation: renamed });
  check.committed();
  expect(planted.rules()).toEqual([3]);
  planted.found.length = 0;
  planted.tables.preparations.set("key-1", { ...PREPARATION, createdAt: PREPARATION.createdAt - DAY_MS });
  new IntentCheck({ ...planted, databaseNow: () => ROWS_NOW }, planted.report).committed();
  expect(planted.found).toEqual([]);
});

function rulesWith(flags: Partial<typeof ROW_FLAGS>) {
  const rules = planted.tables.rules.get(ORDER.methodId);
  if (rules === undefined) throw new Error("no rules");
  return { ...rules, flags: { ...ROW_FLAGS, ...flags } };
}

function capture(payment: Partial<typeof PAYMENT>) {
  const { shown } = PREPARATION;
  const plan = shown.plan?.does === "send" ? { ...shown.plan, kind: "capture" as const } : null;
  planted.tables.preparations.set("key-1", { ...PREPARATION, verb: "capture", shown: { plan } });
  return { operation: { ...CANCEL, kind: "capture" as const }, payment: { ...PAYMENT, ...payment } };
}

const AUTHORIZATION = {
  does: "send",
  kind: "authorize",
  providerOperation: "Void",
  amountBefore: 0,
  amount: 1_000,
  deadline: null,
  captureReason: null,
  securityCode: null,
} as const;
const AUTHORIZE: typeof CANCEL = {
  ...CANCEL,
  kind: "authorize",
  amountBefore: 0,
  decision: { ...decision, plan: AUTHORIZATION },
  details: { kind: "authorize", captureReason: null, securityCode: null, card: null, threeDSecure: false },
};
const SENT = {
  operationId: "op-1",
  provider: "",
  method: CANCEL.methodId,
  providerOperation: "Void",
  orderNumber: "S1",
  orderedAt: new Date(ROWS_NOW).toISOString(),
  amount: 1_000,
  captureNow: false,
  threeDSecure: false,
  card: null,
  expiresAt: REQUEST.expiresAt,
};
const AWAITING: typeof PAYMENT = {
  ...PAYMENT,
  state: "awaiting",
  authorized: 0,
  providerPaymentId: null,
  paymentAt: null,
};

function intendsAuthorization(change: Partial<typeof CANCEL> = {}, payment = AWAITING) {
  planted.tables.preparations.set("key-1", { ...PREPARATION, verb: "authorize", shown: { plan: AUTHORIZATION } });
  planted.put({ payment, operation: { ...AUTHORIZE, ...change } });
  check.committed();
}

it("finds nothing in an authorization of all that the order costs", () => {
  intendsAuthorization();
  check.sent(null, SENT);
  expect(planted.found).toEqual([]);
});

it.each([
  ["of a payment that lives", {}, PAYMENT],
  ["captured against the flag", { details: { ...AUTHORIZE.details, captureReason: "flag" } }, AWAITING],
] as const)("finds an authorization %s", (_, change, payment) => {
  intendsAuthorization(change as Partial<typeof CANCEL>, payment);
  expect(planted.rules()).toContain(3);
});

it("finds an authorization that is sent as captured, and was not intended so", () => {
  intendsAuthorization();
  check.sent(null, { ...SENT, captureNow: true });
  expect(planted.rules()).toEqual([3]);
});
