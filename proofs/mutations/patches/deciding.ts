import { histories, type Patch, tests } from "../patch";

const UNDER_LOCK = "lib/payments/verbs/confirm-under-lock.ts";
const CONFLICT = "lib/payments/verbs/conflict.ts";
const CONFLICT_TESTS = "lib/payments/verbs/conflict.test.ts";

/** What can be got wrong in deciding again, under lock, what staff confirmed. */
export const DECIDING: readonly Patch[] = [
  {
    name: "version-not-checked",
    hurts: "A stale tab changes what a colleague has just changed.",
    edits: [
      {
        file: CONFLICT,
        before: "if (order.version === preparation.version) return null;",
        after: "if (order.version > 0) return null;",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "flags-not-compared",
    hurts: "Staff confirm a cancel, and a termination is sent.",
    edits: [
      {
        file: CONFLICT,
        before: "if (current === preparation.flagsState) return null;",
        after: 'if (current !== "") return null;',
      },
    ],
    caughtBy: tests(CONFLICT_TESTS, "in memory"),
  },
  {
    name: "stale-fingerprint-accepted",
    hurts: "What comes back need not be what was shown.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "return preparation.version === version && preparation.flagsState === flagsState;",
        after: "return preparation.version === version || preparation.flagsState === flagsState;",
      },
    ],
    caughtBy: tests(CONFLICT_TESTS, "in memory"),
  },
  {
    name: "key-of-another-accepted",
    hurts: "A colleague's key acts in another person's name.",
    edits: [
      {
        file: UNDER_LOCK,
        before: 'if (found.staffId !== asked.staff.id) return refused({ code: "preparation_of_another" });',
        after: "",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "role-not-read-again",
    hurts: "Staff who were shut out a minute ago still move money.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "const role = (await tx.staff(staff.id))?.role ?? null;",
        after: "const role = staff.role;",
      },
    ],
    caughtBy: tests(CONFLICT_TESTS, "in memory"),
  },
  {
    name: "preparation-never-ends",
    hurts: "A dialog left open over lunch acts on what was true in the morning.",
    edits: [
      {
        file: UNDER_LOCK,
        before: 'if (now > preparation.expiresAt) return refused({ code: "preparation_expired" });',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/limits.test.ts"),
  },
  {
    name: "refusal-leaves-its-key",
    hurts: "After nothing was sent was said, the second click of a double click sends.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "if (conflict !== null) return consumeKey(tx, preparation, err(conflict), now);",
        after: "if (conflict !== null) return refused(conflict);",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "limit-passed-unsaid",
    hurts: "Staff confirm a linked cancel a moment too late, and 取消区分 is set without a call.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "if (late !== null) return consumeKey(tx, preparation, err(late), now);",
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/limits.test.ts"),
  },
  {
    name: "box-not-needed",
    hurts: "Nothing is sent, and staff did not acknowledge it.",
    edits: [
      {
        file: "lib/payments/decide/meanwhile.ts",
        before:
          'if (decision.needsAcknowledgement && !confirmation.acknowledged) return { code: "acknowledgement_missing" };',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/cancel.test.ts", "in memory"),
  },
  {
    name: "repetition-decided-anew",
    hurts: "A double click is two acts.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "return (await repeated(tx, preparation, locked)) ?? decideAnew(tx, asked, preparation, locked);",
        after: "return decideAnew(tx, asked, preparation, locked);",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "key-looked-up-before-the-lock-alone",
    hurts: "Two clicks in the same instant: both see a key without an answer.",
    edits: [
      {
        file: UNDER_LOCK,
        before: "const preparation = await tx.findPreparation(requestKey);",
        after: "const preparation = found;",
      },
    ],
    caughtBy: tests("lib/payments/verbs/race.test.ts", "one key"),
  },
  {
    name: "open-operation-not-held-against-a-verb",
    hurts: "A cancel is decided while a change is on its way: whichever comes first at the provider wins.",
    edits: [
      {
        file: CONFLICT,
        before: "if (open === null) return null;",
        after: 'if (open?.state !== "requested") return null;',
      },
      {
        file: "lib/payments/decide/own-reasons.ts",
        before: 'else if (facts.openOperation !== null) reasons.push("operation_open");',
        after: "",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "change-measured-against-the-total",
    hurts: "After an unlinked decrease an increase is sent as a decrease, or nothing where something is owed.",
    edits: [
      {
        file: "lib/payments/decide/order-facts.ts",
        before: "amount: facts.held,",
        after: 'amount: "total" in facts ? Number(facts.total) : facts.held,',
      },
    ],
    caughtBy: tests("lib/payments/verbs/change-amount.test.ts", "in memory"),
  },
  {
    name: "capture-forgets-what-waits",
    hurts: "The customer pays the amount before the discount.",
    edits: [
      {
        file: "lib/payments/decide/decide-capture.ts",
        before: "const amount = facts.waitingAmount ?? facts.held;",
        after: "const amount = facts.held;",
      },
    ],
    caughtBy: tests("lib/payments/verbs/capture.test.ts", "in memory"),
  },
  {
    name: "cancel-of-a-part",
    hurts: "A cancel names the order's total where the provider holds another amount.",
    edits: [
      {
        file: "lib/payments/decide/decide-cancel.ts",
        before: "      amountBefore: facts.held,\n      amount: facts.held,\n",
        after: "      amountBefore: facts.held,\n      amount: facts.total,\n",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "viewer-may-cancel",
    hurts: "閲覧 moves money.",
    edits: [
      { file: "lib/payments/decide/own-reasons.ts", before: '  cancel: "operator",', after: '  cancel: "viewer",' },
    ],
    caughtBy: tests("lib/payments/verbs/conflict.test.ts", "in memory"),
  },
  {
    name: "second-capture-allowed",
    hurts: "A captured payment is captured once more.",
    edits: [
      {
        file: "lib/payments/decide/own-reasons.ts",
        before: 'if (verb === "capture" && facts.stage === "after_capture") return ["already_captured"];',
        after: "",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "marked-order-canceled-again",
    hurts: "An order that is canceled in the shop is canceled once more at the provider.",
    edits: [
      {
        file: "lib/payments/decide/own-reasons.ts",
        before: 'if (facts.cancellationMark) return ["already_marked"];',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/cancel.test.ts", "in memory is not offered"),
  },
];
