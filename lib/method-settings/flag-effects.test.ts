import { describe, expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { flagsOf, settingsOf } from "@/lib/capability/method-flags";
import type { MethodRules } from "@/lib/capability/types";
import type { OrderGroup } from "@/lib/db/settings/method-settings";
import { effectsOf, takesAway } from "./flag-effects";

const PLAIN: OrderGroup = {
  stage: "before_capture",
  paid: true,
  threeDSecure: false,
  slipNumberSent: false,
  cancelPassed: false,
  amountPassed: false,
  count: 1,
};
const LINKED: MethodRules = { ...DEFAULT_RULES, cancelApi: true };

/** Methods whose cancel before capture is linked by the general flags. */
const general = METHOD_IDS.filter(
  (id) => cellOf(id, "cancel.before_capture")?.facts.gate === "cancel_api_or_termination_api",
);

describe("turning off the flag that links a cancel", () => {
  test.each(general)("%s: takes it from every order that had it", (method) => {
    const orders = { groups: [{ ...PLAIN, count: 7 }], awaiting: 3 };
    const effects = effectsOf(method, LINKED, DEFAULT_RULES, orders);
    expect(effects.lost.cancel).toBe(7);
    expect(effects.awaiting).toBe(0);
    expect(takesAway(effects)).toBe(true);
  });

  test("does not count orders that were not linked anyway: past their limit, 3DS where it is excluded, unpaid where it is skipped", () => {
    const withLimit = general.filter((id) => cellOf(id, "cancel.before_capture")?.facts.deadline !== undefined);
    const without3ds = general.filter((id) => cellOf(id, "cancel.before_capture")?.facts.excluded_when_3ds);
    const unpaidSkipped = general.filter((id) => cellOf(id, "cancel.before_capture")?.facts.skip_when_unpaid);
    const cases = [
      ...withLimit.map((method) => ({ method, group: { ...PLAIN, cancelPassed: true } })),
      ...without3ds.map((method) => ({ method, group: { ...PLAIN, threeDSecure: true } })),
      ...unpaidSkipped.map((method) => ({ method, group: { ...PLAIN, paid: false } })),
    ];
    expect(cases.length).toBeGreaterThan(4);
    for (const { method, group } of cases) {
      const effects = effectsOf(method, LINKED, DEFAULT_RULES, { groups: [group], awaiting: 0 });
      expect(effects.lost.cancel, method).toBe(0);
    }
  });

  test("with the other flag still on, the provider's other operation is used and nothing is lost", () => {
    for (const method of general) {
      const both: MethodRules = { ...LINKED, terminationApi: true };
      const effects = effectsOf(method, both, { ...both, cancelApi: false }, { groups: [PLAIN], awaiting: 0 });
      expect(effects.lost, method).toEqual({ cancel: 0, amount: 0 });
      expect(effects.otherOperation.cancel, method).toBe(1);
      expect(takesAway(effects)).toBe(true);
    }
  });
});

test("turning a linking flag on takes nothing away", () => {
  for (const method of general) {
    const effects = effectsOf(method, DEFAULT_RULES, LINKED, { groups: [PLAIN], awaiting: 5 });
    expect(takesAway(effects), method).toBe(false);
  }
});

describe("オーソリ時確定フラグ", () => {
  const having = METHOD_IDS.filter((id) => flagsOf(id).includes("captureOnAuthorization"));
  const on: MethodRules = { ...DEFAULT_RULES, captureOnAuthorization: true };

  test.each(having)(
    "%s: on takes from later orders what only オーソリ確定前 has, off what only オーソリ確定後 has",
    (method) => {
      const has = (question: "cancel" | "amount", stage: "before_capture" | "after_capture") =>
        cellOf(method, `${question}.${stage}`) !== null;
      const questions = ["cancel", "amount"] as const;
      const orders = { groups: [], awaiting: 4 };
      const onlyBefore = questions.filter((q) => has(q, "before_capture") && !has(q, "after_capture"));
      const onlyAfter = questions.filter((q) => !has(q, "before_capture") && has(q, "after_capture"));
      expect(effectsOf(method, DEFAULT_RULES, on, orders).lostLater).toEqual(onlyBefore);
      expect(effectsOf(method, on, DEFAULT_RULES, orders).lostLater).toEqual(onlyAfter);
      expect(effectsOf(method, DEFAULT_RULES, on, orders).awaiting).toBe(onlyBefore.length > 0 ? 4 : 0);
    },
  );

  test("leaves the orders that are authorized already where they are", () => {
    for (const method of having) {
      const groups = [PLAIN, { ...PLAIN, stage: "after_capture" as const }];
      expect(effectsOf(method, DEFAULT_RULES, on, { groups, awaiting: 0 }).lost, method).toEqual({
        cancel: 0,
        amount: 0,
      });
    }
  });
});

describe("決済方式", () => {
  const methods = METHOD_IDS.filter((id) => settingsOf(id).includes("orderMode"));
  const normal: MethodRules = { ...DEFAULT_RULES, captureOnAuthorization: true };
  const other: MethodRules = { ...normal, orderMode: "other" };

  test("takes capture at the authorization from later orders, and gives it back", () => {
    expect(methods).toHaveLength(1);
    for (const method of methods) {
      const orders = { groups: [{ ...PLAIN, count: 3 }], awaiting: 2 };
      expect(effectsOf(method, normal, other, orders)).toMatchObject({
        lost: { cancel: 0, amount: 0 },
        capturedLater: false,
      });
      expect(effectsOf(method, other, normal, orders).capturedLater).toBe(true);
    }
  });
});
