import { histories, type Patch, tests } from "../patch";

const READING = "lib/payments/call/reading.ts";
const SETTLE = "lib/payments/call/settle.ts";
const PACE = "lib/payments/call/pace.ts";
const RECOVER = "lib/payments/call/recover.ts";
const WORKER = "lib/payments/call/worker.ts";
const RECOVERY_TESTS = "lib/payments/verbs/recovery.test.ts";
const RESOLVE_TESTS = "lib/payments/verbs/resolve-operation.test.ts";

/** What can be got wrong in asking what became of an operation. */
export const RECOVERING: readonly Patch[] = [
  {
    name: "nothing-believed-before-the-end",
    hurts: "A request that is still on its way is called not sent, and then carried out.",
    edits: [
      {
        file: READING,
        before: "const final = Math.min(asOf.value, clocks.now) > clocks.expiresAt + CLOCK_ALLOWANCE_MS;",
        after: "const final = true;",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "clock-allowance-forgotten",
    hurts: "Two clocks a second apart, and a request is called not sent that the provider may still begin.",
    edits: [{ file: READING, before: "> clocks.expiresAt + CLOCK_ALLOWANCE_MS;", after: "> clocks.expiresAt;" }],
    caughtBy: tests("lib/payments/call/reading.test.ts"),
  },
  {
    name: "providers-clock-alone",
    hurts: "A provider whose clock is an hour ahead makes everything on its way not sent.",
    edits: [{ file: READING, before: "Math.min(asOf.value, clocks.now) >", after: "asOf.value >" }],
    caughtBy: tests("lib/payments/call/reading.test.ts"),
  },
  {
    name: "silence-becomes-not-sent-by-age",
    hurts: "An outage of the provider's inquiry turns done cancels into not sent.",
    edits: [
      {
        file: READING,
        before: `      // The refusal is about the inquiry, not about the operation.
      return { outcome: "unknown", cause: "inquiry_refused" };
    case "not_called":
    case "silence":
      return`,
        after: `      // The refusal is about the inquiry, not about the operation.
      return { outcome: "unknown", cause: "inquiry_refused" };
    case "not_called":
    case "silence":
      if (clocks.now > clocks.expiresAt + 20_000) return { outcome: "never_begun", cause: "never_arrived" };
      return`,
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "refused-inquiry-believed",
    hurts: "A token that has run out turns everything open into not sent.",
    edits: [
      {
        file: READING,
        before: 'return { outcome: "unknown", cause: "inquiry_refused" };',
        after: 'return { outcome: "never_begun", cause: reply.code };',
      },
    ],
    caughtBy: tests("lib/payments/call/reading.test.ts"),
  },
  {
    name: "patience-by-age-alone",
    hurts: "An outage of half an hour sends every open operation to a person, who can see no more than we can.",
    edits: [
      {
        file: SETTLE,
        before: "return (await tx.countAttempts(operation.id, INCONCLUSIVE, WAITS)) >= PATIENCE.answers;",
        after: "return true;",
      },
    ],
    caughtBy: tests(RECOVERY_TESTS, "in memory never fails by age"),
  },
  {
    name: "in-flight-for-ever",
    hurts: "A provider that got stuck says that it is still working, and staff are not told to look.",
    edits: [{ file: READING, before: '  "in_flight",\n', after: "" }],
    caughtBy: tests(RECOVERY_TESTS, "in memory"),
  },
  {
    name: "patience-never-over",
    hurts: "What no inquiry settles stays 確認中 for ever, and staff are not told to look.",
    edits: [
      {
        file: SETTLE,
        before: 'operation.state === "needs_person" || (await patienceIsOver(writing));',
        after: "false;",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "recovery-sends-again",
    hurts: "A second refund, by the worker.",
    edits: [
      {
        file: "lib/payments/call/inquiry.ts",
        before: "const reply = await gateway.inquire(asked);",
        after: `await gateway.operate(providerPaymentId ?? "", requestOf(operation));
  const reply = await gateway.inquire(asked);`,
      },
      {
        file: "lib/payments/call/inquiry.ts",
        before: 'import { askedOf } from "./request";',
        after: 'import { askedOf, requestOf } from "./request";',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "poisoned-operation-stops-the-others",
    hurts: "One operation that breaks keeps all others open.",
    edits: [
      {
        file: WORKER,
        before: 'deps.log("error", "operation_step_failed", { operationId, why: wordsOf(error) });',
        after: "throw error;",
      },
      { file: RECOVER, before: "return setAside(deps, claimed);", after: "throw error;" },
    ],
    caughtBy: tests(RECOVERY_TESTS, "in memory does not stop the others"),
  },
  {
    name: "poisoned-operation-never-set-aside",
    hurts: "An operation on which our own code breaks stays 確認中 for ever.",
    edits: [{ file: RECOVER, before: "return setAside(deps, claimed);", after: "throw error;" }],
    caughtBy: tests(RECOVERY_TESTS, "in memory does not stop the others"),
  },
  {
    name: "no-next-step",
    hurts: "An operation that one inquiry did not settle is never asked about again.",
    edits: [
      {
        file: SETTLE,
        before: "nextStepAt: nextInquiryAt(now, inquiries, { expiresAt: operation.expiresAt, needsPerson, cause }),",
        after: "nextStepAt: null,",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "dead-sender-never-missed",
    hurts: "A process that dies in the middle of its call leaves 送信中 for ever.",
    edits: [
      { file: "lib/payments/call/start.ts", before: "nextStepAt: now + SEND_LEASE_MS,", after: "nextStepAt: null," },
    ],
    caughtBy: histories(500),
  },
  {
    name: "inquiries-a-minute-apart",
    hurts: "Staff wait a minute for what the provider could have told in a second.",
    edits: [{ file: PACE, before: "[1_000, 2_000, 5_000, 10_000]", after: "[60_000, 60_000, 60_000, 60_000]" }],
    caughtBy: tests("lib/payments/call/pace.test.ts"),
  },
  {
    name: "settle-without-fence",
    hurts: "A sender that lost its lease writes over what the worker has found since.",
    edits: [
      {
        file: SETTLE,
        before: "return operation.fence === step.fence && operation.leaseUntil !== null;",
        after: "return operation.leaseUntil !== null || operation.fence !== step.fence;",
      },
      {
        file: SETTLE,
        before: "tx.updateOperation(operation.id, step.fence,",
        after: "tx.updateOperation(operation.id, operation.fence,",
      },
    ],
    caughtBy: tests(RECOVERY_TESTS, "in memory is not written by who lost the lease"),
  },
  {
    name: "settled-again-after-a-lost-commit",
    hurts: "A COMMIT whose answer was lost is written twice: one inquiry counts for two, and 要確認 comes early.",
    edits: [
      {
        file: SETTLE,
        before: "return operation.fence === step.fence && operation.leaseUntil !== null;",
        after: "return operation.fence === step.fence;",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "person-believed-without-an-inquiry",
    hurts: "A person's mistake stands against what the provider would have said.",
    edits: [
      {
        file: "lib/payments/verbs/resolve-operation.ts",
        before: "const claimed = await claimOnceAsked(deps, operationId);",
        after: "const claimed = await deps.store.claim(operationId, INQUIRY_LEASE_MS);",
      },
    ],
    caughtBy: histories(4_000),
  },
  {
    name: "person-believed-before-what-was-heard",
    hurts: "The provider has said that it is done, a slow process has not written it yet, and a person's no stands.",
    edits: [
      {
        file: "lib/payments/verbs/resolve-operation.ts",
        before:
          "if (asked.fence !== before.operation.fence || asked.inquiries === before.operation.inquiries) return null;",
        after: "",
      },
      {
        file: "lib/payments/verbs/resolve-operation.ts",
        before: "return claimed?.operation.fence === asked.fence + 1 ? claimed : null;",
        after: "return claimed;",
      },
    ],
    caughtBy: tests(RESOLVE_TESTS, "in memory in 要確認"),
  },
  {
    name: "person-believed-while-inquiries-go-on",
    hurts: "Staff settle by hand what the next inquiry would have settled rightly.",
    edits: [
      {
        file: "lib/payments/verbs/resolve-operation.ts",
        before: 'if (claimed === null || claimed.operation.state !== "needs_person")',
        after: "if (claimed === null)",
      },
    ],
    caughtBy: tests(RESOLVE_TESTS, "in memory in 要確認 ends by a manual resolution"),
  },
];
