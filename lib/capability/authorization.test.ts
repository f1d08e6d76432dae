import { describe, expect, it } from "vitest";
import { type AuthorizationSettings, authorizationRules, takesCard } from "./authorization";
import { METHOD_IDS } from "./facts/catalogue";
import { DEFAULT_RULES } from "./facts/flags";
import type { MethodRules } from "./types";

const settings = (flags: Partial<MethodRules>, rest: Partial<AuthorizationSettings> = {}): AuthorizationSettings => ({
  flags: { ...DEFAULT_RULES, ...flags },
  pciDss: true,
  ...rest,
});
const off = settings({ captureOnAuthorization: false, securityCodeRequired: false });
const on = settings({ captureOnAuthorization: true, securityCodeRequired: true });

describe("an authorization that is made now", () => {
  it("is captured at the same time by the flag, and by default where the page knows no flag", () => {
    const reasons = (given: AuthorizationSettings) =>
      METHOD_IDS.map((method) => authorizationRules(method, given).captureReason);
    expect(reasons(on).filter((reason) => reason !== null)).toHaveLength(45);
    expect(reasons(off).filter((reason) => reason === "flag")).toEqual([]);
    expect(METHOD_IDS.filter((method) => authorizationRules(method, off).captureReason === "default")).toEqual([
      "komoju/wechat-pay",
      "komoju/alipay",
    ]);
  });

  it("is captured so at Smartpay only with 通常注文方式", () => {
    const smartpay = METHOD_IDS.find((method) => method.startsWith("smartpay/"));
    if (smartpay === undefined) throw new Error("the page names Smartpay");
    expect(authorizationRules(smartpay, on).captureReason).toBe("flag");
    expect(
      authorizationRules(smartpay, { ...on, flags: { ...on.flags, orderMode: "other" } }).captureReason,
    ).toBeNull();
  });

  it("takes a card for the 14 methods of the page's last table alone, and asks what their flag says", () => {
    const cards = METHOD_IDS.filter(takesCard);
    expect(cards).toHaveLength(14);
    for (const method of METHOD_IDS) {
      expect(authorizationRules(method, on).securityCode).toBe(takesCard(method) ? "required" : null);
      expect(authorizationRules(method, off).securityCode).toBe(takesCard(method) ? "optional" : null);
    }
  });

  it("has no field for the code of GMO's recurring card without PCI DSS", () => {
    expect(authorizationRules("gmo-pg/card-recurring", { ...on, pciDss: false }).securityCode).toBe("none");
    expect(authorizationRules("gmo-pg/card-recurring", { ...off, pciDss: false }).securityCode).toBe("none");
    expect(authorizationRules("gmo-pg/card-one-time", { ...on, pciDss: false }).securityCode).toBe("required");
  });
});
