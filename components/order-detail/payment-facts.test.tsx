// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { orderView } from "@/lib/orders/order-view";
import { differenceOf, NOW, recordsOf, type Wish } from "@/lib/orders/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { PaymentFacts } from "./payment-facts";

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");

/** What stands beside 決済代行会社の金額. */
function amountOf(wish: Omit<Wish, "methodId">, differs = false): string {
  const records = recordsOf({ ...wish, methodId });
  const difference = differs ? differenceOf(records) : records.difference;
  const view = orderView({ ...records, difference }, { role: "viewer" }, NOW);
  render(<PaymentFacts view={view} reconciliation={null} />);
  return screen.getByText("決済代行会社の金額").nextElementSibling?.textContent ?? "";
}

afterEach(cleanup);

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

  it("claims no agreement where 突合 has found a difference", () => {
    expect(amountOf({}, true)).toContain("突合で差異あり");
  });
});
