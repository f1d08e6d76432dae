import { histories, type Patch, tests } from "../patch";

const SETTLE = "lib/payments/call/settle.ts";
const EFFECT = "lib/payments/decide/effect.ts";

/** What can be got wrong in writing what an operation, or a verb that sends nothing, came to. */
export const SETTLING: readonly Patch[] = [
  {
    name: "mark-not-set-on-cancel",
    hurts: "The payment is canceled, and the order goes out to the customer.",
    edits: [{ file: EFFECT, before: "...(canceled ? canceledOrder(operation.staffId, now) : {}),", after: "" }],
    caughtBy: histories(500),
  },
  {
    name: "edit-forgotten-at-success",
    hurts: "The provider holds the new amount, the order shows the old one.",
    edits: [{ file: EFFECT, before: "...(operation.edit ?? {}),", after: "" }],
    caughtBy: histories(500),
  },
  {
    name: "record-not-brought-up",
    hurts: "The next change is measured against an amount that the provider no longer holds.",
    edits: [
      {
        file: SETTLE,
        before: "await tx.changePayment(locked.payment.id, effect.payment);",
        after: 'if (operation.kind !== "change_amount") await tx.changePayment(locked.payment.id, effect.payment);',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "answer-not-kept",
    hurts: "The second click of a double click reads something else than the first.",
    edits: [
      { file: SETTLE, before: "if (operation.requestKey !== null) {", after: 'if (operation.requestKey === "") {' },
    ],
    caughtBy: histories(500),
  },
  {
    name: "task-left-open-by-a-cancel",
    hurts: "Staff are told to do in the console what is done.",
    edits: [
      {
        file: EFFECT,
        before: "(one) => canceled || settled(one)",
        after: '(one) => one.kind === "change_amount" && (canceled || settled(one))',
      },
    ],
    caughtBy: tests("lib/payments/verbs/refusal.test.ts", "in memory kept as a task"),
  },
  {
    name: "word-of-who-lost-the-role",
    hurts: "A person is shut out while the provider is asked, and their word still ends the operation.",
    edits: [
      {
        file: "lib/payments/verbs/resolve-operation.ts",
        before: 'asked.role = await roleRefusal(tx, staff, "operator");',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/resolve-role.test.ts"),
  },
  {
    name: "refused-edit-forgotten-at-capture",
    hurts:
      "A decrease that was refused waits in the console's work; a capture takes the work away, and staff never pay it back.",
    edits: [
      {
        file: "lib/payments/decide/effect.ts",
        before: " && (operation.edit !== null || one.amountAfter === total)",
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/refused-edit-work.test.ts"),
  },
  {
    name: "refused-edit-forgotten-at-take-over",
    hurts: "The ledger is taken over, and the work for a refused decrease becomes work for the old amount.",
    edits: [
      {
        file: "lib/payments/reconcile/take-over.ts",
        before: "const wanted = amountTask?.amountAfter ?? total;",
        after: "const wanted = total;",
      },
    ],
    caughtBy: tests("lib/payments/verbs/refused-edit-work.test.ts"),
  },
  {
    name: "refused-edit-forgotten-by-a-renaming",
    hurts: "A line is renamed, and the work for a refused decrease becomes work for the amount that is held already.",
    edits: [{ file: "lib/payments/verbs/carry-out.ts", before: " || locked.order.total === amountAfter;", after: ";" }],
    caughtBy: tests("lib/payments/verbs/refused-edit-work.test.ts"),
  },
  {
    name: "stale-refusal-kept-as-work",
    hurts: "A dialog that was left open asks the console for an amount that the order has long left behind.",
    edits: [{ file: "lib/payments/verbs/open-task.ts", before: "if (stale !== null) return err(stale);", after: "" }],
    caughtBy: tests("lib/payments/verbs/small-changes.test.ts"),
  },
  {
    name: "task-left-open-by-unmark",
    hurts: "取消区分 is off, and staff still cancel in the console.",
    edits: [
      {
        file: "lib/payments/verbs/carry-out.ts",
        before: '  await tx.closeTask(task.id, { state: "not_needed", at: now, by: staffId, note: reason });\n',
        after: "",
      },
    ],
    caughtBy: histories(4_000),
  },
  {
    name: "no-task-for-an-unlinked-change",
    hurts: "The order's total is not what the provider holds, and staff are not told to see to it.",
    edits: [
      {
        file: "lib/payments/verbs/carry-out.ts",
        before: 'const taskId = await keepTask(tx, work, "change_amount", plan.amount, plan.reasons);',
        after: "const taskId = null;",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "wait-forgotten-by-a-later-change",
    hurts: "The capture takes an amount that an edit since has replaced.",
    edits: [
      {
        file: "lib/payments/verbs/carry-out.ts",
        before: "if (plan.amount === heldOf(work.locked.payment)) await setWaiting(tx, work, null);",
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/capture.test.ts", "in memory"),
  },
  {
    name: "console-work-recorded-while-a-call-is-open",
    hurts: "A person's word changes the payment under a call whose answer is still to come.",
    edits: [
      {
        file: "lib/payments/verbs/close-task.ts",
        before: 'if (openOperation !== null) return { code: "operation_open", kind: openOperation.kind };',
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/close-task.test.ts", "in memory"),
  },
  {
    name: "word-of-a-person-left-out-of-the-journal",
    hurts: "連携履歴 shows as the provider's answer what only a person has recorded.",
    edits: [
      {
        file: "lib/db/read/journal-list.ts",
        before: "q.id::text AND e.data->>'byPersonsWord' = 'true'",
        after: "NULL",
      },
    ],
    caughtBy: tests("lib/journal/list-journal.test.ts", "tells whose word"),
  },
  {
    name: "word-told-as-the-answer-of-the-provider",
    hurts: "A dialog that is asked again says that the provider did what only a person has recorded.",
    edits: [{ file: SETTLE, before: "step.by.manualResolution !== undefined);", after: "false);" }],
    caughtBy: tests("lib/payments/verbs/resolve-operation.test.ts", "in memory answers a repetition that a person"),
  },
  {
    name: "denied-work-without-an-event",
    hurts: "Staff say of console work that it is not the order's, and the trail does not name them.",
    edits: [
      {
        file: "lib/payments/verbs/settle-seen-work.ts",
        before: "await tx.changeOrder(locked.order, {}, { ...event, data: { changes: [], ...data } });",
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/settle-seen-work.test.ts", "in memory"),
  },
  {
    name: "acknowledged-without-an-event",
    hurts: "Staff wave through a payment that no order knows, and the chained trail does not name them.",
    edits: [
      {
        file: "lib/payments/verbs/repair-difference.ts",
        before: "if (locked === null) await writeAlone(tx, repairing, now);",
        after: "",
      },
    ],
    caughtBy: tests("lib/payments/verbs/late-order.test.ts", "in memory"),
  },
  {
    name: "status-moved-on-a-canceled-order",
    hurts: "A canceled order is shipped.",
    edits: [
      { file: "lib/payments/verbs/update-status.ts", before: "refuse: refuseCanceled,", after: "refuse: () => null," },
    ],
    caughtBy: tests("lib/payments/verbs/small-changes.test.ts", "in memory"),
  },
];
