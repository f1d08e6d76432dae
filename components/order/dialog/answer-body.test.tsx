// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { orderView } from "@/lib/orders/detail/order-view";
import type { Plan, VerbAnswer } from "@/lib/payments/model/contract";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { methodWhere } from "@/prisma/builders/methods";
import { AnswerBody, AnswerNotice } from "./answer-body";

vi.mock("@/components/order/words/order-calls", () => ({}));

const methodId = methodWhere("cancel.before_capture", (facts) => facts?.gate === "cancel_api_or_termination_api");
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);
const { provider } = view.method;
const call = { operationId: "op-1", operation: "cancel", at: NOW } as const;

function said(answer: VerbAnswer, role: "alert" | "status" = "alert"): string | null {
  render(<AnswerNotice answer={answer} view={view} />);
  return screen.getByRole(role).textContent;
}

afterEach(cleanup);

describe("a refusal by the provider", () => {
  it("does not say that there is no reason where there is a code without a known meaning", () => {
    const text = said({ ...call, kind: "refused_by_provider", providerCode: "E99X", resolvedManually: false });
    expect(text).toContain(`理由(${provider}):このコードの意味は登録されていません(コード E99X)。`);
    expect(text).not.toContain("示されていません");
  });

  it("says so where there is none", () => {
    expect(said({ ...call, kind: "refused_by_provider", providerCode: null, resolvedManually: false })).toContain(
      "理由は示されていません。",
    );
  });
});

describe("管理画面での作業に登録", () => {
  it.each([
    ["cancel", true],
    ["authorize", false],
    ["capture", false],
  ] as const)("is offered where the console may still do what was refused: %s", (operation, offered) => {
    const refused = {
      ...call,
      operation,
      kind: "refused_by_provider",
      providerCode: null,
      resolvedManually: false,
    } as const;
    render(<AnswerBody answer={refused} view={view} onClose={() => undefined} />);
    expect(screen.queryByRole("button", { name: "管理画面での作業に登録" }) !== null).toBe(offered);
  });
});

describe("作業を開く", () => {
  it.each([
    ["with the outstanding work", { does: "mark_and_task", reasons: [], deadline: null, amount: 12_800 }, ""],
    ["with the work that 取消区分 took along", { does: "unmark", closesTask: true }, "state=not_needed&"],
  ] as const satisfies readonly (readonly [string, Plan, string])[])("leads to the list %s", (_, plan, tab) => {
    const answer = {
      kind: "done",
      plan,
      at: NOW,
      operationId: null,
      taskId: 7,
      version: 5,
      resolvedManually: false,
    } as const;
    render(<AnswerBody answer={answer} view={view} onClose={() => undefined} />);
    const link = screen.getByRole("link", { name: "作業を開く" });
    expect(link.getAttribute("href")).toBe(`/tasks?${tab}order=${view.orderNumber}`);
  });
});

describe("未送信", () => {
  it("claims that nothing was sent only where nothing was", () => {
    expect(said({ ...call, kind: "not_sent", cause: "not_called_in_time" })).toContain("何も送信していません。");
  });

  it("says of what went out and got nowhere that it did not arrive", () => {
    const text = said({ ...call, kind: "not_sent", cause: "never_arrived" });
    expect(text).toMatch(new RegExp(`^取消は${provider}に届いていません。`));
    expect(text).toContain("受注と決済は変わっていません。");
    expect(text).not.toContain("何も送信していません");
  });
});

describe("a dialog asked again after a manual resolution", () => {
  const plan = { does: "send", kind: "cancel", providerOperation: "", amountBefore: 12_800, amount: 12_800 } as const;
  const done = {
    kind: "done",
    at: NOW,
    operationId: "op-1",
    taskId: null,
    version: 3,
    resolvedManually: true,
  } as const;

  it("says that a person recorded it, and claims nothing of the provider", () => {
    const text = said({ ...done, plan: { ...plan, deadline: null } }, "status");
    expect(text).toContain("取消は完了していると、担当者が記録しました。");
    expect(text).toContain(`${provider}の応答ではなく、管理画面を見た担当者の記録です。`);
    expect(text).not.toContain("取消が完了しています");
  });

  it("does not say that the provider refused what a person found undone", () => {
    const text = said({ ...call, kind: "refused_by_provider", providerCode: null, resolvedManually: true }, "status");
    expect(text).toContain("取り消されていないと、担当者が記録しました。");
    expect(text).toContain("受注と決済は変わっていません。");
  });
});
