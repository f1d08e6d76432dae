import { describe, expect, it } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { classify } from "./classify";
import type { LedgerEntry, LedgerPayment, OperationAnswer, OperationResult } from "./protocol";
import type { ProviderCodeMeaning } from "./providers/profile";
import { profileOf } from "./providers/registry";

function answer(result: OperationResult, providerCode: string | null): OperationAnswer {
  return {
    operationId: "op-1",
    paymentId: "pay-1",
    kind: "cancel",
    result,
    providerOperation: "cancel",
    providerCode,
    providerStatus: null,
    processedAt: AT,
    payment: null,
  };
}

const AT = "2026-11-23T00:00:00.000Z";
const PAYMENT: LedgerPayment = {
  ...{ paymentId: "pay-1", provider: "p", method: "p/m", orderNumber: "1", state: "voided", providerStatus: "x" },
  ...{ authorized: 1, captured: 0, refunded: 0, capturedAt: null, entries: [] },
  ...{ orderedAt: AT, paymentAt: AT, canceledAt: AT, updatedAt: AT },
};
const ENTRY: LedgerEntry = {
  ...{ seq: 1, operationId: "op-1", kind: "cancel", amount: 1, at: AT },
  ...{ providerOperation: "cancel", providerCode: null, providerStatus: "x" },
};

function codeFor(method: string, meaning: ProviderCodeMeaning): string | null {
  const profile = profileOf(method);
  const codes = Object.entries({ ...profile.codes, ...profile.methods[method]?.codes });
  const [key] = codes.find(([, one]) => one === meaning) ?? [];
  return key === undefined ? null : key.replace("*", "");
}

function plainRefusals(method: string) {
  return [
    [codeFor(method, "invalid_state"), "invalid_state"],
    ["never seen", null],
    [null, null],
  ] as const;
}

describe.each(METHOD_IDS)("classify %s", (method) => {
  it("settles a success as done and an inquiry's refusal as never to be done", () => {
    expect(classify(method, answer("succeeded", null), "mutation").outcome).toBe("succeeded");
    for (const [code, meaning] of plainRefusals(method)) {
      expect(classify(method, answer("refused", code), "inquiry")).toEqual({ outcome: "refused", meaning });
    }
  });

  it("believes a mutation's plain refusal at once only where a repetition is recognised", () => {
    const { family } = profileOf(method);
    for (const [code, meaning] of plainRefusals(method)) {
      const mayRepeat = family === "none" || (family === "merchant_operation_id" && meaning === null);
      const outcome = mayRepeat ? "refusal_unconfirmed" : "refused";
      expect(classify(method, answer("refused", code), "mutation")).toEqual({ outcome, meaning });
    }
  });

  it("believes no refusal of a mutation at once that comes with its own entry, and no success that has two", () => {
    const shown = (answered: OperationAnswer, ...entries: LedgerEntry[]) =>
      classify(method, { ...answered, payment: { ...PAYMENT, entries } }, "mutation").outcome;
    expect(shown(answer("refused", codeFor(method, "invalid_state")), ENTRY)).toBe("refusal_unconfirmed");
    expect(shown(answer("succeeded", null), ENTRY)).toBe("succeeded");
    expect(shown(answer("succeeded", null), ENTRY, { ...ENTRY, seq: 2 })).toBe("success_unconfirmed");
    expect(shown(answer("succeeded", null), ENTRY, { ...ENTRY, seq: 2, operationId: null })).toBe("succeeded");
  });

  it("keeps a doubt of the provider's unknown, wherever it was heard", () => {
    for (const source of ["mutation", "inquiry"] as const) {
      expect(classify(method, answer("refused", codeFor(method, "maybe_done")), source).outcome).toBe("unknown");
      expect(classify(method, answer("pending", null), source).outcome).toBe("unknown");
    }
  });

  it("believes that it was done or seen before only from an inquiry", () => {
    for (const meaning of ["duplicate", "already_done"] as const) {
      const code = codeFor(method, meaning);
      if (code === null) continue;
      expect(classify(method, answer("refused", code), "mutation").outcome).toBe("refusal_unconfirmed");
      expect(classify(method, answer("refused", code), "inquiry").outcome).toBe("refused");
    }
  });
});
