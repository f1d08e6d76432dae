import { type Patch, tests } from "../patch";

const MERGE = "components/order/edit/edit-merge.ts";
const MERGE_TESTS = "components/order/edit/edit-merge.test.ts";
const OPEN = "lib/process/open-verb.ts";
const OPEN_TESTS = "lib/process/open-verb.test.ts";

/** What can be got wrong where a form is opened, and where two people change one order. */
export const EDITING: readonly Patch[] = [
  {
    name: "version-of-another-reading-than-the-fields",
    hurts: "A colleague's saved change is undone without a conflict, and the provider's amount with it.",
    edits: [
      {
        file: OPEN,
        before: "prepareWhile(deps, staff, asked, (state) => isSame(state, read.state))",
        after: "prepareWhile(deps, staff, asked, () => true)",
      },
    ],
    caughtBy: tests(OPEN_TESTS),
  },
  {
    name: "changes-told-from-the-wrong-version-on",
    hurts: "The form does not name the colleague who changed the value that it asks about.",
    edits: [
      {
        file: "lib/orders/detail/read-order.ts",
        before: "orderVersion <= version",
        after: "orderVersion <= version + 1",
      },
    ],
    caughtBy: tests(OPEN_TESTS),
  },
  {
    name: "untyped-fields-saved-as-they-were",
    hurts: "A save of another field undoes a colleague's amount.",
    edits: [{ file: MERGE, before: 'return "theirs";', after: 'return "mine";' }],
    caughtBy: tests(MERGE_TESTS),
  },
  {
    name: "choice-kept-for-another-value",
    hurts: "An amount is saved that its writer never saw beside their own.",
    edits: [
      {
        file: MERGE,
        before: "const decided = choice?.theirs === now;",
        after: "const decided = choice !== undefined;",
      },
    ],
    caughtBy: tests(MERGE_TESTS),
  },
  {
    name: "line-put-together-from-two-people",
    hurts: "One person's goods are sold at the other's price.",
    edits: [{ file: MERGE, before: "{ ...now, key: line.key }", after: "{ ...line, name: now.name }" }],
    caughtBy: tests(MERGE_TESTS),
  },
];
