// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { orderView } from "@/lib/orders/order-view";
import { NOW, recordsOf } from "@/lib/orders/testing/order-records";
import { err, ok } from "@/lib/result/result";
import { methodWhere } from "@/prisma/builders/methods";
import { OrderMemo } from "./order-memo";

const { keepMemo } = vi.hoisted(() => ({ keepMemo: vi.fn() }));
vi.mock("@/components/order-dialogs/order-calls", () => ({ keepMemo }));

const methodId = methodWhere("cancel.before_capture", (facts) => facts === null);
const view = orderView(recordsOf({ methodId }), { role: "operator" }, NOW);

async function save(failure: object, onSaved: () => Promise<unknown> = async () => undefined) {
  keepMemo.mockResolvedValueOnce(err(failure));
  render(<OrderMemo view={view} onSaved={onSaved} />);
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  await userEvent.type(screen.getByRole("textbox", { name: "メモ" }), "電話済み");
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  return (await screen.findByRole("alert")).textContent;
}

beforeEach(() => vi.clearAllMocks());
afterEach(cleanup);

it("is ready to be typed into as soon as it is opened", async () => {
  render(<OrderMemo view={view} onSaved={async () => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "メモ" }));
});

it("says at once that a memo was not saved and why, also while nobody answers what stands now, and keeps its text", async () => {
  const said = await save({ code: "signed_out" }, () => new Promise(() => undefined));
  expect(said).toMatch(/^保存できませんでした。サインインの有効期限が切れました。/);
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "メモ" }).value).toBe("電話済み");
  expect(screen.getByRole("button", { name: "メモを保存" }).getAttribute("aria-disabled")).toBeNull();
});

/** Whether the browser would ask before the window goes elsewhere, as the banner's サインイン makes it. */
const asksBeforeLeaving = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

it("does not let the window go with a memo that is typed and not saved, and only then", async () => {
  render(<OrderMemo view={view} onSaved={async () => undefined} />);
  await userEvent.click(screen.getByRole("button", { name: "メモを編集" }));
  expect(asksBeforeLeaving()).toBe(false);
  await userEvent.type(screen.getByRole("textbox", { name: "メモ" }), "電話済み");
  expect(asksBeforeLeaving()).toBe(true);
  keepMemo.mockResolvedValueOnce(err({ code: "signed_out" }));
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  await screen.findByRole("alert");
  expect(asksBeforeLeaving()).toBe(true);
  keepMemo.mockResolvedValueOnce(ok({}));
  await userEvent.click(screen.getByRole("button", { name: "メモを保存" }));
  await screen.findByRole("button", { name: "メモを編集" });
  expect(asksBeforeLeaving()).toBe(false);
});

it.each(["no_answer", "perhaps_saved"])(
  "does not claim so where nobody knows (%s), and speaks of no sending",
  async (code) => {
    const said = await save({ code });
    expect(said).toMatch(/^保存を確認できていません。/);
    expect(said).not.toMatch(/保存できませんでした|送信した可能性/);
  },
);
