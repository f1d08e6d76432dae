import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "./case";
import { evaluate } from "./evaluate";
import { METHOD_IDS, type MethodId } from "./facts/catalogue";
import { compactLinkageClasses, linkageClasses } from "./linkage-classes";
import { ALL_ON as ALL_FLAGS_ON } from "./testing/a-case";
import { anyCase } from "./testing/any-case";
import type { MethodRules } from "./types";

const ALL_ON: MethodRules = { ...ALL_FLAGS_ON, orderMode: "normal" };

function shop(flagsByMethod: (method: MethodId) => MethodRules) {
  return { flagsByMethod, pciDss: true };
}

test("every kind of order has exactly one class", () => {
  for (const question of ["cancel", "amount"] as const) {
    const classes = linkageClasses(
      question,
      shop(() => ALL_ON),
    );
    const kinds = classes.map(({ outcome, operation, ...kind }) => JSON.stringify(kind));
    expect(kinds).toHaveLength(METHOD_IDS.length * 2 * 16);
    expect(new Set(kinds).size).toBe(kinds.length);
  }
});

test("a list sees of any order what the order's own screen answers", () => {
  fc.assert(
    fc.property(anyCase, (drawn) => {
      fc.pre(drawn.capability === "cancel" || drawn.capability === "amount");
      const asked: Case = { ...drawn, amount: 2, newAmount: 1, editChoice: true };
      const { outcome, operation, deadline } = evaluate(asked);
      const question = asked.capability === "cancel" ? "cancel" : "amount";
      const found = compactLinkageClasses(
        linkageClasses(
          question,
          shop(() => ({ ...asked.flags, orderMode: asked.orderMode })),
        ),
      ).filter(
        (one) =>
          one.method === asked.method &&
          one.stage === asked.stage &&
          (one.paid ?? asked.paid) === asked.paid &&
          (one.threeDSecure ?? asked.threeDSecure) === asked.threeDSecure &&
          (one.slipNumberSent ?? asked.slipNumberSent) === asked.slipNumberSent &&
          (one.deadlinePassed ?? isPast(deadline, asked.now)) === isPast(deadline, asked.now),
      );
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ outcome, operation: operation ?? null });
    }),
    { numRuns: 150 },
  );
});

function isPast(deadline: number | null | undefined, now: number): boolean {
  return deadline !== null && deadline !== undefined && now > deadline;
}

test("flags are each method's own", () => {
  const off: MethodRules = { ...ALL_ON, cancelApi: false, terminationApi: false };
  const classes = linkageClasses(
    "cancel",
    shop((method) => (method === "zeus/card" ? ALL_ON : off)),
  );
  const outcomes = (method: MethodId) =>
    new Set(classes.filter((one) => one.method === method).map((one) => one.outcome));
  expect(outcomes("zeus/card")).toEqual(new Set(["linked"]));
  expect(outcomes("smbc-gmo/card")).toEqual(new Set(["not_linked"]));
});

test("few rows are left when what makes no difference is merged", () => {
  const classes = compactLinkageClasses(
    linkageClasses(
      "cancel",
      shop(() => ALL_ON),
    ),
  );
  expect(classes.length).toBeLessThan(200);
});
