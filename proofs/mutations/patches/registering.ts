import { type Patch, tests } from "../patch";

const REGISTER = "lib/payments/verbs/register-order.ts";
const TESTS = "lib/payments/verbs/register-order.test.ts";

/** What can be got wrong where an order comes in. */
export const REGISTERING: readonly Patch[] = [
  {
    name: "key-registers-again",
    hurts: "A second press on 登録 makes a second order, which is authorized and shipped as well.",
    edits: [{ file: REGISTER, before: "if (byKey !== null) {", after: "if (byKey !== null && requestKey === null) {" }],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "other-content-under-a-key-taken",
    hurts: "Staff correct the quantity, press again, and are told that it is saved; the order has the old one.",
    edits: [{ file: REGISTER, before: "return byKey.content === content\n", after: "return byKey.content !== null\n" }],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "number-of-another-order-taken",
    hurts: "A feed's number that another order has is answered as registered, and what was ordered is nowhere.",
    edits: [
      {
        file: REGISTER,
        before: "return byNumber.content === content\n",
        after: "return byNumber.content !== null\n",
      },
    ],
    caughtBy: tests(TESTS, "in memory"),
  },
  {
    name: "lost-commit-registered-unsaid",
    hurts: "The order stands, staff read that it may not, and take it down once more under another key.",
    edits: [
      {
        file: REGISTER,
        before: "if (!(error instanceof StoreError && error.perhapsCommitted)) throw error;",
        after: "if (error !== null) throw error;",
      },
    ],
    caughtBy: tests(TESTS, "loses the answer to COMMIT"),
  },
  {
    name: "registered-as-paid",
    hurts: "Goods of an order by bank transfer leave before its money has come.",
    edits: [{ file: REGISTER, before: "    paid: false,\n", after: "    paid: true,\n" }],
    caughtBy: tests(TESTS, "in memory"),
  },
];
