import { type Patch, tests } from "../patch";

const GATEWAY = "lib/gateway/http-gateway.ts";
const GATEWAY_TESTS = "lib/gateway/http-gateway.test.ts";
const LEDGER_TESTS = "lib/gateway/ledger-payment.test.ts";

/** What can be got wrong in hearing what came over the wire. */
export const ANSWERING: readonly Patch[] = [
  {
    name: "any-4xx-believed",
    hurts: "A proxy's 404 page makes a done cancel not sent.",
    edits: [
      {
        file: GATEWAY,
        before: "if (error === null) return silence(",
        after:
          'if (error === null) return { kind: "refused_by_protocol", code: "unknown_payment", field: null, raw, httpStatus };\n  if (httpStatus < 0) return silence(',
      },
    ],
    caughtBy: tests(GATEWAY_TESTS),
  },
  {
    name: "in-flight-taken-for-refused",
    hurts: "What the provider is working on right now is shown as not sent.",
    edits: [
      {
        file: GATEWAY,
        before: 'if (error.code === "in_flight") return silence("in_flight", "in_flight");',
        after:
          'if (error.code === "in_flight") return { kind: "refused_by_protocol", code: "expired", field: null, raw, httpStatus };',
      },
    ],
    caughtBy: tests(GATEWAY_TESTS),
  },
  {
    name: "answer-not-doubted",
    hurts: "An answer about another operation settles this one.",
    edits: [
      {
        file: GATEWAY,
        before: "return detail === null ? parsed : { ok: false, detail };",
        after: 'return detail === "" ? { ok: false, detail } : parsed;',
      },
    ],
    caughtBy: tests(GATEWAY_TESTS),
  },
  {
    name: "key-header-missing",
    hurts: "A provider that goes by the key takes a repetition for something new.",
    edits: [
      {
        file: GATEWAY,
        before: 'if (call.operationId !== undefined) headers["idempotency-key"] = call.operationId;',
        after: "",
      },
    ],
    caughtBy: tests(GATEWAY_TESTS),
  },
  {
    name: "another-operations-answer-believed",
    hurts: "A mix-up at the provider's side settles what nobody did.",
    edits: [
      {
        file: "lib/gateway/ledger-payment.ts",
        before: 'if (answer.operationId !== asked.operationId) return "operationId differs";',
        after: "",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
  {
    name: "success-without-its-ledger-believed",
    hurts: '"Canceled" is said of a payment that still stands.',
    edits: [
      {
        file: "lib/gateway/ledger-payment.ts",
        before: 'return held === 0 ? null : "not canceled";',
        after: "return null;",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
  {
    name: "amounts-out-of-order-believed",
    hurts: "More refunded than captured becomes our record.",
    edits: [
      {
        file: "lib/gateway/ledger-payment.ts",
        before: "if (refunded < 0 || refunded > captured || captured > authorized)",
        after: "if (refunded < 0)",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
];
