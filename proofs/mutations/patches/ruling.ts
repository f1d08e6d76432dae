import { type Patch, tests } from "../patch";

const DECIDE = "lib/capability/decide.ts";
const TOKYO = "lib/time/tokyo.ts";
const EVALUATE_TESTS = "lib/capability/evaluate.test.ts";
const DEADLINE_TESTS = "lib/capability/deadlines.test.ts";

/** What can be got wrong in the page's rules and its calendar. */
export const RULING: readonly Patch[] = [
  {
    name: "limit-excludes-its-last-instant",
    hurts: "At 20:00:00 sharp staff are refused what the provider still takes.",
    edits: [{ file: DECIDE, before: "asked.now > deadline", after: "asked.now >= deadline" }],
    caughtBy: tests(DEADLINE_TESTS),
  },
  {
    name: "limit-compared-the-wrong-way",
    hurts: "Linked after the limit, and not before it.",
    edits: [{ file: DECIDE, before: "asked.now > deadline", after: "asked.now < deadline" }],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "month-ends-a-day-early",
    hurts: "On the last day of a month staff are refused what the provider still takes.",
    edits: [{ file: TOKYO, before: "return startOf(date.add({ days: 1 })) - 1;", after: "return startOf(date) - 1;" }],
    caughtBy: tests(DEADLINE_TESTS),
  },
  {
    name: "evening-limit-an-hour-late",
    hurts: "Sent after 20:00, when the provider has closed its month.",
    edits: [{ file: TOKYO, before: 'plainTime: "20:00"', after: 'plainTime: "21:00"' }],
    caughtBy: tests(DEADLINE_TESTS),
  },
  {
    name: "days-count-to-midnight",
    hurts: "Sent up to a day after the provider's limit.",
    edits: [
      { file: TOKYO, before: "return epoch + days * DAY_MS;", after: "return endOfDayTokyo(epoch + days * DAY_MS);" },
    ],
    caughtBy: tests(DEADLINE_TESTS),
  },
  {
    name: "zone-of-the-server",
    hurts: "A server in another zone moves every month's end by hours.",
    edits: [
      {
        file: "lib/time/tokyo-month.ts",
        before: 'export const ZONE = "Asia/Tokyo";',
        after: "export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;",
      },
    ],
    caughtBy: tests("lib/time/tokyo.test.ts"),
  },
  {
    name: "limit-counts-from-another-clock",
    hurts: "A limit that counts from the capture runs out before it has begun.",
    edits: [
      {
        file: "lib/capability/deadlines.ts",
        before: '"capture+170d": { clock: "capturedAt"',
        after: '"capture+170d": { clock: "paymentAt"',
      },
    ],
    caughtBy: tests(DEADLINE_TESTS),
  },
  {
    name: "increase-linked-where-only-a-decrease-is",
    hurts: "The provider refuses, or takes more from the customer than they agreed to.",
    edits: [
      {
        file: DECIDE,
        before: "if (facts.decrease_only === true && asked.newAmount > asked.amount)",
        after: "if (facts.decrease_only === true && asked.newAmount === 0)",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "unpaid-order-sent",
    hurts: "A cancel goes to a provider to whom nothing is owed, and its refusal stops the shop's own.",
    edits: [
      {
        file: DECIDE,
        before:
          'if (facts.skip_when_unpaid === true && !asked.paid) return { outcome: "shop_only", reasons: ["unpaid"] };',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "slip-number-ignored",
    hurts: "Sent although the parcel's number had been linked.",
    edits: [
      {
        file: DECIDE,
        before:
          'if (facts.only_before_slip_number_sent === true && asked.slipNumberSent) reasons.push("slip_number_sent");',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "three-d-secure-ignored",
    hurts: "Sent although the page excludes 3D secure.",
    edits: [
      {
        file: DECIDE,
        before: 'if (facts.excluded_when_3ds === true && asked.threeDSecure) reasons.push("three_d_secure");',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "edit-choice-ignored",
    hurts: "An amount is linked that staff chose not to link.",
    edits: [{ file: DECIDE, before: "if (!asked.editChoice) reasons.push", after: "if (false) reasons.push" }],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "both-flags-needed",
    hurts: "A shop that turned one of the two flags on is never linked.",
    edits: [
      {
        file: DECIDE,
        before: "return flags.cancelApi || flags.terminationApi;",
        after: "return flags.cancelApi && flags.terminationApi;",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "termination-goes-before-cancel",
    hurts: "The contract is ended where a cancel was meant.",
    edits: [
      {
        file: DECIDE,
        before: "const onlyTermination = flags.terminationApi && !flags.cancelApi;",
        after: "const onlyTermination = flags.terminationApi;",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "zero-sent-as-a-change",
    hurts: "A change to nothing is sent where only a cancel ends a payment.",
    edits: [
      {
        file: DECIDE,
        before: 'if (asked.newAmount === 0) return { outcome: "refused", reasons: ["use_cancel"] };',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "waiting-change-sent-at-once",
    hurts: "A call is made that the provider has no name for.",
    edits: [
      {
        file: DECIDE,
        before: 'if (facts.settled_at_capture === true) return { outcome: "at_capture", reasons: [] };',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "post-capture-choice-mixed-up",
    hurts: "A change is sent without the capture that the shop chose with it.",
    edits: [
      {
        file: DECIDE,
        before: "return flags.postCaptureAmount === postCaptureChoiceOf(facts);",
        after: 'return flags.postCaptureAmount !== "off";',
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "pci-dss-ignored",
    hurts: "The security code is asked for by a shop that may not.",
    edits: [
      {
        file: DECIDE,
        before: 'if (facts.only_pci_dss === true && !asked.pciDss) reasons.push("pci_dss_off");',
        after: "",
      },
    ],
    caughtBy: tests(EVALUATE_TESTS),
  },
  {
    name: "unchanged-total-measured-at-the-provider",
    hurts: "An edit of the lines alone changes the amount at the provider.",
    edits: [
      {
        file: "lib/payments/decide/decide-amount.ts",
        before: 'if (amount === total) return allow("no_change"',
        after: 'if (amount === rule.asked.amount) return allow("no_change"',
      },
    ],
    caughtBy: tests("lib/payments/decide/decide-amount.test.ts"),
  },
];
