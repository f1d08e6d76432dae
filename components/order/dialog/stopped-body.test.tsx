// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { VerbFailure } from "@/components/order/words/order-calls";
import { orderView } from "@/lib/orders/detail/order-view";
import { manualResolution, NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { StoppedBody } from "./stopped-body";

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.deadline === "payment+30d");
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const nothing = () => undefined;

function said(failure: VerbFailure, seen = view): string | null {
  render(<StoppedBody failure={failure} lost="sent" view={seen} onClose={nothing} onAgain={nothing} />);
  return screen.getByRole("alert").textContent;
}

afterEach(cleanup);

it("who lost the right to act is told whom to ask, and is not sent round in circles", () => {
  expect(said({ code: "role", needs: "operator" })).toMatch(/^何も送信していません。.*管理者に確認してください。$/);
  expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual(["閉じる"]);
});

it("another call on its way is told without calling it 確認中, which it may not be, and leads to the history", () => {
  const open = {
    code: "another_operation_open",
    kind: "cancel",
    operationId: "op-2",
    at: NOW,
    by: "小林 真理",
  } as const;
  expect(said(open)).toMatch(/^何も送信していません。.*小林 真理さんが送信した取消の結果がまだ決まっていません。/);
  expect(screen.getByRole("link", { name: "連携履歴を見る" })).toBeDefined();
});

it("a change of method that an authorization stands against says what is done first, and leads to another order", () => {
  const reasons = ["already_authorized"] as const;
  expect(said({ code: "not_allowed", reasons, stage: "before_capture", deadline: null })).toMatch(
    /有効なオーソリがあるため.*で12,800円を確保しています。.*「受注を取り消す」で先に取り消し、新しい受注を登録してください。$/,
  );
  expect(screen.getByRole("link", { name: /受注を登録/ })).toBeDefined();
});

it("入金 that a colleague recorded or took back meanwhile is told with who did it and when", () => {
  const event = { ...manualResolution(NOW - 60_000, "payment_recorded"), by: "鈴木 玲" };
  const refused = (reason: "already_paid" | "not_paid") =>
    ({ code: "not_allowed", reasons: [reason], stage: "before_capture", deadline: null }) as const;
  expect(said(refused("already_paid"), { ...view, history: [event] })).toMatch(
    /入金は.*15:39に鈴木 玲さんが記録済みです。$/,
  );
  cleanup();
  const back = { ...event, kind: "payment_taken_back" };
  expect(said(refused("not_paid"), { ...view, history: [back] })).toMatch(/鈴木 玲さんが未入金に戻しています。$/);
});
