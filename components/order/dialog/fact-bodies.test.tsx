// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { EventEntry } from "@/lib/orders/detail/order-history";
import { orderView } from "@/lib/orders/detail/order-view";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import { factsOf } from "@/lib/payments/decide/order-facts";
import { METHOD } from "@/lib/payments/testing/methods";
import { manualResolution, NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { PaidBody } from "./paid-body";
import { ShipBody } from "./ship-body";

afterEach(cleanup);

type FactVerb = "record_payment" | "take_back_payment" | "ship";

function shown(wish: Wish, verb: FactVerb, history: readonly EventEntry[] = []) {
  const records = recordsOf(wish);
  const decision = decideVerb(verb, factsOf(records, records.rules, NOW), "operator", null);
  if (!decision.allowed) throw new Error(`${verb} is not offered: ${decision.refusal.reasons.join()}`);
  const { plan } = decision;
  const onSend = vi.fn();
  const shared = {
    view: { ...orderView(records, { role: "operator" }, NOW), history },
    draftForm: "test.1",
    sending: false,
    onLeave: vi.fn(),
    onSend,
  };
  render(
    <Dialog open>
      <DialogContent title="試験" closeLabel="閉じる">
        {plan.does === "record_payment" || plan.does === "take_back_payment" ? (
          <PaidBody {...shared} plan={plan} />
        ) : (
          <ShipBody {...shared} plan={plan} onCapture={vi.fn()} />
        )}
      </DialogContent>
    </Dialog>,
  );
  return onSend;
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

describe("入金処理", () => {
  it("offers today, asks how it is known, and says that nothing is sent", async () => {
    const onSend = shown({ methodId: METHOD.cancelNotInTable, paid: false }, "record_payment");
    expect(screen.getByLabelText<HTMLInputElement>(/^入金日/).value).toBe("2026-11-23");
    expect(screen.getByText(/には送信しません。$/)).toBeDefined();
    await press("入金を記録");
    expect(screen.getByText("理由を入力してください。")).toBeDefined();
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText(/^確認した方法/), "振込明細");
    await press("入金を記録");
    expect(onSend).toHaveBeenCalledWith({ reason: "振込明細", acknowledged: false, paidOn: "2026-11-23" });
  });

  it("says who recorded the present 入金 and when, and who took the last one back", () => {
    const minute = 60_000;
    const recorded = manualResolution(NOW - 4 * minute, "payment_recorded");
    const takenBack = { ...manualResolution(NOW - minute, "payment_taken_back"), by: "鈴木 玲" };
    shown({ methodId: METHOD.cancelNotInTable, paid: true }, "take_back_payment", [recorded]);
    expect(screen.getByText("記録済みの入金").nextSibling?.textContent).toMatch(/12,800円 田中 葵さんが15:36に記録$/);
    cleanup();
    shown({ methodId: METHOD.cancelNotInTable, paid: false }, "record_payment", [takenBack, recorded]);
    expect(screen.getByText("鈴木 玲さんが15:39に未入金に戻しました。")).toBeDefined();
    cleanup();
    shown({ methodId: METHOD.cancelNotInTable, paid: false }, "record_payment");
    expect(screen.queryByText(/未入金に戻しました/)).toBeNull();
  });

  it("says that no money goes back", () => {
    shown({ methodId: METHOD.cancelNotInTable, paid: true }, "take_back_payment");
    expect(screen.getByText("何も送信しません。返金は行われません。")).toBeDefined();
  });
});

describe("配送処理", () => {
  it("says before the button what telling the slip number takes away, in the page's own words", async () => {
    const onSend = shown({ methodId: METHOD.closedBySlipNumber }, "ship");
    expect(screen.getByText("送信すると、金額変更を連携できなくなります。")).toBeDefined();
    expect(screen.getByText("/v1/shipments", { exact: false }).closest("details")).not.toBeNull();
    expect(screen.getByText(/^対応表の備考「.*伝票番号連携前のみ可能.*」。$/)).toBeDefined();
    await userEvent.type(screen.getByLabelText("伝票番号"), "4001-22A4-5678");
    await press("発送を記録して伝票番号を送信");
    expect(screen.getByText("数字12桁で入力してください。「A」は使えません。")).toBeDefined();
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.clear(screen.getByLabelText("伝票番号"));
    await userEvent.type(screen.getByLabelText("伝票番号"), "456789012345");
    await userEvent.click(screen.getByRole("radio", { name: /^発送の記録だけ行う/ }));
    expect(screen.queryByText("送信すると、金額変更を連携できなくなります。")).toBeNull();
    expect(screen.queryByText("/v1/shipments", { exact: false })).toBeNull();
    await press("発送を記録");
    expect(onSend).toHaveBeenCalledWith({
      reason: "",
      acknowledged: false,
      shipping: { carrier: "ヤマト運輸", slipNumber: "456789012345", shippedOn: "2026-11-23", report: false },
    });
  });

  it("has no choice where the provider takes no slip number, and leads to the capture", () => {
    shown({ methodId: METHOD.cancelByFlag }, "ship");
    expect(screen.queryByRole("radio")).toBeNull();
    expect(screen.getByText(/^この決済方法は伝票番号を連携しないため、/)).toBeDefined();
    expect(screen.getByRole("button", { name: "オーソリを確定" })).toBeDefined();
  });
});
