// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type OrderRecords, orderView } from "@/lib/orders/detail/order-view";
import { differenceFor, manualResolution, NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { PaymentFacts } from "./payment-facts";

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");

/** What stands beside 決済代行会社の金額. */
function amountOf(wish: Omit<Wish, "methodId">, differs = false, history: OrderRecords["history"] = []): string {
  const records = { ...recordsOf({ ...wish, methodId }), history };
  const difference = differs ? differenceFor(records) : records.difference;
  const view = orderView({ ...records, difference }, { role: "viewer" }, NOW);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PaymentFacts view={view} now={NOW} reconciliation={null} onAct={() => undefined} />
    </QueryClientProvider>,
  );
  return screen.getByText("決済代行会社の金額").nextElementSibling?.textContent ?? "";
}

// The console's address is not known here, and nothing of it stands there until it is.
beforeEach(() => vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("決済代行会社の金額", () => {
  it("agrees with the order where nothing is on its way", () => {
    expect(amountOf({})).toMatch(/^[\d,]+円\(受注と一致\)$/);
  });

  it.each(["requested", "sending", "unknown", "needs_person"] as const)(
    "claims no agreement while a call may have moved it (%s)",
    (open) => {
      expect(amountOf({ open })).toMatch(/^[\d,]+円\(受注デスクの記録。連携の結果待ち\)$/);
    },
  );

  it.each([
    ["voided", /^0円・取消済み\(受注デスクの記録。決済代行会社の記録は未確認\)$/],
    ["authorized", /^12,800円\(受注デスクの記録。決済代行会社の記録は未確認\)$/],
  ] as const)("says whose record it is where it rests on a manual resolution (%s)", (state, said) => {
    expect(amountOf({ state }, false, [manualResolution(NOW - 5_000)])).toMatch(said);
  });

  it("says no more of an end that the provider answered", () => {
    expect(amountOf({ state: "voided" })).toBe("0円(取消済み)");
  });

  it("does not let an end stand alone where 突合 has found that it lives there", () => {
    expect(amountOf({ state: "voided" }, true)).toBe("0円・取消済み(受注デスクの記録。突合で差異あり)");
  });

  it("claims no agreement where 突合 has found a difference", () => {
    expect(amountOf({}, true)).toContain("突合で差異あり");
  });
});
