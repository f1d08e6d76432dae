// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { orderView } from "@/lib/orders/detail/order-view";
import { OPEN_STATES } from "@/lib/payments/model/states";
import { canceled, differenceFor, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { ReconciliationFact } from "./reconciliation-fact";

const { lookOf } = vi.hoisted(() => ({ lookOf: vi.fn() }));
vi.mock("@/lib/queries/order", () => ({ lookOf }));
vi.mock("@/lib/actions/differences", () => ({}));

const [methodId = METHOD_IDS[1]] = METHOD_IDS;
const lastRound = { startedAt: NOW - 600_000, failed: null };
const records = recordsOf({ methodId: methodId ?? fail() });
const onLooked = vi.fn(async () => undefined);

function fail(): never {
  throw new Error("the catalogue is empty");
}

function show(known: Partial<typeof records>) {
  const view = orderView({ ...records, ...known, lastRound }, { role: "viewer" }, NOW);
  render(<ReconciliationFact view={view} onLooked={onLooked} />);
}

beforeEach(() => {
  lookOf.mockReset();
  onLooked.mockClear();
});
afterEach(cleanup);

describe("突合 in the facts of an order", () => {
  const { openOperation } = recordsOf({ methodId: records.order.methodId, open: "unknown" });
  const look = { at: NOW - 600_000, agrees: true };

  it.each([
    ["一致", { look }, "15:30時点"],
    ["一致", { look: { at: NOW - 16 * 3_600_000, agrees: true } }, "11/22(日) 23:40時点"],
    ["差異あり", { difference: differenceFor(records) }, "15:30時点"],
  ] as const)("says %s, and as of when", (word, known, asOf) => {
    show(known);
    expect(screen.getByText(word)).toBeTruthy();
    expect(screen.getByText(asOf)).toBeTruthy();
  });

  it.each([
    ["未突合", {}, "まだ突合していません。15分ごと、または夜間の突合で確認します。"],
    [
      "未突合",
      recordsOf({ methodId: records.order.methodId, state: "voided" }),
      "まだ突合していません。取消済みの決済は、取消の直後と、記録が変わったときに突合します。",
    ],
    [
      "未突合",
      { look: { ...look, agrees: false } },
      "15:30の突合後に受注が更新されました。次回(15:45)の突合で確認します。",
    ],
    [
      "未突合",
      { look, history: [canceled(look.at + 300_000)] },
      "15:30の突合後に決済が更新されました。次回(15:45)の突合で確認します。",
    ],
    ["連携の結果待ち", { openOperation }, "連携の結果が決まってから突合します。"],
    ["連携の結果待ち", { openOperation, look }, "連携の結果が決まってから突合します。前回の突合は15:30です。"],
  ] as const)("says %s, and why, in place of an instant", (word, known, why) => {
    show(known);
    expect(screen.getByText(word)).toBeTruthy();
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.queryByText(/時点$/)).toBeNull();
  });

  it.each(OPEN_STATES)("says 確認中 of no call that may be in another state (%s)", (open) => {
    show({ look, openOperation: recordsOf({ methodId: records.order.methodId, open }).openOperation });
    expect(screen.getByText("連携の結果待ち")).toBeTruthy();
    expect(screen.queryByText(/確認中/)).toBeNull();
  });

  it("says that there is no payment to look at, and offers nothing", () => {
    show(recordsOf({ methodId: records.order.methodId, state: "awaiting" }));
    expect(screen.getByText("決済代行会社に決済がないため、突合しません。")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it.each([
    ["agrees", "決済代行会社の記録と一致しています。照会だけを行いました。何も送信していません。"],
    ["differs", "決済代行会社の記録との差異が見つかりました。照会だけを行いました。何も送信していません。"],
    [
      "put_off",
      "結果がまだ決まっていない連携があるか、照会の間に受注が変わったため、いまは突合していません。15分ごとの突合で確認します。何も送信していません。",
    ],
  ] as const)("asks now and says what it came to (%s)", async (look, words) => {
    lookOf.mockResolvedValue(Response.json(ok({ look })));
    show({});
    await userEvent.click(screen.getByRole("button", { name: "いま突合する" }));
    expect(lookOf).toHaveBeenCalledExactlyOnceWith(records.order.orderNumber);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(onLooked).toHaveBeenCalledOnce();
  });

  it("says that nothing was sent also where the database is away", async () => {
    lookOf.mockResolvedValue(Response.json(err({ code: "database_unavailable" })));
    show({});
    await userEvent.click(screen.getByRole("button", { name: "いま突合する" }));
    expect((await screen.findByText(/データベースに接続できません/)).textContent).toContain("何も送信していません。");
  });
});
