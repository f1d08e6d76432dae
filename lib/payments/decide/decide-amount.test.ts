import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "@/lib/capability/evaluate";
import { anyWish, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { decideAmount } from "./decide-amount";
import { editRule } from "./edit-rule";
import { caseOf, factsOf } from "./order-facts";

const METHOD_WITH_LIMIT = methodWhere("amount.before_capture", (facts) => facts?.deadline !== undefined);

it("a typed amount is answered as the rules answer it with all their tables and calendars", () => {
  fc.assert(
    fc.property(anyWish, fc.integer({ min: 1, max: 120_000 }), fc.boolean(), (wish, newTotal, editChoice) => {
      const records = recordsOf(wish);
      const facts = factsOf(records, records.rules, NOW);
      const rule = editRule(facts);
      const asked = caseOf(facts, "amount", { newAmount: newTotal, editChoice });
      if (rule === null || asked === null || newTotal === facts.total) return;
      const answer = evaluate(asked);
      const decided = decideAmount(rule, { total: facts.total, newTotal, editChoice, now: NOW });
      expect(decided).toMatchObject({ allowed: answer.outcome !== "refused", answer });
    }),
    { numRuns: 5_000 },
  );
});

it("the total as it was makes no call, also where the provider holds another amount", () => {
  fc.assert(
    fc.property(anyWish, fc.boolean(), (wish, editChoice) => {
      const records = recordsOf(wish);
      const facts = factsOf(records, records.rules, NOW);
      const rule = editRule(facts);
      if (rule === null) return;
      const { total } = facts;
      const decided = decideAmount(rule, { total, newTotal: total, editChoice, now: NOW });
      expect(decided).toMatchObject({ allowed: true, plan: { does: "change_in_shop" }, needsAcknowledgement: false });
    }),
  );
});

it("a limit that falls while the page is open turns the answer by the server's clock", () => {
  const limited = recordsOf({ methodId: METHOD_WITH_LIMIT, ageDays: 1 });
  const rule = editRule(factsOf(limited, limited.rules, NOW));
  const deadline = rule?.deadline ?? null;
  if (rule === null || deadline === null) throw new Error("the method has a limit on amounts");
  const typed = { total: 12_800, newTotal: 12_000, editChoice: true };
  expect(decideAmount(rule, { ...typed, now: deadline })).toMatchObject({ outcome: "linked" });
  expect(decideAmount(rule, { ...typed, now: deadline + 1 })).toMatchObject({
    outcome: "not_linked",
    plan: { reasons: ["deadline_passed"] },
    needsAcknowledgement: true,
  });
});
