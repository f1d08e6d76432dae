import { histories, type Patch, tests } from "../patch";

const READING = "lib/payments/call/reading.ts";
const CLASSIFY = "lib/gateway/classify.ts";

/** What can be got wrong in believing what a call was answered. */
export const BELIEVING: readonly Patch[] = [
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
    name: "refusal-of-a-repetition-believed",
    hurts: "Delivered twice to a provider that knows no repetition: the screen says refused, and the money moved.",
    edits: [{ file: "lib/gateway/providers/profile.ts", before: 'none: "never",', after: 'none: "always",' }],
    caughtBy: tests("lib/payments/verbs/refusal.test.ts", "in memory"),
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
        file: "lib/payments/call/pace.ts",
        before: "SEND_LEASE_MS - GATEWAY_PATIENCE_MS.inquiry - 2_000;",
        after: "SEND_LEASE_MS;",
      },
    ],
    caughtBy: tests(["lib/payments/call/pace.test.ts", "lib/payments/verbs/refusal.test.ts"], "lease"),
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
    caughtBy: tests("lib/payments/call/reading.test.ts"),
  },
];
