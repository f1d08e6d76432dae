import { describe, expect, it } from "vitest";
import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import type { PaymentRecord } from "@/lib/payments/model/records";
import { canceled, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { authorizationAttempts } from "./attempts";
import type { OperationEntry } from "./order-history";

const methodId = METHOD_IDS[0] as MethodId;
const card = { brand: "VISA", last4: "0119", expiry: "2028-12", securityCode: "given" } as const;

function authorize(at: number, state: OperationEntry["state"], paymentId = 1): OperationEntry {
  return {
    ...canceled(at + 2_000, state),
    kind: "authorize",
    id: `authorize-${at}`,
    amountBefore: 0,
    providerCode: state === "failed" ? "G-DECLINED" : null,
    meaning: state === "failed" ? "declined" : null,
    paymentId,
    authorization: { captureReason: null, card },
  };
}

function paymentOf(state: PaymentRecord["state"], more: Partial<PaymentRecord> = {}): PaymentRecord {
  const { payment } = recordsOf({ methodId, state });
  if (payment === null) throw new Error("the order has a payment");
  return { ...payment, ...more };
}

describe("the authorizations that were tried", () => {
  it("are all told, newest first, each with its card and what the provider said", () => {
    const history = [authorize(NOW - 1_000, "failed"), authorize(NOW - 9_000, "failed"), canceled(NOW)];
    const attempts = authorizationAttempts({ payment: paymentOf("rejected"), earlierPayments: [], history });
    expect(attempts.map(({ at, came }) => [at, came.to])).toEqual([
      [NOW - 1_000, "refused"],
      [NOW - 9_000, "refused"],
    ]);
    expect(attempts[0]).toMatchObject({ card, providerCode: "G-DECLINED", meaning: "declined" });
  });

  it("say that one lapsed although its call had succeeded, also after another payment took its place", () => {
    const lapsed = paymentOf("lapsed", { id: 7, lapsedAt: NOW - 5_000 });
    const history = [authorize(NOW - 1_000, "succeeded"), authorize(NOW - 90_000, "succeeded", 7)];
    const attempts = authorizationAttempts({ payment: paymentOf("authorized"), earlierPayments: [lapsed], history });
    expect(attempts.map(({ came }) => came)).toEqual([{ to: "lives" }, { to: "lapsed", at: NOW - 5_000 }]);
  });

  it("tell of one that no call of ours made by the payment's own row, and of none where nothing was tried", () => {
    const told = authorizationAttempts({ payment: paymentOf("rejected"), earlierPayments: [], history: [] });
    expect(told).toEqual([expect.objectContaining({ at: null, came: { to: "refused" }, card: null })]);
    expect(authorizationAttempts({ payment: paymentOf("awaiting"), earlierPayments: [], history: [] })).toEqual([]);
  });

  it("say of one that is under way how far it is", () => {
    const history = [authorize(NOW - 1_000, "pending")];
    const [attempt] = authorizationAttempts({ payment: paymentOf("awaiting"), earlierPayments: [], history });
    expect(attempt?.came).toEqual({ to: "open", state: "pending" });
  });
});
