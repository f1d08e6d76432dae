// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenedVerb } from "@/lib/orders/detail/order-view-types";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { SaveDialog } from "./save-dialog";
import { useEditSave } from "./use-edit-save";

const calls = vi.hoisted(() => ({ confirmOrderVerb: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => calls);

const methodId = methodWhere("amount.before_capture", (facts) => facts?.gate === "always");
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const PLAN = { does: "change_in_shop", reasons: [], amount: 1_000 } as const;
const EDIT = { lines: [], shippingFee: 0, fee: 0, discount: 0, points: 0, editChoice: true };
const OPENED: OpenedVerb = {
  requestKey: "key",
  orderNumber: view.orderNumber,
  verb: "change_amount",
  version: 1,
  flagsState: "",
  expiresAt: NOW + 1_800_000,
  serverNow: NOW,
  plan: null,
  needsAcknowledgement: false,
  view,
  rule: null,
  meanwhile: [],
};
const onCatchUp = vi.fn();
const onSaved = vi.fn();

function Edit() {
  const save = useEditSave(onSaved);
  return (
    <>
      <button type="button" onClick={() => save.save(OPENED, EDIT, PLAN, { reason: "", acknowledged: false })}>
        変更を保存
      </button>
      <p>{save.unheard ? "結果なし" : "結果あり"}</p>
      <SaveDialog save={save} view={view} onCatchUp={onCatchUp} onLeave={() => undefined} />
    </>
  );
}

async function stopWith(failure: object) {
  calls.confirmOrderVerb.mockResolvedValueOnce(err(failure));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Edit />
    </QueryClientProvider>,
  );
  await act(async () => undefined);
  await userEvent.click(screen.getByRole("button", { name: "変更を保存" }));
  await userEvent.click(screen.getAllByRole("button", { name: "閉じる" }).at(-1) ?? document.body);
}

beforeEach(() => {
  vi.clearAllMocks();
});
afterEach(cleanup);

it("says that nothing more is saved from here after a save whose answer never came", async () => {
  await stopWith({ code: "no_answer" });
  expect(screen.getByText("結果なし")).toBeDefined();
  expect(onCatchUp).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "変更を保存" }));
  expect(calls.confirmOrderVerb).toHaveBeenCalledOnce();
});

it("takes in what changed meanwhile when a refused save is closed, so that the button does something again", async () => {
  await stopWith({ code: "preparation_expired" });
  expect(onCatchUp).toHaveBeenCalledOnce();
  expect(screen.getByText("結果あり")).toBeDefined();
});

it("leaves a form that can be mended as it is", async () => {
  await stopWith({ code: "reason_too_long" });
  expect(onCatchUp).not.toHaveBeenCalled();
  calls.confirmOrderVerb.mockResolvedValueOnce(err({ code: "reason_too_long" }));
  await userEvent.click(screen.getByRole("button", { name: "変更を保存" }));
  expect(calls.confirmOrderVerb).toHaveBeenCalledTimes(2);
});
