import { histories, type Patch, tests } from "../patch";

const SEND = "lib/operations/send.ts";
const CONFIRM = "lib/orders/confirm.ts";
const READING = "lib/operations/reading.ts";
const CLASSIFY = "lib/gateway/classify.ts";

/** What can be got wrong between the intent and the believing of its answer. */
export const SENDING: readonly Patch[] = [
  {
    name: "timeout-means-refused",
    hurts: "A call that timed out and was carried out is shown as refused: staff do it again.",
    edits: [
      {
        file: READING,
        before: 'return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };\n    }',
        after:
          'return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };\n    }\n    case "silence":\n      return { outcome: "refused", providerCode: null, providerStatus: null };',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "lost-connection-means-not-sent",
    hurts: "A connection that was cut after the provider acted is shown as not sent.",
    edits: [
      {
        file: READING,
        before: 'return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };\n    }',
        after:
          'return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };\n    }\n    case "silence":\n      return { outcome: reply.cause === "connection" ? "never_begun" : "unknown", cause: reply.cause };',
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "same-key-sent-again",
    hurts: "A provider that knows no repetition refunds twice.",
    edits: [
      {
        file: SEND,
        before: "const reply = await deps.gateway.operate(asked.paymentId, requestOf(operation));",
        after: `let reply = await deps.gateway.operate(asked.paymentId, requestOf(operation));
  if (reply.kind === "silence") reply = await deps.gateway.operate(asked.paymentId, requestOf(operation));`,
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
        before: "const reply = await deps.gateway.operate(asked.paymentId, requestOf(operation));",
        after: `const request = requestOf(operation);
  let reply = await deps.gateway.operate(asked.paymentId, request);
  if (reply.kind === "silence") {
    reply = await deps.gateway.operate(asked.paymentId, { ...request, operationId: \`\${operation.id}-2\` });
  }`,
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
        before: "again(deps.clock, SETTLE_AGAIN, () => settle(deps.store, step));",
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
          "return await again(deps.clock, DECIDE_AGAIN, () => deps.store.transaction((tx) => confirmUnderLock(tx, asked)));",
        after: `return await again(deps.clock, DECIDE_AGAIN, () =>
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
        before: 'import { sendAndSettle } from "@/lib/operations/send";',
        after:
          'import { requestOf } from "@/lib/operations/request";\nimport { sendAndSettle } from "@/lib/operations/send";',
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "sent-though-commit-is-in-doubt",
    hurts: "An intent whose COMMIT never arrived is sent: nobody will ever ask what became of it.",
    edits: [
      {
        file: CONFIRM,
        before: `  try {
    return await again(deps.clock, DECIDE_AGAIN, () => deps.store.transaction((tx) => confirmUnderLock(tx, asked)));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;`,
        after: `  const work: { last?: Confirming } = {};
  try {
    return await again(deps.clock, DECIDE_AGAIN, () =>
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
    caughtBy: tests("lib/orders/limits.test.ts"),
  },
  {
    name: "request-lives-beyond-the-limit",
    hurts: "A request that lies on its way is begun after the page's limit.",
    edits: [
      {
        file: "lib/operations/start.ts",
        before: "expiresAt: Math.min(now + REQUEST_LIFETIME_MS, plan.deadline ?? Number.POSITIVE_INFINITY),",
        after: "expiresAt: now + REQUEST_LIFETIME_MS,",
      },
    ],
    caughtBy: tests("lib/orders/limits.test.ts"),
  },
  {
    name: "request-says-another-end",
    hurts: "The provider begins what the shop has long counted as never arrived.",
    edits: [
      {
        file: "lib/operations/request.ts",
        before: "expiresAt: formatInstant(operation.expiresAt),",
        after: "expiresAt: formatInstant(operation.expiresAt + 60_000),",
      },
    ],
    caughtBy: histories(500),
  },
  {
    name: "refusal-of-a-repetition-believed",
    hurts: "Delivered twice to a provider that knows no repetition: the screen says refused, and the money moved.",
    edits: [{ file: "lib/gateway/providers/profile.ts", before: 'none: "never",', after: 'none: "always",' }],
    caughtBy: tests("lib/orders/refusal.test.ts", "in memory"),
  },
  {
    name: "unknown-code-believed-from-a-mutation",
    hurts: "A provider's word for a repetition that no profile has turns a done cancel into a refused one.",
    edits: [
      { file: CLASSIFY, before: 'shows === "by_code" && meaning === null', after: 'shows === "by_code" && false' },
    ],
    caughtBy: tests("lib/gateway/classify.test.ts"),
  },
  {
    name: "already-done-believed-from-a-mutation",
    hurts: "A done cancel that the network delivered twice is shown as refused.",
    edits: [
      {
        file: CLASSIFY,
        before: 'const ofAnEarlierOne = meaning === "already_done" || meaning === "duplicate";',
        after: 'const ofAnEarlierOne = meaning === "duplicate";',
      },
    ],
    caughtBy: tests("lib/gateway/classify.test.ts"),
  },
  {
    name: "duplicate-believed-from-a-mutation",
    hurts: "The second delivery's word for a repetition turns a done change into a refused one.",
    edits: [
      {
        file: CLASSIFY,
        before: 'const ofAnEarlierOne = meaning === "already_done" || meaning === "duplicate";',
        after: 'const ofAnEarlierOne = meaning === "already_done";',
      },
    ],
    caughtBy: tests("lib/gateway/classify.test.ts"),
  },
  {
    name: "inquiry-of-a-refusal-beyond-the-lease",
    hurts: "The sender still asks when a worker has taken over: two write about one operation.",
    edits: [
      {
        file: "lib/operations/pace.ts",
        before: "SEND_LEASE_MS - GATEWAY_PATIENCE_MS.inquiry - 2_000;",
        after: "SEND_LEASE_MS;",
      },
    ],
    caughtBy: tests(["lib/operations/pace.test.ts", "lib/orders/refusal.test.ts"], "lease"),
  },
  {
    name: "doubt-believed-as-refusal",
    hurts: "The provider does not know itself whether it was done, and the shop says that it was not.",
    edits: [
      {
        file: CLASSIFY,
        before: 'if (answer.result === "pending" || meaning === "maybe_done")',
        after: 'if (answer.result === "pending")',
      },
    ],
    caughtBy: tests("lib/gateway/classify.test.ts"),
  },
  {
    name: "pending-believed-as-done",
    hurts: "完了 on screen while the provider has only taken it.",
    edits: [
      {
        file: CLASSIFY,
        before: 'if (answer.result === "succeeded") return',
        after: 'if (answer.result !== "refused") return',
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "echoed-amounts-believed",
    hurts: "A wrong amount in an answer becomes our record of the payment.",
    edits: [
      {
        file: READING,
        before: 'return fits ? reading : { outcome: "unknown", cause: "amounts_differ" };',
        after: "return reading;",
      },
    ],
    caughtBy: histories(),
  },
  {
    name: "another-amount-believed",
    hurts: "The provider did it for another amount, and the shop claims that it is done.",
    edits: [
      {
        file: READING,
        before:
          'if (contradiction(asked, answer, source) !== null) return { outcome: "unknown", cause: "not_understood" };',
        after: "",
      },
    ],
    caughtBy: tests("lib/operations/reading.test.ts"),
  },
];
