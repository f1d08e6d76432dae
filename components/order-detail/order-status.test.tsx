// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { orderView } from "@/lib/orders/order-view";
import { NOW, recordsOf } from "@/lib/orders/testing/order-records";
import { err } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderStatusField } from "./order-status";

const { moveStatus } = vi.hoisted(() => ({ moveStatus: vi.fn() }));
vi.mock("@/components/order-dialogs/order-calls", () => ({ moveStatus }));

const methodId = methodWhere("cancel.before_capture", (facts) => facts === null);
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const NOT_CHANGED = "対応状況を変更できませんでした。";

async function moveTo(failure: object, onSaved: () => Promise<unknown> = async () => undefined) {
  moveStatus.mockResolvedValueOnce(err(failure));
  render(<OrderStatusField view={view} onSaved={onSaved} />);
  await userEvent.selectOptions(screen.getByLabelText("対応状況"), "発送済み");
}

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

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

it("says so at once, also while nobody answers what stands now", async () => {
  await moveTo({ code: "signed_out" }, () => new Promise(() => undefined));
  expect(await screen.findByText(NOT_CHANGED)).toBeDefined();
  expect(screen.getByLabelText<HTMLSelectElement>("対応状況").value).toBe(view.order.status);
});
