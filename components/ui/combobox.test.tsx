// @vitest-environment happy-dom

import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { Combobox, type ComboboxProps } from "./combobox";

afterEach(cleanup);

const OPTIONS = ["あか", "あお", "き"].map((text) => ({ key: text, text, content: text }));

function show(props: Partial<ComboboxProps> = {}) {
  const onChoose = vi.fn();
  const outer = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for the page around the field.
    <div onKeyDown={outer}>
      <Combobox
        label="色"
        listLabel="色の候補"
        value=""
        options={OPTIONS}
        onType={() => undefined}
        onChoose={onChoose}
        {...props}
      />
    </div>,
  );
  return { onChoose, outer, field: screen.getByRole("combobox", { name: "色" }) };
}

test("↓ opens and walks, Enter chooses, and the focus stays in the field", async () => {
  const { onChoose, field } = show();
  await userEvent.click(field);
  await userEvent.keyboard("{ArrowDown}");
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("あお");
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(screen.getByRole("option", { selected: true }).textContent).toBe("き");
  await userEvent.keyboard("{Enter}");
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("き");
  expect(document.activeElement).toBe(field);
  expect(screen.queryByRole("listbox")).toBeNull();
});

test("the Enter that ends a conversion chooses nothing", async () => {
  const { onChoose, field } = show();
  await userEvent.click(field);
  fireEvent.keyDown(field, { key: "Enter", keyCode: 229, isComposing: true });
  expect(onChoose).not.toHaveBeenCalled();
});

test("options of an older text cannot be chosen", async () => {
  const { onChoose, field } = show({ busy: true });
  await userEvent.click(field);
  await userEvent.keyboard("{Enter}");
  expect(onChoose).not.toHaveBeenCalled();
});

test("Esc closes the list and nothing around it", async () => {
  const { outer, field } = show();
  await userEvent.click(field);
  outer.mockClear();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(outer).not.toHaveBeenCalled();
});

test("a press on an option chooses it", async () => {
  const { onChoose, field } = show();
  await userEvent.click(field);
  await userEvent.click(screen.getByRole("option", { name: "き" }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith("き");
});
