import fc from "fast-check";
import type { Case } from "@/lib/capability/case";
import { METHOD_IDS } from "../facts/catalogue";
import type { Flags, MethodRules } from "../types";

const instant = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2029, 0) });

export const anyFlags: fc.Arbitrary<Flags> = fc.record({
  cancelApi: fc.boolean(),
  terminationApi: fc.boolean(),
  gmopsCancelApi: fc.boolean(),
  gmopsModifyApi: fc.boolean(),
  postCaptureAmount: fc.constantFrom("off", "link", "link_and_capture"),
  captureOnAuthorization: fc.boolean(),
  securityCodeRequired: fc.boolean(),
});

export const anyRules: fc.Arbitrary<MethodRules> = fc
  .tuple(anyFlags, fc.constantFrom("normal", "other"))
  .map(([flags, orderMode]) => ({ ...flags, orderMode }));

/** Any case at all: every method, every combination of flags, instants in any order. */
export const anyCase: fc.Arbitrary<Case> = fc.record({
  method: fc.constantFrom(...METHOD_IDS),
  capability: fc.constantFrom("cancel", "amount", "capture_on_authorization", "security_code"),
  stage: fc.constantFrom("before_capture", "after_capture"),
  now: instant,
  orderedAt: instant,
  paymentAt: fc.option(instant),
  capturedAt: fc.option(instant),
  paid: fc.boolean(),
  threeDSecure: fc.boolean(),
  slipNumberSent: fc.boolean(),
  orderMode: fc.constantFrom("normal", "other"),
  pciDss: fc.boolean(),
  editChoice: fc.boolean(),
  amount: fc.nat({ max: 3 }),
  newAmount: fc.nat({ max: 3 }),
  flags: anyFlags,
});
