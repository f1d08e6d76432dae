import { histories, type Patch, tests } from "../patch";

const EFFECT = "lib/payments/decide/effect.ts";
const SHIP = "lib/payments/decide/decide-ship.ts";
const REPORTS = "lib/payments/reconcile/provider-reports.ts";
const CARRY_OUT = "lib/payments/verbs/carry-out.ts";
const SHIP_TESTS = "lib/payments/verbs/ship.test.ts";
const PAYMENT_TESTS = "lib/payments/verbs/record-payment.test.ts";
const REPORTS_TESTS = "lib/payments/reconcile/provider-reports.test.ts";

/** What can be got wrong in 配送処理 and 伝票番号連携, in 入金処理, and in what the provider reports by itself. */
export const SHIPPING: readonly Patch[] = [
  {
    name: "another-parcel-believed",
    hurts: "The provider has noted another customer's slip number, and ours counts as told.",
    edits: [
      {
        file: EFFECT,
        before:
          "if (carrier !== told.carrier || slipNumber !== told.slipNumber || shippedOn !== told.shippedOn) return null;",
        after: "if (carrier === null || slipNumber === null || shippedOn === null) return null;",
      },
    ],
    caughtBy: tests(SHIP_TESTS, "another parcel"),
  },
  {
    name: "told-slip-number-forgotten",
    hurts: "The provider is told again and again, and an amount change that the number closed goes out.",
    edits: [{ file: EFFECT, before: "    slipNumberSent: true,\n", after: "" }],
    caughtBy: tests(SHIP_TESTS, "in memory"),
  },
  {
    name: "slip-number-told-twice",
    hurts: "A second parcel's number takes the place of the one by which the provider pays out.",
    edits: [
      {
        file: "lib/payments/decide/own-reasons.ts",
        before: 'return facts.slipNumberSent ? ["slip_number_told"] : [];',
        after: "return [];",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "shipment-told-unasked",
    hurts: "Staff chose not to tell the provider yet, and it is told all the same.",
    edits: [{ file: SHIP, before: "stage === null || report === false || !takes", after: "stage === null || !takes" }],
    caughtBy: tests(SHIP_TESTS),
  },
  {
    name: "shipment-of-the-total",
    hurts: "The provider is told of another amount than it holds, and takes the parcel for another order's.",
    edits: [{ file: SHIP, before: "      amount: facts.held,\n", after: "      amount: facts.total,\n" }],
    caughtBy: histories(),
  },
  {
    name: "payment-day-not-kept",
    hurts: "The order says that money came, and not when.",
    edits: [
      { file: CARRY_OUT, before: "{ paid: true, paidOn: plan.paidOn, ...", after: "{ paid: true, paidOn: null, ..." },
    ],
    caughtBy: tests(PAYMENT_TESTS, "in memory"),
  },
  {
    name: "payment-not-taken-back",
    hurts: "入金 that was recorded by mistake stays, and the goods leave.",
    edits: [
      {
        file: CARRY_OUT,
        before: "{ paid: false, paidOn: null, ...moved",
        after: "{ paid: true, paidOn: null, ...moved",
      },
    ],
    caughtBy: tests(PAYMENT_TESTS, "in memory"),
  },
  {
    name: "payment-of-tomorrow-recorded",
    hurts: "Money that is promised for next week counts as arrived today.",
    edits: [
      {
        file: "lib/payments/decide/typed-shipment.ts",
        before: 'if (day > tokyoDate(now)) return [{ field, code: "in_future" }];',
        after: "",
      },
    ],
    caughtBy: tests(PAYMENT_TESTS, "in memory"),
  },
  {
    name: "lapse-not-heard",
    hurts: "The provider let the authorization end, and the goods leave for an order that will never be paid.",
    edits: [
      {
        file: REPORTS,
        before: 'return payment.state === "authorized" && ledger.state === "lapsed";',
        after: 'return payment.state === "lapsed" && ledger.state === "lapsed";',
      },
    ],
    caughtBy: tests(REPORTS_TESTS),
  },
  {
    name: "superseded-payment-reported",
    hurts: "A payment whose place another took is paid at a counter, and every round finds it anew.",
    edits: [
      {
        file: REPORTS,
        before: "return payment.supersededAt === null && (",
        after: "return payment.id > 0 && (",
      },
    ],
    caughtBy: tests(REPORTS_TESTS),
  },
];
