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

async function moveTo(failure: object) {
  moveStatus.mockResolvedValueOnce(err(failure));
  render(<OrderStatusField view={view} onSaved={async () => undefined} />);
  await userEvent.selectOptions(screen.getByLabelText("対応状況"), "発送済み");
}

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

it("says of a refused change that it was not made, and why", async () => {
  await moveTo({ code: "database_unavailable" });
  expect(await screen.findByText(NOT_CHANGED)).toBeDefined();
  expect(screen.getByText(/データベースに接続できません/)).toBeDefined();
});

it("does not claim so where no answer came", async () => {
  await moveTo({ code: "no_answer" });
  expect(await screen.findByText(/結果を受け取れませんでした/)).toBeDefined();
  expect(screen.queryByText(NOT_CHANGED)).toBeNull();
});
