// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import type { EventEntry } from "@/lib/orders/detail/order-history";
import { orderView } from "@/lib/orders/detail/order-view";
import type { OrderView } from "@/lib/orders/detail/order-view-types";
import type { ChangedField } from "@/lib/payments/model/contract";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { ChangedFieldsProvider } from "./changed";
import { OrderLines } from "./order-lines";
import { OthersNotice } from "./others-notice";
import { useOthersChanges } from "./use-others-changes";

const methodId = METHOD_IDS[0] ?? "zeus/card";
const opened = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);

function entry(by: string, changes: readonly ChangedField[], id = 1): EventEntry {
  const rest = {
    actor: "staff",
    resolvedManually: false,
    topic: "edit",
    amounts: null,
    flag: null,
    reason: "",
  } as const;
  return { type: "event", id, at: NOW + id, by, kind: "order_edited", changes, ...rest };
}

function Desk({ view }: { readonly view: OrderView }) {
  const others = useOthersChanges(view, "田中 葵");
  return (
    <ChangedFieldsProvider fields={others.fields}>
      <OthersNotice changes={others} />
      <OrderLines view={view} />
    </ChangedFieldsProvider>
  );
}

function show(view: OrderView) {
  const client = new QueryClient();
  const desk = (shown: OrderView) => (
    <QueryClientProvider client={client}>
      <Desk view={shown} />
    </QueryClientProvider>
  );
  const { rerender } = render(desk(view));
  return (next: OrderView) => act(() => rerender(desk(next)));
}

const fee: ChangedField = { field: "shippingFee", before: 500, after: 800 };
const after = (by: string) => ({
  ...opened,
  order: { ...opened.order, shippingFee: 800 },
  history: [entry(by, [fee]), ...opened.history],
});
const tinted = () => [...document.querySelectorAll("[data-changed]")].map((value) => value.textContent);

afterEach(cleanup);

test("a value that a colleague changed is tinted until the notice is closed, and no other is", async () => {
  const becomes = show(opened);
  expect(tinted()).toEqual([]);
  becomes(after("鈴木 玲"));
  expect(tinted()).toEqual(["800円"]);
  const amounts = within(screen.getByRole("region", { name: "商品と合計" }));
  expect(amounts.getByText("800円").closest("[data-changed]")?.getAttribute("title")).toBe(
    "ほかの担当者が変更した値です",
  );
  await userEvent.click(screen.getByRole("button", { name: "閉じる" }));
  expect(tinted()).toEqual([]);
});

test("what one changed oneself is not tinted", () => {
  const becomes = show(opened);
  becomes(after("田中 葵"));
  expect(tinted()).toEqual([]);
});
