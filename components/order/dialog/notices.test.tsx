// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { EditSummary } from "@/components/order/edit/edit-summary";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { orderView } from "@/lib/orders/detail/order-view";
import { decideAmount } from "@/lib/payments/decide/decide-amount";
import { decideVerb } from "@/lib/payments/decide/decide-verb";
import { editRule } from "@/lib/payments/decide/edit-rule";
import { factsOf } from "@/lib/payments/decide/order-facts";
import { ALL_OFF, NOW, recordsOf, type Wish } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { ReadyBody } from "./ready-body";

afterEach(cleanup);

const noticeUrls = { cancel: "https://pay.example.jp/cancel", amount: "https://pay.example.jp/amount" };
const noticed = methodWhere("cancel.before_capture", (facts) => facts?.external_notice === true);
const without = methodWhere("cancel.before_capture", (facts) => facts !== null && facts.external_notice !== true);

function links(): readonly (string | null)[] {
  return screen.queryAllByRole("link", { name: "注意事項を開く(外部サイト)" }).map((link) => link.getAttribute("href"));
}

function openDialog(wish: Wish, verb: "cancel" | "capture" = "cancel") {
  const records = { ...recordsOf(wish), noticeUrls };
  const decision = decideVerb(verb, factsOf(records, records.rules, NOW), "operator", null);
  if (!decision.allowed) throw new Error(`${verb} is not offered`);
  render(
    <Dialog open>
      <DialogContent title="試験" closeLabel="閉じる">
        <ReadyBody
          plan={decision.plan}
          draftForm="test.1"
          needsAcknowledgement={false}
          view={orderView(records, { role: "operator" }, NOW)}
          now={NOW}
          sending={false}
          onLeave={vi.fn()}
          onSend={vi.fn()}
        />
      </DialogContent>
    </Dialog>,
  );
}

function edit(methodId = noticed) {
  const records = { ...recordsOf({ methodId }), noticeUrls };
  const rule = editRule(factsOf(records, records.rules, NOW));
  if (rule === null) throw new Error("nothing to edit");
  const view = orderView(records, { role: "operator" }, NOW);
  const newTotal = view.order.total - 100;
  const typed = { total: view.order.total, newTotal, editChoice: true, now: NOW };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <EditSummary
        view={view}
        rule={rule}
        newTotal={newTotal}
        verdict={decideAmount(rule, typed)}
        assumed={null}
        now={NOW}
      />
    </QueryClientProvider>,
  );
}

describe("a provider's notice stands where one acts on what it is about", () => {
  it.each<[string, Wish]>([
    ["linked", { methodId: noticed }],
    ["not linked", { methodId: noticed, flags: ALL_OFF }],
  ])("the one of cancels in the dialog of a cancel that is %s", (_how, wish) => {
    openDialog(wish);
    expect(links()).toEqual([noticeUrls.cancel]);
  });

  it("the one of amount changes in 受注編集", () => {
    edit();
    expect(links()).toEqual([noticeUrls.amount]);
  });

  it("and nowhere else", () => {
    openDialog({ methodId: noticed }, "capture");
    expect(links()).toEqual([]);
    cleanup();
    openDialog({ methodId: without });
    edit(without);
    expect(links()).toEqual([]);
  });
});
