// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { orderView } from "@/lib/orders/order-view";
import { differenceOf, NOW, recordsOf } from "@/lib/orders/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { ReconciliationFact } from "./reconciliation-fact";

const { lookOf } = vi.hoisted(() => ({ lookOf: vi.fn() }));
vi.mock("@/lib/queries/order", () => ({ lookOf }));
vi.mock("@/lib/actions/reconciliation", () => ({}));

const [methodId = METHOD_IDS[1]] = METHOD_IDS;
const records = recordsOf({ methodId: methodId ?? fail() });
const onLooked = vi.fn(async () => undefined);

function fail(): never {
  throw new Error("the catalogue is empty");
}

function show(known: Partial<typeof records>) {
  const view = orderView({ ...records, ...known }, { role: "viewer" }, NOW);
  render(<ReconciliationFact view={view} onLooked={onLooked} />);
}

beforeEach(() => {
  lookOf.mockReset();
  onLooked.mockClear();
});
afterEach(cleanup);

describe("突合 in the facts of an order", () => {
  it.each([
    ["一致", { look: { at: NOW - 600_000, agrees: true } }, "11/23(月) 15:30"],
    ["差異あり", { difference: differenceOf(records) }, "11/23(月) 15:30"],
    ["未突合", {}, null],
    [
      "確認中のため後で",
      { openOperation: recordsOf({ methodId: records.order.methodId, open: "unknown" }).openOperation },
      null,
    ],
  ] as const)("says %s, and as of when", (word, known, at) => {
    show(known);
    expect(screen.getByText(word)).toBeTruthy();
    expect(screen.queryByText(/^11\/23/)?.textContent ?? null).toBe(at);
  });

  it.each([
    ["agrees", "決済代行会社の記録と一致しています。照会だけを行いました。何も送信していません。"],
    ["differs", "決済代行会社の記録との差異が見つかりました。照会だけを行いました。何も送信していません。"],
    ["put_off", "連携の結果を確認中のため、突合は結果が決まってから行います。何も送信していません。"],
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
