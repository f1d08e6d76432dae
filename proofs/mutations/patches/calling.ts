import { histories, type Patch, tests } from "../patch";

const SEND = "lib/payments/call/send.ts";
const CONFIRM = "lib/payments/verbs/confirm.ts";

/** What can be got wrong between the intent and its one call. */
export const CALLING: readonly Patch[] = [
  {
    name: "same-key-sent-again",
    hurts: "A provider that knows no repetition refunds twice.",
    edits: [
      {
        file: SEND,
        before: "const reply = await call(deps, sent, asked);",
        after: `let reply = await call(deps, sent, asked);
  if (reply.kind === "silence") reply = await call(deps, sent, asked);`,
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "new-key-on-retry",
    hurts: "Every provider does it twice after a time-out.",
    edits: [
      {
        file: SEND,
        before: "return deps.gateway.operate(asked.paymentId, requestOf(operation));",
        after: `const request = requestOf(operation);
  const reply = await deps.gateway.operate(asked.paymentId, request);
  if (reply.kind !== "silence") return reply;
  return deps.gateway.operate(asked.paymentId, { ...request, operationId: \`\${operation.id}-2\` });`,
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "sent-again-after-a-conflict",
    hurts: "The database loses a race while the answer is written, and the call is made once more.",
    edits: [
      {
        file: SEND,
        before: "retryOnConflictOrAway(deps.clock, () => settle(deps.store, step));",
        after: `settle(deps.store, step).catch(async () =>
      settle(deps.store, stepOf(operation, await callOnce(deps, intent, since))),
    );`,
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "call-before-commit",
    hurts: "A process that dies before its COMMIT has sent what no row knows of.",
    edits: [
      {
        file: CONFIRM,
        before:
          "return await retryOnConflict(deps.clock, () => deps.store.transaction((tx) => confirmUnderLock(tx, asked)));",
        after: `return await retryOnConflict(deps.clock, () =>
      deps.store.transaction(async (tx) => {
        const confirming = await confirmUnderLock(tx, asked);
        if (confirming.kind === "to_send") {
          await deps.gateway.operate(confirming.payment.providerPaymentId ?? "", requestOf(confirming.operation));
        }
        return confirming;
      }),
    );`,
      },
      {
        file: CONFIRM,
        before: 'import { sendAndSettle } from "@/lib/payments/call/send";',
        after:
          'import { requestOf } from "@/lib/payments/call/request";\nimport { sendAndSettle } from "@/lib/payments/call/send";',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "sent-though-commit-is-in-doubt",
    hurts: "An intent whose COMMIT never arrived is sent: the worker will never ask what became of it.",
    edits: [
      {
        file: CONFIRM,
        before: `  try {
    return await retryOnConflict(deps.clock, () => deps.store.transaction((tx) => confirmUnderLock(tx, asked)));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;`,
        after: `  const work: { last?: Confirming } = {};
  try {
    return await retryOnConflict(deps.clock, () =>
      deps.store.transaction(async (tx) => {
        work.last = await confirmUnderLock(tx, asked);
        return work.last;
      }),
    );
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    if (error.perhapsCommitted && work.last !== undefined) return work.last;`,
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "slept-through-its-end-and-called",
    hurts: "A process that was suspended wakes after the rule's limit, and still sends.",
    edits: [
      {
        file: SEND,
        before: "const tooLate = deps.clock.monotonic() - since > operation.expiresAt - operation.createdAt;",
        after: "const tooLate = deps.clock.monotonic() < since;",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "sleep-measured-by-the-full-lifetime",
    hurts: "Near a limit a process that slept for a few seconds sends after it.",
    edits: [
      {
        file: SEND,
        before: "> operation.expiresAt - operation.createdAt;",
        after: "> 8_000;",
      },
    ],
    caughtBy: tests("lib/payments/verbs/limits.test.ts"),
  },
  {
    name: "request-lives-beyond-the-limit",
    hurts: "A request that lies on its way is begun after the page's limit.",
    edits: [
      {
        file: "lib/payments/call/start.ts",
        before: "expiresAt: Math.min(now + REQUEST_LIFETIME_MS, plan.deadline ?? Number.POSITIVE_INFINITY),",
        after: "expiresAt: now + REQUEST_LIFETIME_MS,",
      },
    ],
    caughtBy: tests("lib/payments/verbs/limits.test.ts"),
  },
  {
    name: "request-says-another-end",
    hurts: "The provider begins what the shop has long counted as never arrived.",
    edits: [
      {
        file: "lib/payments/call/request.ts",
        before: "expiresAt: formatInstant(operation.expiresAt),",
        after: "expiresAt: formatInstant(operation.expiresAt + 60_000),",
      },
    ],
    caughtBy: histories(500),
  },
];
