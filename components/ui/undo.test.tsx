// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { UNDO_SECONDS, type UndoOutcome, UndoProvider, useUndo } from "./undo";

const undo = vi.fn<() => Promise<UndoOutcome>>();

function Act() {
  const offer = useUndo();
  return (
    <button type="button" onClick={() => offer({ text: "変更しました。", undo })}>
      変更
    </button>
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  undo.mockReset().mockResolvedValue({ undone: true, text: "戻しました。" });
  render(
    <UndoProvider>
      <Act />
    </UndoProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "変更" }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (seconds: number) => act(async () => vi.advanceTimersByTimeAsync(seconds * 1_000));
const offered = () => screen.queryByRole("button", { name: "元に戻す" });

it("counts down, and is gone after ten seconds", async () => {
  expect(screen.getByText("10秒")).toBeDefined();
  await pass(UNDO_SECONDS - 1);
  expect(screen.getByText("1秒")).toBeDefined();
  await pass(1);
  expect(offered()).toBeNull();
});

it("stays while it has the focus or the pointer, and goes on when it is left", async () => {
  const bar = screen.getByRole("region", { name: "元に戻す" });
  fireEvent.focus(screen.getByRole("button", { name: "元に戻す" }));
  await pass(60);
  expect(offered()).not.toBeNull();
  fireEvent.blur(screen.getByRole("button", { name: "元に戻す" }));
  fireEvent.mouseEnter(bar);
  await pass(60);
  expect(offered()).not.toBeNull();
  fireEvent.mouseLeave(bar);
  await pass(UNDO_SECONDS);
  expect(offered()).toBeNull();
});

it("is not closed by Esc", () => {
  fireEvent.keyDown(screen.getByRole("button", { name: "元に戻す" }), { key: "Escape" });
  fireEvent.keyDown(document.body, { key: "Escape" });
  expect(offered()).not.toBeNull();
});

it("undoes once, says what came of it, and then goes", async () => {
  fireEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  fireEvent.click(screen.getByRole("button", { name: "元に戻しています" }));
  await pass(0);
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.getByText("戻しました。")).toBeDefined();
  await pass(UNDO_SECONDS);
  expect(screen.queryByText("戻しました。")).toBeNull();
});

it("keeps a refusal until it is closed", async () => {
  undo.mockResolvedValue({ undone: false, text: "戻せませんでした。" });
  fireEvent.click(screen.getByRole("button", { name: "元に戻す" }));
  await pass(60);
  expect(screen.getByText("戻せませんでした。")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "閉じる" }));
  expect(screen.queryByText("戻せませんでした。")).toBeNull();
});
