import { type Patch, tests } from "../patch";

const COMPARE = "lib/payments/reconcile/compare.ts";
const COMPARE_TESTS = "lib/payments/reconcile/compare.test.ts";
const LOOK = "lib/payments/reconcile/look.ts";
const LOOK_TESTS = "lib/payments/reconcile/look.test.ts";
const DIFFERENCES = "lib/payments/model/differences.ts";
const COMPARABLES = "lib/db/write/store-comparables.ts";
const ARRIVAL_TESTS = "lib/payments/verbs/arrival.test.ts";
const REPORTS_TESTS = "lib/payments/reconcile/provider-reports.test.ts";
const REPAIR = "lib/payments/verbs/repair-difference.ts";
const REPAIR_TESTS = "lib/payments/verbs/repair-difference.test.ts";
const RECONCILE = "lib/payments/reconcile/reconcile.ts";
const RECONCILE_TESTS = "lib/payments/reconcile/reconcile.test.ts";
const PAGES_READ = "lib/payments/reconcile/pages-read.ts";
const PAGES_TESTS = "lib/payments/reconcile/reconcile-pages.test.ts";
const STORE_ROUNDS = "lib/db/write/store-rounds.ts";

/** What can be got wrong in laying our records beside the providers' ledger. */
export const COMPARING: readonly Patch[] = [
  {
    name: "done-twice-unseen",
    hurts: "A second refund stands in the ledger, and staff are not told.",
    edits: [{ file: COMPARE, before: "const again = seen.has(operationId);", after: "const again = false;" }],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "refused-but-done-unseen",
    hurts: "What we called refused was carried out, and staff are not told.",
    edits: [
      {
        file: COMPARE,
        before: 'state === "failed" || state === "not_sent" ? "ended_here" : null',
        after: 'state === "requested" ? "ended_here" : null',
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "held-alone-compared",
    hurts: "Captured there and authorized here: the same amount, and staff are not told.",
    edits: [
      {
        file: COMPARE,
        before: "if (canceled || isSame(payment, ledger)) return kinds;",
        after: "if (canceled || heldOf(payment) === heldAmount(ledger)) return kinds;",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "marked-and-live-unseen",
    hurts: "取消区分 is set, the customer still pays, and staff are not told.",
    edits: [
      {
        file: COMPARE,
        before: 'if ((canceled || order.cancellationMark) && !said) kinds.push("marked_live_there");',
        after: "",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "canceled-there-unseen",
    hurts: "The provider has canceled, and the shop ships.",
    edits: [
      {
        file: COMPARE,
        before: 'return stageOf(payment) === "unauthorized" ? [] : ["canceled_there"];',
        after: "return [];",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "superseded-and-live-unseen",
    hurts: "The buyer pays for a payment that the order has left behind, and staff are not told.",
    edits: [
      {
        file: COMPARE,
        before: 'return hasEnded(ledger) ? [] : ["superseded_live_there"];',
        after: "return [];",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "arrival-corrected-unasked",
    hurts: "An authorization that arrives at a canceled order makes it a paid one, and the shop ships.",
    edits: [
      {
        file: DIFFERENCES,
        before: 'if (stageOf(ours) === "unauthorized") return ["leave_task", "acknowledge"];',
        after: 'if (stageOf(ours) === "unauthorized") return ["take_over"];',
      },
    ],
    caughtBy: tests(ARRIVAL_TESTS),
  },
  {
    name: "unpaid-explains-a-live-payment",
    hurts: "未入金 is canceled in the shop alone, its authorization lives on, and staff are not told.",
    edits: [
      {
        file: COMPARABLES,
        before: "AND e.kind = 'console_task_not_needed') AS mark_explained",
        after: "AND e.kind IN ('canceled_in_shop', 'console_task_not_needed')) AS mark_explained",
      },
    ],
    caughtBy: tests(LOOK_TESTS),
  },
  {
    name: "lapse-with-a-call-open",
    hurts: "The provider's report is written under a call whose answer is on its way, and the two do not fit.",
    edits: [
      {
        file: LOOK,
        before: 'if (before.openOperation !== null) return "put_off";',
        after: "",
      },
      {
        file: LOOK,
        before: "if (locked.openOperation !== null || locked.order.version",
        after: "if (locked.order.version",
      },
    ],
    caughtBy: tests(REPORTS_TESTS),
  },
  {
    name: "paid-again-after-taken-back",
    hurts: "A person takes 入金 back with a reason, and the next 突合 records it again.",
    edits: [
      {
        file: "lib/payments/reconcile/provider-reports.ts",
        before: "if (said?.data.providerPaymentId === ledger.paymentId) return false;",
        after: "",
      },
    ],
    caughtBy: tests(REPORTS_TESTS),
  },
  {
    name: "acknowledged-once-and-for-all",
    hurts: "A difference that staff explained hides every later one of the payment.",
    edits: [
      {
        file: "lib/payments/model/comparable.ts",
        before: 'one.end === "acknowledged" && one.fingerprint === fingerprint',
        after: 'one.end === "acknowledged" && fingerprint !== ""',
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "open-call-taken-for-a-difference",
    hurts: "A repair is offered for what the answer under way will settle.",
    edits: [
      {
        file: RECONCILE,
        before: "else if (ours.operationOpen) this.#putOff(ours.order.id);",
        after: "",
      },
      { file: LOOK, before: 'if (before.openOperation !== null) return "put_off";', after: "" },
      {
        file: LOOK,
        before: "if (locked.openOperation !== null || locked.order.version",
        after: "if (locked.order.version",
      },
    ],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "one-way-alone",
    hurts: "A payment that the provider has lost is never missed.",
    edits: [
      {
        file: RECONCILE,
        before: "return (await this.#fromTheLedger(signal)) ?? (await this.#fromOurSide(signal));",
        after: "return this.#fromTheLedger(signal);",
      },
    ],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "what-only-we-changed-unasked",
    hurts:
      "A provider that said done and did nothing lists no change, and staff never see that the money did not move.",
    edits: [
      {
        file: STORE_ROUNDS,
        before: "WHERE c.id > $3 AND (l.looked_at IS NULL OR l.looked_at <= c.at))",
        after: "WHERE c.id > $3 AND false)",
      },
    ],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "pages-in-circles",
    hurts: "A ledger whose pages lead back to themselves keeps every round from its end.",
    edits: [{ file: PAGES_READ, before: "this.#cursors.has(nextCursor)", after: "this.#cursors.size < 0" }],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "pages-without-end",
    hurts: "A ledger that hands out new cursors and nothing else holds up every further round.",
    edits: [{ file: PAGES_READ, before: "? 0 : this.#idle + 1;", after: "? 0 : 0;" }],
    caughtBy: tests(PAGES_TESTS),
  },
  {
    name: "agreement-noted-unseen",
    hurts: "A payment that changed while it was compared counts as looked at, and what a provider lied about stays.",
    edits: [{ file: STORE_ROUNDS, before: " AND o.version = looked.version", after: "" }],
    caughtBy: tests(PAGES_TESTS),
  },
  {
    name: "agreement-noted-over-a-lock",
    hurts: "Work is closed by a false word in the moment of the note: staff never look whether it was done.",
    edits: [{ file: STORE_ROUNDS, before: "\n    FOR SHARE OF o SKIP LOCKED)", after: ")" }],
    caughtBy: tests(PAGES_TESTS),
  },
  {
    name: "stranger-stops-the-round",
    hurts: "One payment that cannot be written down keeps every other one from being compared.",
    edits: [
      {
        file: RECONCILE,
        before: "await this.#alone({ providerPaymentId }, async () => {",
        after: "await (async () => {",
      },
      { file: RECONCILE, before: 'return "differs";\n    });', after: "})();" },
    ],
    caughtBy: tests(PAGES_TESTS),
  },
  {
    name: "unwritable-text-let-in",
    hurts: "A status word that no database takes breaks every look at its payment.",
    edits: [{ file: "lib/gateway/wire.ts", before: ".max(200).refine(isKeepable)", after: ".max(200)" }],
    caughtBy: tests("lib/gateway/wire.test.ts"),
  },
  {
    name: "late-order-kept-out",
    hurts: "A payment was seen before its order came: its difference belongs to no order, and no repair is offered.",
    edits: [
      {
        file: "lib/payments/reconcile/keep-comparison.ts",
        before: "return tx.seeDifference(openDifferenceId, seen, now);",
        after: "return tx.seeDifference(openDifferenceId, { ...seen, orderId: null }, now);",
      },
    ],
    caughtBy: tests("lib/payments/verbs/late-order.test.ts"),
  },
  {
    name: "amount-of-a-marked-order-forgotten",
    hurts: "A mark is taken off, the provider holds another amount than the order says, and nothing shows it.",
    edits: [
      {
        file: "lib/payments/reconcile/take-over.ts",
        before: "const outstanding = agrees ? null",
        after: 'const outstanding = agrees || openTasks.some((task) => task.kind === "cancel") ? null',
      },
    ],
    caughtBy: tests("lib/payments/verbs/unmark-amount.test.ts"),
  },
  {
    name: "seen-work-of-another-amount",
    hurts: "A person confirms 9,000 yen on an old screen, and 8,000 are recorded as their word.",
    edits: [
      {
        file: "lib/payments/verbs/settle-seen-work.ts",
        before: "if (open.amountAfter !== asked.amountAfter)",
        after: "if (open.amountAfter < 0)",
      },
    ],
    caughtBy: tests("lib/payments/verbs/seen-work-amount.test.ts"),
  },
  {
    name: "round-in-the-future-counts",
    hurts: "A clock was put back by a day, and for a day nothing is compared.",
    edits: [
      { file: STORE_ROUNDS, before: " OR lease_until > now() + 2 * $1 * interval '1 millisecond')", after: ")" },
      { file: STORE_ROUNDS, before: "AND started_at >= $1 AND started_at <= now()", after: "AND started_at >= $1" },
    ],
    caughtBy: tests("lib/db/write/store-rounds-clock.test.ts"),
  },
  {
    name: "left-behind-edit-promised",
    hurts: "A repair says that the order's total will become an amount that it then does not become.",
    edits: [
      {
        file: "lib/db/read/difference-list.ts",
        before: "\n      AND (q.edit ->> 'total')::int = t.amount_after`;",
        after: "`;",
      },
    ],
    caughtBy: tests("lib/differences/read-difference.test.ts"),
  },
  {
    name: "broken-look-stops-the-round",
    hurts: "One payment that breaks hides the differences of all behind it.",
    edits: [
      {
        file: RECONCILE,
        before: 'if (error instanceof StoreError && error.kind === "away") throw error;',
        after: "if (error instanceof Error) throw error;",
      },
    ],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "repair-of-what-has-moved-on",
    hurts: "Staff take over a ledger that is no longer what they looked at.",
    edits: [
      {
        file: REPAIR,
        before: 'comparison.kind === "differs" && comparison.difference.fingerprint === asked.fingerprint;',
        after: 'comparison.kind === "differs";',
      },
    ],
    caughtBy: tests(REPAIR_TESTS, "in memory"),
  },
  {
    name: "repair-beside-an-open-call",
    hurts: "A repair changes the payment under a call whose answer is still to come.",
    edits: [
      {
        file: REPAIR,
        before: "if (before !== null && before.openOperation !== null) {",
        after: 'if (before !== null && before.openOperation?.state === "requested") {',
      },
    ],
    caughtBy: tests(REPAIR_TESTS, "in memory"),
  },
  {
    name: "seen-work-closed-beside-an-open-call",
    hurts: "Console work is recorded under a call whose answer is still to come.",
    edits: [
      {
        file: "lib/payments/verbs/settle-seen-work.ts",
        before:
          'if (locked.openOperation !== null) return err({ code: "operation_open", kind: locked.openOperation.kind });',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/settle-seen-work.test.ts", "in memory"),
  },
  {
    name: "any-repair-is-legal",
    hurts: "A ledger that shows work done twice is taken over as if it were right.",
    edits: [
      {
        file: REPAIR,
        before:
          'if (!repairsOf(comparison.difference).includes(asked.repair)) return err({ code: "repair_not_legal" });',
        after: "",
      },
    ],
    caughtBy: tests(REPAIR_TESTS, "in memory"),
  },
  {
    name: "viewer-may-repair",
    hurts: "閲覧 changes what the shop believes of a payment.",
    edits: [{ file: REPAIR, before: '!mayAs(role, "operator")', after: '!mayAs(role, "viewer")' }],
    caughtBy: tests(REPAIR_TESTS, "in memory"),
  },
];
