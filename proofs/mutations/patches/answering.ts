import { histories, type Patch, tests } from "../patch";

const GATEWAY = "lib/gateway/http-gateway.ts";
const GATEWAY_TESTS = "lib/gateway/http-gateway.test.ts";
const LEDGER = "lib/gateway/ledger-payment.ts";
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
    hurts: "A mix-up at the provider's side settles what no operation did.",
    edits: [
      {
        file: LEDGER,
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
        file: LEDGER,
        before: 'return held === 0 ? null : "not canceled";',
        after: "return null;",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
  {
    name: "no-entry-asked-for",
    hurts: "Console work is claimed as the shop's own: two movements are told where one took place.",
    edits: [
      {
        file: LEDGER,
        before: "return unentered(asked, payment, source) ?? undone(asked, payment);",
        after: "return undone(asked, payment);",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "anothers-entry-taken",
    hurts: "An entry of work in the console is taken for this operation's own.",
    edits: [
      {
        file: LEDGER,
        before: "filter((entry) => entry.operationId === operationId)",
        after: "filter((entry) => (entry.operationId ?? operationId) === operationId)",
      },
    ],
    caughtBy: tests([LEDGER_TESTS, "lib/payments/verbs/own-entry.test.ts"]),
  },
  {
    name: "no-success-believed",
    hurts: "No answer is ever believed: everything comes to 要確認, and staff record by hand what the provider says.",
    edits: [
      {
        file: LEDGER,
        before: 'if (entries.length === 0) return "no entry of this operation";',
        after: 'if (entries.length === 0 || payment.entries.length > 1) return "no entry of this operation";',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "entry-of-another-amount-taken",
    hurts: "A cancel that was entered for another amount is claimed as the one that was asked for.",
    edits: [
      {
        file: LEDGER,
        before: "entry.kind === kind && entry.amount === amount)",
        after: "entry.kind === kind && amount > 0)",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
  {
    name: "done-twice-taken-for-once",
    hurts: "A refund that was made twice is told as one, by an inquiry that shows both.",
    edits: [
      { file: LEDGER, before: 'if (entries.length > 1 && source === "inquiry")', after: "if (entries.length > 9)" },
    ],
    caughtBy: tests([LEDGER_TESTS, "lib/payments/verbs/own-entry.test.ts"]),
  },
  {
    name: "refusal-beside-its-entry-believed",
    hurts: '"Refused" on screen, with the entry that says done in the same answer.',
    edits: [
      {
        file: LEDGER,
        before: 'return source === "inquiry" && ownEntries(answer).length > 0 ?',
        after: 'return source === "inquiry" && ownEntries(answer).length < 0 ?',
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "mutations-refusal-beside-its-entry-believed",
    hurts: "A second delivery's refusal settles what the first one did, though its payment shows the entry.",
    edits: [
      {
        file: "lib/gateway/classify.ts",
        before: "const mayRepeat = byItsWord || own > 0;",
        after: "const mayRepeat = byItsWord;",
      },
    ],
    caughtBy: tests(["lib/gateway/classify.test.ts", "lib/payments/verbs/own-entry.test.ts"]),
  },
  {
    name: "second-deliverys-success-believed",
    hurts: "The network delivered a change twice, and what both made of the payment is told as one.",
    edits: [
      {
        file: "lib/gateway/classify.ts",
        before: 'const again = source === "mutation" && own > 1;',
        after: 'const again = source === "mutation" && own > 9;',
      },
    ],
    caughtBy: tests(["lib/gateway/classify.test.ts", "lib/payments/verbs/own-entry.test.ts"]),
  },
  {
    name: "anothers-work-shown-as-this-ones",
    hurts: "Staff who settle 要確認 read that the cancel was done, and it was another operation's.",
    edits: [
      {
        file: "lib/ledger/read-ledger.ts",
        before: 'return entered ? "done" : "done_elsewhere";',
        after: 'return "done";',
      },
    ],
    caughtBy: tests("lib/ledger/read-ledger.test.ts"),
  },
  {
    name: "amounts-out-of-order-believed",
    hurts: "More refunded than captured becomes our record.",
    edits: [
      {
        file: LEDGER,
        before: "if (refunded < 0 || refunded > captured || captured > authorized)",
        after: "if (refunded < 0)",
      },
    ],
    caughtBy: tests(LEDGER_TESTS),
  },
];
