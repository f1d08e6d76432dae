import fc from "fast-check";
import { expect, it } from "vitest";
import { methodWhere } from "@/prisma/builders/methods";
import { decideChange } from "./decide-change";
import { editRule } from "./edit-rule";
import { editVerdict } from "./edit-verdict";
import { factsOf } from "./order-facts";
import { anyWish, NOW, recordsOf } from "./testing/order-records";

const METHOD_WITH_LIMIT = methodWhere("amount.before_capture", (facts) => facts?.deadline !== undefined);

it("while an amount is typed, the browser answers as the verb would", () => {
  fc.assert(
    fc.property(
      anyWish,
      fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 120_000 })),
      fc.constantFrom("typed", "total", "held"),
      fc.boolean(),
      (wish, typed, at, editChoice) => {
        // What blocks in the order's own state is not the browser's question.
        const records = recordsOf({ ...wish, marked: false, open: null, tasks: [] });
        const facts = factsOf(records, records.rules, NOW);
        const rule = editRule(facts);
        if (rule === null) return;
        const newTotal = at === "typed" ? typed : at === "total" ? facts.total : facts.held;
        const there = decideChange(facts, "operator", { newTotal, editChoice });
        const here = editVerdict(rule, { total: facts.total, newTotal, editChoice, now: NOW });
        if (!there.allowed) {
          expect(here).toEqual({ allowed: false, reasons: there.refusal.reasons });
          return;
        }
        const { plan } = there;
        expect(here).toMatchObject({
          allowed: true,
          plan,
          needsAcknowledgement: there.needsAcknowledgement,
        });
      },
    ),
    { numRuns: 5_000 },
  );
});

it("a limit that falls while the page is open turns the answer by the server's clock", () => {
  const limited = recordsOf({ methodId: METHOD_WITH_LIMIT, ageDays: 1 });
  const rule = editRule(factsOf(limited, limited.rules, NOW));
  const deadline = rule?.deadline ?? null;
  if (rule === null || deadline === null) throw new Error("the method has a limit on amounts");
  const typed = { total: 12_800, newTotal: 12_000, editChoice: true };
  expect(editVerdict(rule, { ...typed, now: deadline })).toMatchObject({ outcome: "linked" });
  expect(editVerdict(rule, { ...typed, now: deadline + 1 })).toMatchObject({
    outcome: "not_linked",
    plan: { reasons: ["deadline_passed"] },
    needsAcknowledgement: true,
  });
});
