// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "@/lib/identity/role";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OpenOperationView, OrderView } from "@/lib/orders/detail/order-view-types";
import type { OpenState } from "@/lib/payments/model/states";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { OpenOperationBanner } from "./open-operation-banner";
import { useInquiry } from "./use-inquiry";

const { inquireOrder } = vi.hoisted(() => ({ inquireOrder: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => ({ inquireOrder }));

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");
const refresh = vi.fn(async () => undefined);

/** The order with its operation in that state; `more` of the operation as the page would get it. */
function opened(state: OpenState | null, more: Partial<OpenOperationView> = {}, role: Role = "operator"): OrderView {
  const view = orderView(recordsOf({ methodId, open: state }), { role }, NOW);
  return view.openOperation === null ? view : { ...view, openOperation: { ...view.openOperation, ...more } };
}

function Order({ view, onChange }: { readonly view: OrderView; readonly onChange: () => Promise<void> }) {
  const inquiry = useInquiry(view, onChange);
  return (
    <>
      {view.openOperation === null ? null : (
        <OpenOperationBanner
          operation={view.openOperation}
          view={view}
          now={view.serverNow}
          onInquire={inquiry.ask}
          inquiring={inquiry.busy}
          onSettled={refresh}
          onResolving={() => undefined}
        />
      )}
      <p>{inquiry.said}</p>
    </>
  );
}

/** The next answer comes when the returned function is called with it. */
function heldBack(): (answer: unknown) => void {
  let give: (answer: unknown) => void = () => undefined;
  inquireOrder.mockReturnValueOnce(
    new Promise((resolve) => {
      give = resolve;
    }),
  );
  return (answer) => give(answer);
}

let visibility: DocumentVisibilityState;
async function turn(to: DocumentVisibilityState): Promise<void> {
  visibility = to;
  await act(async () => {
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

async function show(view: OrderView) {
  const { rerender } = render(<Order view={view} onChange={() => refresh()} />);
  await act(async () => undefined);
  return {
    becomes: async (next: OrderView) => {
      // Drawn anew with other functions: that is no new opening.
      rerender(<Order view={next} onChange={() => refresh()} />);
      await act(async () => undefined);
    },
  };
}

beforeEach(() => {
  vi.clearAllMocks();
  inquireOrder.mockResolvedValue(ok({ state: null }));
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("opening an order", () => {
  it.each(["unknown", "needs_person"] as const)(
    "asks at once what became of an operation that is %s",
    async (state) => {
      await show(opened(state));
      expect(inquireOrder.mock.calls).toEqual([["261024-0087"]]);
      expect(refresh).toHaveBeenCalledOnce();
    },
  );

  it("asks for 閲覧 too", async () => {
    await show(opened("unknown", {}, "viewer"));
    expect(inquireOrder).toHaveBeenCalledOnce();
  });

  it("says 照会中 for as long as it asks, where it is read out politely", async () => {
    const answer = heldBack();
    await show(opened("unknown"));
    expect(within(screen.getByRole("status")).getByText(/照会中/)).toBeDefined();
    expect(refresh).not.toHaveBeenCalled();
    await act(async () => answer(ok({ state: "succeeded" })));
    expect(screen.queryByText(/照会中/)).toBeNull();
    expect(refresh).toHaveBeenCalledOnce();
  });

  it("leaves one that is being sent to its sender, until its time has run out", async () => {
    const order = await show(opened("sending", { nextStepAt: NOW + 1 }));
    expect(inquireOrder).not.toHaveBeenCalled();
    await order.becomes(opened("sending", { nextStepAt: NOW }));
    expect(inquireOrder).toHaveBeenCalledOnce();
  });

  it("asks no provider where nothing is open", async () => {
    await show(opened(null));
    expect(inquireOrder).not.toHaveBeenCalled();
  });
});

describe("an order that stays open", () => {
  it("is asked about once for each state, however often it is read again", async () => {
    const order = await show(opened("unknown"));
    for (let read = 0; read < 5; read += 1) await order.becomes(opened("unknown", { nextStepAt: NOW + read }));
    expect(inquireOrder).toHaveBeenCalledOnce();
    await order.becomes(opened("needs_person"));
    await order.becomes(opened("needs_person", { nextStepAt: NOW }));
    expect(inquireOrder).toHaveBeenCalledTimes(2);
  });

  it("is asked about again when its tab is come back to, and not while it lies in the background", async () => {
    await show(opened("unknown"));
    await turn("hidden");
    expect(inquireOrder).toHaveBeenCalledOnce();
    await turn("visible");
    expect(inquireOrder).toHaveBeenCalledTimes(2);
  });

  it("is not opened by a tab that was never looked at", async () => {
    visibility = "hidden";
    await show(opened("unknown"));
    expect(inquireOrder).not.toHaveBeenCalled();
    await turn("visible");
    expect(inquireOrder).toHaveBeenCalledOnce();
  });

  it("asks one question at a time, also when a person presses 今すぐ照会 meanwhile", async () => {
    const answer = heldBack();
    await show(opened("unknown"));
    await userEvent.click(screen.getByRole("button", { name: "今すぐ照会" }));
    await turn("visible");
    expect(inquireOrder).toHaveBeenCalledOnce();
    await act(async () => answer(ok({ state: null })));
    await userEvent.click(screen.getByRole("button", { name: "今すぐ照会" }));
    expect(inquireOrder).toHaveBeenCalledTimes(2);
  });

  it("says why an inquiry brought nothing, and does not go on asking by itself", async () => {
    inquireOrder.mockResolvedValue(err({ code: "database_unavailable" }));
    const order = await show(opened("unknown"));
    expect(screen.getByText(/データベースに接続できません。/)).toBeDefined();
    await order.becomes(opened("unknown", { nextStepAt: NOW + 1 }));
    expect(inquireOrder).toHaveBeenCalledOnce();
  });
});
