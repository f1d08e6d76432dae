// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Button } from "./button";
import { Dialog, DialogBody, DialogContent } from "./dialog";
import { useKeepFocus } from "./use-keep-focus";

function Row({ onDone }: { readonly onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const [shrunk, setShrunk] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>開く</Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="確認">
          <DialogBody>
            <Button onClick={onDone}>行う</Button>
            {shrunk ? null : <Button onClick={() => setShrunk(true)}>次へ</Button>}
          </DialogBody>
        </DialogContent>
      </Dialog>
      <Button onClick={onDone}>すぐ行う</Button>
    </>
  );
}

function Page() {
  const [done, setDone] = useState(false);
  useKeepFocus();
  return (
    <main>
      <section aria-label="この受注の操作">{done ? "済み" : <Row onDone={() => setDone(true)} />}</section>
    </main>
  );
}

function Search() {
  const [open, setOpen] = useState(false);
  useKeepFocus();
  return (
    <>
      <input aria-label="検索" onKeyDown={({ key, currentTarget }) => key === "Escape" && currentTarget.blur()} />
      <Button onMouseDown={(event) => event.preventDefault()} onClick={() => setOpen(true)}>
        ヘルプ
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="ヘルプ">
          <DialogBody>キーボード操作</DialogBody>
        </DialogContent>
      </Dialog>
    </>
  );
}

afterEach(cleanup);

it("leads to the place around a button that goes with what it did", async () => {
  render(<Page />);
  screen.getByRole("button", { name: "すぐ行う" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("region", { name: "この受注の操作" })));
});

it("leads to the place that a dialog was opened from, where its button is gone with it", async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole("button", { name: "開く" }));
  (await screen.findByRole("button", { name: "行う" })).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("region", { name: "この受注の操作" })));
});

it("leaves the focus with the button that a dialog was opened by, where it is still there", async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole("button", { name: "開く" }));
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "開く" })));
});

it("does not bring a person back into a field that they left before a key opened the dialog", async () => {
  render(<Search />);
  screen.getByRole("textbox", { name: "検索" }).focus();
  await userEvent.keyboard("{Escape}");
  screen.getByRole("button", { name: "ヘルプ" }).click();
  await screen.findByRole("dialog");
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(document.body);
});

it("leaves it to an open dialog where a button goes within it", async () => {
  render(<Page />);
  await userEvent.click(screen.getByRole("button", { name: "開く" }));
  (await screen.findByRole("button", { name: "次へ" })).focus();
  const outside = vi.fn();
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.closest("[role=dialog]") === null) outside();
  });
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(screen.queryByText("次へ")).toBeNull());
  expect(outside).not.toHaveBeenCalled();
});
