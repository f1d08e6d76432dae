import { describe, expect, it } from "vitest";
import { takesCard } from "@/lib/capability/authorization";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_FLAGS } from "@/lib/capability/facts/flags";
import { NOW } from "@/lib/payments/testing/order-records";
import { compareMethods } from "./compare-methods";

const settings = {
  flags: { ...DEFAULT_FLAGS, cancelApi: true, securityCodeRequired: true, orderMode: "normal" },
  pciDss: true,
} as const;
const order = { now: NOW, threeDSecure: false };
const by = (id: MethodId, takesShipments = false) => ({ id, settings, takesShipments });
const first = (fits: (id: MethodId) => boolean) => {
  const found = METHOD_IDS.find(fits);
  if (found === undefined) throw new Error("no method is like that");
  return found;
};

describe("決済方法の変更, compared before it happens", () => {
  it("says of every row whether it changes, and of none where the method stays", () => {
    const card = first(takesCard);
    const other = first((id) => !takesCard(id));
    const rows = compareMethods(by(card), by(other), order);
    expect(rows.map(({ of }) => of)).toEqual([
      "cancel.before_capture",
      "cancel.after_capture",
      "amount.before_capture",
      "amount.after_capture",
      "capture",
      "code",
      "shipment",
      "paid",
    ]);
    expect(rows.find(({ of }) => of === "code")).toMatchObject({ now: "required", after: "no_card", differs: true });
    for (const row of rows) expect(row.differs).toBe(row.now !== row.after);
    expect(compareMethods(by(card), by(card), order).some(({ differs }) => differs)).toBe(false);
  });

  it("says whether the slip number is told to the provider, before and after", () => {
    const card = first(takesCard);
    const rows = compareMethods(by(card, false), by(card, true), order);
    expect(rows.filter(({ differs }) => differs)).toEqual([{ of: "shipment", now: false, after: true, differs: true }]);
  });

  it("reads each method's own flags", () => {
    const card = first(takesCard);
    const off = { ...by(card), settings: { ...settings, flags: { ...settings.flags, securityCodeRequired: false } } };
    const code = compareMethods(by(card), off, order).find(({ of }) => of === "code");
    expect(code).toMatchObject({ now: "required", after: "optional", differs: true });
  });
});
