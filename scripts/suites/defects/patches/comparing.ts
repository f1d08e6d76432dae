import { type Patch, tests } from "../patch";

const COMPARE = "lib/operations/compare.ts";
const COMPARE_TESTS = "lib/operations/compare.test.ts";
const LOOK = "lib/operations/look.ts";
const REPAIR = "lib/reconciliation/repair-difference.ts";
const REPAIR_TESTS = "lib/reconciliation/repair-difference.test.ts";
const RECONCILE = "lib/operations/reconcile.ts";
const RECONCILE_TESTS = "lib/operations/reconcile.test.ts";

/** What can be got wrong in laying our records beside the providers' ledger. */
export const COMPARING: readonly Patch[] = [
  {
    name: "done-twice-unseen",
    hurts: "A second refund stands in the ledger, and nobody is told.",
    edits: [{ file: COMPARE, before: "const again = seen.has(operationId);", after: "const again = false;" }],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "refused-but-done-unseen",
    hurts: "What we called refused was carried out, and nobody is told.",
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
    hurts: "Captured there and authorized here: the same amount, and nobody is told.",
    edits: [
      {
        file: COMPARE,
        before: "if (oursEnded || isSame(payment, ledger)) return kinds;",
        after: "if (oursEnded || heldOf(payment) === heldAmount(ledger)) return kinds;",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "marked-and-live-unseen",
    hurts: "取消区分 is set, the customer still pays, and nobody is told.",
    edits: [
      {
        file: COMPARE,
        before: 'if ((oursEnded || order.cancellationMark) && !said) kinds.push("marked_live_there");',
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
        before: 'return oursEnded ? endedApart(payment, ledger) : ["canceled_there"];',
        after: "return oursEnded ? endedApart(payment, ledger) : [];",
      },
    ],
    caughtBy: tests(COMPARE_TESTS),
  },
  {
    name: "acknowledged-once-and-for-all",
    hurts: "A difference that somebody explained hides every later one of the payment.",
    edits: [
      {
        file: COMPARE,
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
      "A provider that said done and did nothing lists no change, and nobody ever sees that the money did not move.",
    edits: [
      {
        file: "lib/db/store-rounds.ts",
        before: "WHERE c.id > $3 AND (l.looked_at IS NULL OR l.looked_at <= c.at))",
        after: "WHERE c.id > $3 AND false)",
      },
    ],
    caughtBy: tests(RECONCILE_TESTS),
  },
  {
    name: "pages-in-circles",
    hurts: "A ledger whose pages lead back to themselves keeps every round from its end.",
    edits: [{ file: RECONCILE, before: "cursors.has(cursor)", after: "cursors.size < 0" }],
    caughtBy: tests(RECONCILE_TESTS),
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
    hurts: "Somebody takes over a ledger that is no longer what they looked at.",
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
        before: "if (locked !== null && locked.openOperation !== null) {",
        after: 'if (locked !== null && locked.openOperation?.state === "requested") {',
      },
    ],
    caughtBy: tests(REPAIR_TESTS, "in memory"),
  },
  {
    name: "seen-work-closed-beside-an-open-call",
    hurts: "Console work is recorded under a call whose answer is still to come.",
    edits: [
      {
        file: "lib/reconciliation/settle-seen-work.ts",
        before:
          'if (locked.openOperation !== null) return err({ code: "operation_open", kind: locked.openOperation.kind });',
        after: "",
      },
    ],
    caughtBy: tests("lib/reconciliation/settle-seen-work.test.ts", "in memory"),
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
