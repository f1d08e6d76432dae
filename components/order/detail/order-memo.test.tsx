// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DraftOwner } from "@/components/drafts/draft-owner";
import { orderView } from "@/lib/orders/detail/order-view";
import { NOW, recordsOf } from "@/lib/payments/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderMemo } from "./order-memo";

const { updateMemo } = vi.hoisted(() => ({ updateMemo: vi.fn() }));
vi.mock("@/components/order/words/order-calls", () => ({ updateMemo }));

vi.mock("next/navigation", () => ({ usePathname: () => "/orders/1", useSearchParams: () => new URLSearchParams() }));

const methodId = methodWhere("cancel.before_capture", (facts) => facts === null);
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);

async function save(failure: object, onSaved: () => Promise<unknown> = async () => undefined) {
  updateMemo.mockResolvedValueOnce(err(failure));
  render(<OrderMemo view={view} onSaved={onSaved} />);
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "メモ" }), "電話済み");
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  return (await screen.findByRole("alert")).textContent;
}

beforeEach(() => {
  vi.clearAllMocks();
  localStorage.clear();
});
afterEach(cleanup);

it("is ready to be typed into as soon as it is opened", async () => {
  render(<OrderMemo view={view} onSaved={async () => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "メモ" }));
});

it("says at once that a memo was not saved and why, also while the server does not answer what stands now, and keeps its text", async () => {
  const said = await save({ code: "signed_out" }, () => new Promise(() => undefined));
  expect(said).toMatch(/^保存できませんでした。サインアウトされています。/);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "メモ" }).value).toBe("電話済み");
  expect(screen.getByRole("button", { name: "メモを保存" }).getAttribute("aria-disabled")).toBeNull();
  expect(screen.getByRole("link", { name: "サインイン" }).getAttribute("href")).toBe("/sign-in?next=%2Forders%2F1");
});

function drawn(shown = view) {
  return (
    <DraftOwner staffId="tanaka" draftKey={btoa("k".repeat(32))}>
      <OrderMemo view={shown} onSaved={async () => undefined} />
    </DraftOwner>
  );
}

async function type(text: string) {
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "メモ" }), text);
}

const field = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "メモ" });

it("lets the window go without asking, and has the typed memo again when the order is opened anew", async () => {
  render(drawn());
  await type("電話済み");
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(true);
  cleanup();
  render(drawn());
  expect(field().value).toBe("電話済み");
  expect(screen.getByText("下書きを復元しました。")).toBeDefined();
  updateMemo.mockResolvedValueOnce(ok({}));
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  await screen.findByRole("button", { name: "メモを編集" });
  cleanup();
  render(drawn());
  expect(screen.queryByRole("textbox", { name: "メモ" })).toBeNull();
});

it("throws a memo away by its writer's hand alone, and brings it back", async () => {
  render(drawn());
  await type("電話済み");
  await userEvent.click(screen.getByRole("button", { name: "下書きを破棄" }));
  expect(screen.queryByRole("textbox", { name: "メモ" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  expect(field().value).toBe("電話済み");
});

it("shows a colleague's memo beside the typed one, and is saved over it only after a refusal", async () => {
  const { rerender } = render(drawn());
  await type("電話済み");
  rerender(drawn({ ...view, version: view.version + 1, order: { ...view.order, memo: "折り返し待ち" } }));
  expect(field().value).toBe("電話済み");
  expect(screen.getByText("折り返し待ち")).toBeDefined();
  updateMemo.mockResolvedValueOnce(err({ code: "stale_version", at: NOW, by: "鈴木 玲", changes: [] }));
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  expect(updateMemo).toHaveBeenLastCalledWith(expect.objectContaining({ version: view.version }));
  updateMemo.mockResolvedValueOnce(ok({}));
  await screen.findByRole("alert");
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  expect(updateMemo).toHaveBeenLastCalledWith(expect.objectContaining({ version: view.version + 1, memo: "電話済み" }));
});

it.each(["no_answer", "perhaps_saved"])(
  "does not claim so where the outcome is unknown (%s), and speaks of no sending",
  async (code) => {
    const said = await save({ code });
    expect(said).toMatch(/^保存を確認できていません。/);
    expect(said).not.toMatch(/保存できませんでした|送信した可能性/);
  },
);

it("does not show one's own memo as a colleague's where the feed of changes is quicker than the answer of the save", async () => {
  updateMemo.mockReturnValueOnce(new Promise(() => undefined));
  const shown = render(drawn());
  await type("電話済み");
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  const version = view.version + 1;
  shown.rerender(drawn({ ...view, version, order: { ...view.order, memo: "電話済み" } }));
  expect(screen.queryByRole("status")).toBeNull();
  shown.rerender(drawn({ ...view, version, order: { ...view.order, memo: "別のメモ" } }));
  expect(screen.getByRole("status").textContent).toContain("別のメモ");
});
