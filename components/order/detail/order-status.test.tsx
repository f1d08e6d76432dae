// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UndoProvider } from "@/components/ui/undo";
import { ORDER_STATUS_WORD } from "@/lib/messages/order-words";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderStatusField } from "./order-status";

const { updateStatus } = vi.hoisted(() => ({ updateStatus: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => ({ updateStatus }));

const methodId = methodWhere("cancel.before_capture", (facts) => facts === null);
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const NOT_CHANGED = "対応状況を変更できませんでした。";
const control = () => screen.getByRole("button", { name: /^対応状況/ });
const onMark = vi.fn();

function show(of: OrderView, onSaved: () => Promise<unknown> = async () => undefined) {
  render(
    <UndoProvider>
      <OrderStatusField view={of} onSaved={onSaved} onMark={onMark} />
    </UndoProvider>,
  );
}

async function choose(name: string) {
  await userEvent.click(control());
  await userEvent.click(await screen.findByRole("menuitem", { name }));
}

async function moveTo(failure: object, onSaved?: () => Promise<unknown>) {
  updateStatus.mockResolvedValueOnce(err(failure));
  show(view, onSaved);
  await choose("発送済み");
}

function withStatus(status: OrderView["order"]["status"]): OrderView {
  return { ...view, order: { ...view.order, status } };
}

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

it("offers only what may follow, and steps through it without changing anything", async () => {
  show(withStatus("shipped"));
  await userEvent.click(control());
  const offered = (await screen.findAllByRole("menuitem")).map((item) => item.textContent);
  expect(offered).toEqual(["入金済み", "発送準備", "完了", "返品"]);
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Escape}");
  expect(updateStatus).not.toHaveBeenCalled();
});

it("offers nothing to who may not act, and where the order is canceled", () => {
  show(orderView(recordsOf({ methodId }), { role: "viewer" }, NOW));
  expect(screen.queryByRole("button")).toBeNull();
  cleanup();
  show(withStatus("canceled"));
  expect(screen.queryByRole("button")).toBeNull();
});

it("applies what was chosen, and takes it back by another change with its own version", async () => {
  updateStatus.mockResolvedValueOnce(ok({ version: 8 })).mockResolvedValueOnce(ok({ version: 9 }));
  show(view);
  await choose("発送済み");
  expect(updateStatus).toHaveBeenLastCalledWith({
    orderNumber: view.orderNumber,
    version: view.version,
    status: "shipped",
  });
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(updateStatus).toHaveBeenLastCalledWith({
    orderNumber: view.orderNumber,
    version: 8,
    status: view.order.status,
  });
  expect(await screen.findByText(/対応状況を「.*」に戻しました。/)).toBeDefined();
});

it("says what stands where it cannot be taken back any more", async () => {
  const stale = { code: "stale_version", at: NOW, by: "鈴木 玲", changes: [] };
  updateStatus.mockResolvedValueOnce(ok({ version: 8 })).mockResolvedValueOnce(err(stale));
  show(view);
  await choose("発送済み");
  await userEvent.click(await screen.findByRole("button", { name: "元に戻す" }));
  expect(await screen.findByText(/対応状況を元に戻せませんでした。.*鈴木 玲さん/)).toBeDefined();
});

it("leads a return to 取消区分 where its refund is not linked, and nowhere else", async () => {
  show(withStatus("shipped"));
  expect(screen.queryByRole("button", { name: "取消区分を付ける" })).toBeNull();
  cleanup();
  show(withStatus("returned"));
  await userEvent.click(screen.getByRole("button", { name: "取消区分を付ける" }));
  expect(onMark).toHaveBeenCalledOnce();
  cleanup();
  const linked = methodWhere("cancel.before_capture", (facts) => facts?.gate === "always");
  const other = orderView(recordsOf({ methodId: linked }), { role: "operator" }, NOW);
  show({ ...other, order: { ...other.order, status: "returned" } });
  expect(screen.queryByRole("button", { name: "取消区分を付ける" })).toBeNull();
});

it("says of a refused change that it was not made, and why", async () => {
  await moveTo({ code: "database_unavailable" });
  expect(await screen.findByText(NOT_CHANGED)).toBeDefined();
  expect(screen.getByText(/データベースに接続できません/)).toBeDefined();
});

it.each([
  ["no answer came", "no_answer", /結果を確認できません。保存された可能性があります。/],
  ["the database was cut off while it was saved", "perhaps_saved", /保存できたかどうかを確認できませんでした。/],
])("does not claim so where %s; and speaks of no sending, since nothing is sent", async (_, code, words) => {
  await moveTo({ code });
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.queryByText(NOT_CHANGED)).toBeNull();
  expect(screen.queryByText(/送信した可能性/)).toBeNull();
});

it("says so at once, also while the server does not answer what stands now", async () => {
  await moveTo({ code: "signed_out" }, () => new Promise(() => undefined));
  expect(await screen.findByText(NOT_CHANGED)).toBeDefined();
  expect(control().textContent).toBe(ORDER_STATUS_WORD[view.order.status]);
});
