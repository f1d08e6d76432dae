import { expect, test } from "vitest";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { cellOf } from "@/lib/capability/facts/tables";
import { methodWhere } from "@/prisma/builders/methods";
import { methodOutlook } from "./method-outlook";

const NOW = Date.parse("2026-11-28T06:00:00.000Z");
const outlook = (method: MethodId, flags: Partial<typeof DEFAULT_RULES> = {}, threeDSecure = false) =>
  methodOutlook(method, { flags: { ...DEFAULT_RULES, ...flags }, pciDss: false }, { now: NOW, threeDSecure });

test("every method has an outlook, and is born captured exactly by its flag or by default", () => {
  for (const method of METHOD_IDS) {
    const cell = cellOf(method, "capture_on_authorization");
    const { born } = outlook(method);
    expect([method, born]).toEqual([method, cell?.facts.gate === "always" ? "after_capture" : "before_capture"]);
  }
});

test("the flag moves an order to the other table", () => {
  const method = methodWhere("capture_on_authorization", (facts) => facts?.gate === "capture_on_auth_flag");
  expect(outlook(method, { captureOnAuthorization: true })).toMatchObject({
    born: "after_capture",
    authorization: { captureReason: "flag" },
  });
});

test("a limit is told only of what would be linked, and 減額のみ where an increase is refused", () => {
  const limited = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d");
  const { stages } = outlook(limited, { cancelApi: true });
  expect(outlook(limited).stages.before_capture.deadlines).toEqual([]);
  expect(stages.before_capture.deadlines).toContainEqual({ question: "cancel", rule: "payment+30d" });
  const unlinked = methodWhere("cancel.before_capture", (facts) => facts === null);
  expect(outlook(unlinked).stages.before_capture.cancel).toBe("not_linked");
  const decreaseOnly = methodWhere(
    "amount.before_capture",
    (facts) => facts?.gate === "always" && facts.decrease_only === true,
  );
  expect(outlook(decreaseOnly).stages.before_capture.decreaseOnly).toBe(true);
});

test("3D Secure takes away what it excludes", () => {
  const excluded = methodWhere("cancel.before_capture", (facts) => facts?.excluded_when_3ds === true);
  const flags = { cancelApi: true };
  expect(outlook(excluded, flags).stages.before_capture.cancel).toBe("linked");
  expect(outlook(excluded, flags, true).stages.before_capture.cancel).toBe("not_linked");
});
