// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ShortcutsProvider, useShortcut, useShortcuts } from "./shortcuts";

const search = vi.fn();
const goToOrders = vi.fn();

function Desk({ overlay = false }: { readonly overlay?: boolean }) {
  const { setSingleKeys } = useShortcuts();
  useShortcut("/", search);
  useShortcut("g>o", goToOrders);
  return (
    <>
      <input aria-label="検索" />
      <button type="button" onClick={() => setSingleKeys(false)}>
        使わない
      </button>
      {overlay ? <div role="dialog" data-state="open" aria-label="確認" /> : null}
    </>
  );
}

const show = (overlay = false) =>
  render(
    <ShortcutsProvider>
      <Desk overlay={overlay} />
    </ShortcutsProvider>,
  );
const press = (key: string, more: KeyboardEventInit = {}, target: Element = document.body) => {
  fireEvent.keyDown(target, { key, code: "Slash", ...more });
  fireEvent.keyUp(target, { key, code: "Slash", ...more });
};

beforeEach(() => {
  window.localStorage.clear();
  vi.clearAllMocks();
});
afterEach(cleanup);

test("a single key acts by the character that it types, wherever the keyboard has it", () => {
  show();
  press("/", { code: "Digit7", shiftKey: true });
  expect(search).toHaveBeenCalledTimes(1);
});

test("a sequence acts when both keys have come", () => {
  show();
  press("g", { code: "KeyG" });
  expect(goToOrders).not.toHaveBeenCalled();
  press("o", { code: "KeyO" });
  expect(goToOrders).toHaveBeenCalledTimes(1);
});

test("it is silent while a character is being converted, with Ctrl, Alt or Meta, and in a field", () => {
  show();
  press("/", { isComposing: true });
  press("/", { keyCode: 229 });
  press("/", { ctrlKey: true });
  press("/", { altKey: true });
  press("/", { metaKey: true });
  press("/", {}, screen.getByLabelText("検索"));
  expect(search).not.toHaveBeenCalled();
});

test("it is silent under an open overlay", () => {
  show(true);
  press("/");
  expect(search).not.toHaveBeenCalled();
});

test("single keys that a person switches off stay off, also in the next visit", () => {
  const { unmount } = show();
  act(() => screen.getByRole("button", { name: "使わない" }).click());
  press("/");
  unmount();
  show();
  press("/");
  expect(search).not.toHaveBeenCalled();
});
