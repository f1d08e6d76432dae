import { type Patch, tests } from "../patch";

const CLAIMS = "lib/db/write/store-claims.ts";
const WORKER = "lib/payments/call/worker.ts";
const HTTP_GATEWAY = "lib/gateway/http-gateway.ts";
const EXCHANGE = "lib/gateway/exchange.ts";
const READING = "lib/payments/call/reading.ts";
const CLAIM_TESTS = "lib/payments/call/claim-due.test.ts";
const WORKER_TESTS = "lib/payments/call/worker.test.ts";
const HTTP_TESTS = "lib/gateway/http-gateway.test.ts";
const SLOT_TESTS = "lib/payments/verbs/no-free-slot.test.ts";

/** What can be got wrong in keeping a provider that does not answer from holding up the others. */
export const CROWDING: readonly Patch[] = [
  {
    name: "claimed-oldest-first",
    hurts: "Hundreds that wait at a mute provider are asked about again and again before one of another provider.",
    edits: [
      {
        file: CLAIMS,
        before: "ORDER BY position, next_step_at, id LIMIT 2 * $1)",
        after: "ORDER BY next_step_at, id LIMIT 2 * $1)",
      },
      {
        file: CLAIMS,
        before: "ORDER BY first.position, first.next_step_at, first.id",
        after: "ORDER BY first.next_step_at, first.id",
      },
    ],
    caughtBy: tests(CLAIM_TESTS, "on PostgreSQL"),
  },
  {
    name: "what-is-in-flight-has-no-position",
    hurts: "Each place that becomes free goes to the mute provider's oldest once more.",
    edits: [
      {
        file: CLAIMS,
        before: "coalesce(($4::jsonb ->> p.provider)::int, 0)",
        after: "coalesce(($4::jsonb ->> '')::int, 0)",
      },
    ],
    caughtBy: tests(CLAIM_TESTS, "on PostgreSQL"),
  },
  {
    name: "worker-in-batches",
    hurts: "One mute inquiry holds up everything else for as long as it is waited for.",
    edits: [
      {
        file: WORKER,
        before: "await (asked ? Promise.race([inFlight.ended, poll]) : poll);",
        after: "await inFlight.allEnded();\n    await poll;\n    if (!asked) await poll;",
      },
    ],
    caughtBy: tests(WORKER_TESTS, "in memory never has more in flight"),
  },
  {
    name: "all-places-for-one-provider",
    hurts: "A mute provider has every place of the worker, and the others wait out its silence.",
    edits: [{ file: WORKER, before: "each: this.#each, inFlight", after: "each: this.#limit || this.#each, inFlight" }],
    caughtBy: tests(WORKER_TESTS, "in memory never has more in flight"),
  },
  {
    name: "more-in-flight-than-places",
    hurts: "An outage of a provider ends with thousands of calls at once.",
    edits: [
      { file: WORKER, before: "const free = this.#limit - this.#steps.size;", after: "const free = this.#limit;" },
    ],
    caughtBy: tests(WORKER_TESTS, "in memory never has more in flight"),
  },
  {
    name: "worker-leaves-what-it-has-in-flight",
    hurts: "Each restart of the shop throws away answers that had come, and staff wait for the lease to run out.",
    edits: [
      {
        file: WORKER,
        before: "    await (asked ? Promise.race([inFlight.ended, poll]) : poll);\n  }\n  await inFlight.allEnded();",
        after: "    await (asked ? Promise.race([inFlight.ended, poll]) : poll);\n  }",
      },
    ],
    caughtBy: tests(WORKER_TESTS, "in memory that is told to stop"),
  },
  {
    name: "one-slot-group-for-all",
    hurts: "A mute provider takes every connection, and nothing can be sent to the others.",
    edits: [
      {
        file: HTTP_GATEWAY,
        before: "function slotGroupOf(provider: string): string {\n",
        after: 'function slotGroupOf(provider: string): string {\n  if (provider !== "") return "all";\n',
      },
    ],
    caughtBy: tests(HTTP_TESTS, "a provider that never answers"),
  },
  {
    name: "slots-without-a-limit",
    hurts: "A mute provider's calls pile up until the process can open no connection at all.",
    edits: [
      {
        file: EXCHANGE,
        before: "if (!slots.take(slotGroup)) return",
        after: 'if (!slots.take(slotGroup) && slotGroup === "") return',
      },
    ],
    caughtBy: tests(HTTP_TESTS, "a provider that never answers"),
  },
  {
    name: "slot-never-released",
    hurts: "After 64 calls to a provider the shop never calls it again.",
    edits: [{ file: EXCHANGE, before: "    slots.release(slotGroup);\n", after: "    slots.take(slotGroup);\n" }],
    caughtBy: tests(HTTP_TESTS, "a provider that never answers"),
  },
  {
    name: "no-free-slot-means-perhaps-sent",
    hurts: "Staff read 確認中 for ten seconds of what certainly was never sent.",
    edits: [
      {
        file: READING,
        before: 'case "not_called":\n      return { outcome: "never_begun", cause: reply.cause };',
        after: 'case "not_called":\n      return { outcome: "unknown", cause: reply.cause };',
      },
    ],
    caughtBy: tests(SLOT_TESTS, "in memory"),
  },
  {
    name: "inquiry-not-made-means-not-sent",
    hurts: "A done cancel becomes 未送信 because there was no free connection to ask about it.",
    edits: [
      {
        file: READING,
        before: 'case "not_called":\n    case "silence":',
        after: 'case "not_called":\n      return { outcome: "never_begun", cause: reply.cause };\n    case "silence":',
      },
    ],
    caughtBy: tests(SLOT_TESTS, "in memory"),
  },
];
