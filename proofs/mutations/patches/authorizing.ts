import { histories, type Patch, tests } from "../patch";

const UNDER_LOCK = "lib/payments/verbs/confirm-under-lock.ts";
const CARD = "lib/payments/verbs/given-card.ts";
const EFFECT = "lib/payments/decide/effect.ts";
const SETTLE = "lib/payments/call/settle.ts";
const TESTS = "lib/payments/verbs/authorize.test.ts";
const CARD_TESTS = "lib/payments/verbs/authorize-card.test.ts";
const PENDING_TESTS = "lib/payments/verbs/authorize-pending.test.ts";

/** What can be got wrong in sending an authorization, and in believing what came of it. */
export const AUTHORIZING: readonly Patch[] = [
  {
    name: "card-of-another-order-sent",
    hurts: "A tab that was left open charges one customer's card for another customer's order.",
    edits: [
      {
        file: CARD,
        before:
          'if (card.orderNumber !== orderNumber || card.method !== methodId) return err({ code: "card_token_of_another" });',
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
        before: 'if (plan.securityCode === "required" && card.securityCode === "not_given") {',
        after: "if (card.orderNumber !== orderNumber) {",
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
        file: "lib/payments/call/payment-to-authorize.ts",
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
        file: "lib/payments/call/reading.ts",
        before: 'if (asked.kind === "authorize" && answer.result === "pending") {',
        after: 'if (asked.kind === "authorize" && answer.result === "pending" && source === "mutation") {',
      },
    ],
    caughtBy: tests(PENDING_TESTS, "in memory"),
  },
  {
    name: "used-token-sent-again",
    hurts: "A card that was good for one authorization goes out with the next one, and the buyer is refused for it.",
    edits: [
      {
        file: CARD,
        before: 'if (card.state === "used") return err({ code: "card_token_used" });',
        after: "",
      },
    ],
    caughtBy: tests(CARD_TESTS, "in memory"),
  },
  {
    name: "live-authorization-made-again",
    hurts: "A second authorization of a payment that lives blocks the customer's money twice.",
    edits: [
      {
        file: "lib/payments/decide/own-reasons.ts",
        before: 'if (facts.stage !== "unauthorized") return ["already_authorized"];',
        after: 'if (facts.stage === "canceled") return ["already_authorized"];',
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "capture-flag-left-out-of-the-request",
    hurts: "The order is born 確定後 on our side, and the provider captures nothing: the money runs out unnoticed.",
    edits: [
      {
        file: "lib/payments/call/request.ts",
        before: "captureNow: captureReason !== null,",
        after: "captureNow: false,",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "capture-claimed-by-the-flag",
    hurts: "The history says that the flag captured what the provider's record has never captured.",
    edits: [
      {
        file: EFFECT,
        before: "captureReason: ledger.capturedAt === null ? null : captureReason,",
        after: "captureReason,",
      },
    ],
    caughtBy: tests(TESTS, "claims no capture"),
  },
  {
    name: "every-authorization-counts-as-paid",
    hurts: "An order whose customer pays at the counter next week is shipped as paid.",
    edits: [
      {
        file: EFFECT,
        before: '...(paymentBeginningOf(order.methodId) === "with_authorization" ? { paid: true } : {}),',
        after: "paid: true,",
      },
    ],
    caughtBy: tests(TESTS, "pays later"),
  },
  {
    name: "word-taken-for-a-decline",
    hurts: "A person saw nothing in the console, and the customer is told that the card was declined.",
    edits: [
      {
        file: SETTLE,
        before:
          'if (operation.kind !== "authorize" || payment === null || step.by.manualResolution !== undefined) return;',
        after: 'if (operation.kind !== "authorize" || payment === null) return;',
      },
    ],
    caughtBy: tests(PENDING_TESTS, "in memory"),
  },
  {
    name: "payment-that-is-anothers-named",
    hurts: "A person's slip of the pen ties one customer's payment to another customer's order.",
    edits: [
      {
        file: SETTLE,
        before: "return known === null || known.payment.id === operation.paymentId;",
        after: "return known === null || known.payment.id > 0;",
      },
    ],
    caughtBy: tests([TESTS, PENDING_TESTS], "in memory"),
  },
  {
    name: "old-payment-not-superseded",
    hurts: "Two payments of one order count, and each says something else of its money.",
    edits: [
      {
        file: "lib/payments/call/payment-to-authorize.ts",
        before: "await tx.changePayment(payment.id, { supersededAt: now });",
        after: "",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "decline-of-the-method-before-kept",
    hurts: "The order has another method now, and still reads 与信NG for the one before.",
    edits: [
      {
        file: "lib/payments/call/payment-to-authorize.ts",
        before: 'await tx.changePayment(payment.id, { methodId, state: "awaiting" });',
        after: "await tx.changePayment(payment.id, { methodId });",
      },
    ],
    caughtBy: tests("lib/payments/verbs/change-method.test.ts", "in memory"),
  },
  {
    name: "canceled-order-comes-to-life",
    hurts: "A late authorization is offered as the payment of an order that its customer has canceled.",
    edits: [
      {
        file: "lib/payments/reconcile/arrival.ts",
        before: 'const kinds = [canceled ? "marked_live_there" : "authorized_there"] as const;',
        after: 'const kinds = [canceled ? "authorized_there" : "authorized_there"] as const;',
      },
    ],
    caughtBy: tests("lib/payments/verbs/arrival.test.ts"),
  },
];
