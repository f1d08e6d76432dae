import { type Patch, tests } from "../patch";

const UNDER_LOCK = "lib/orders/confirm-under-lock.ts";
const CARD = "lib/orders/given-card.ts";
const SETTLE = "lib/operations/settle.ts";
const TESTS = "lib/orders/authorize.test.ts";
const CARD_TESTS = "lib/orders/authorize-card.test.ts";
const PENDING_TESTS = "lib/orders/authorize-pending.test.ts";

/** What can be got wrong in sending an authorization, and in believing what came of it. */
export const AUTHORIZING: readonly Patch[] = [
  {
    name: "card-of-another-order-sent",
    hurts: "A tab that was left open charges one customer's card for another customer's order.",
    edits: [
      {
        file: CARD,
        before:
          'if (card.orderNumber !== orderNumber || card.method !== methodId) return err("card_token_of_another");',
        after: "",
      },
    ],
    caughtBy: tests(CARD_TESTS, "in memory"),
  },
  {
    name: "code-that-is-demanded-left-out",
    hurts: "The flag says that the code is required, and an authorization goes out without it.",
    edits: [
      {
        file: CARD,
        before:
          'if (plan.securityCode === "required" && card.securityCode === "not_given") return err("security_code_missing");',
        after: "",
      },
    ],
    caughtBy: tests(CARD_TESTS, "in memory"),
  },
  {
    name: "token-kept-with-the-operation",
    hurts: "What stands for a card lies in the database, its copies and its dumps.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "card: checked.value && cardFacts(checked.value), threeDSecure },",
        after: "card: checked.value, threeDSecure },",
      },
    ],
    caughtBy: tests(CARD_TESTS, "in memory"),
  },
  {
    name: "lapsed-payment-used-again",
    hurts: "What became of the authorization before is written over by the next one.",
    edits: [
      {
        file: "lib/operations/payment-to-authorize.ts",
        before: "const unborn = payment !== null && payment.providerPaymentId === null;",
        after: "const unborn = payment !== null;",
      },
    ],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "payment-of-another-order-believed",
    hurts: "A provider mixes two orders up, and one of them counts as paid by the other's customer.",
    edits: [
      {
        file: SETTLE,
        before: 'return operation.kind === "authorize" && !(await bringsOwnPayment(writing, reading.payment));',
        after: "return false;",
      },
    ],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "decline-not-noted",
    hurts: "The card was declined, and the order goes on as if the customer were still to pay.",
    edits: [{ file: SETTLE, before: "await noteRejected(writing);", after: "" }],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "taken-believed-never-arrived",
    hurts: "The provider has the authorization and forgets it for a moment; staff send it again, and two live.",
    edits: [
      {
        file: SETTLE,
        before: 'if (reading.outcome === "never_begun") return operation.waitsFor !== null;',
        after: "",
      },
    ],
    caughtBy: tests(PENDING_TESTS, "in memory"),
  },
  {
    name: "screening-becomes-work-of-a-person",
    hurts: "A provider that screens for an hour sends every such order to a person, who can only wait as well.",
    edits: [
      {
        file: "lib/operations/reading.ts",
        before: 'if (asked.kind === "authorize" && answer.result === "pending") {',
        after: 'if (asked.kind === "authorize" && answer.result === "pending" && source === "mutation") {',
      },
    ],
    caughtBy: tests(PENDING_TESTS, "in memory"),
  },
];
