// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SETUP, WORK } from "@/components/places/destinations";
import { ShortcutsProvider } from "@/components/ui/shortcuts";
import { OUTCOME_TERM } from "@/lib/messages/glossary-words";
import { OUTCOME_WORD } from "@/lib/messages/outcomes";
import { TERM_IDS, TERMS } from "@/lib/messages/terms";
import { GlossaryProvider } from "./glossary";
import { Term } from "./term";

const pressed = vi.fn();

function show() {
  render(
    <ShortcutsProvider>
      <GlossaryProvider destinations={[...WORK, ...SETUP]}>
        <button type="button" onClick={pressed}>
          受注を編集
        </button>
        <input aria-label="メモ" />
        <Term id="reconcile" />
      </GlossaryProvider>
    </ShortcutsProvider>,
  );
}

beforeEach(show);
afterEach(() => {
  cleanup();
  pressed.mockClear();
});

async function sheet() {
  return within(await screen.findByRole("complementary", { name: "用語" }));
}

test("? opens 用語 at its search, with the four outcomes and every word; Esc closes it and returns to the work", async () => {
  const work = screen.getByRole("button", { name: "受注を編集" });
  work.focus();
  await userEvent.keyboard("?");
  const glossary = await sheet();
  await waitFor(() => expect(document.activeElement).toBe(glossary.getByRole("searchbox", { name: "用語を検索" })));
  for (const outcome of ["linked", "at_capture", "shop_only", "not_linked", "refused", "no_change"] as const) {
    expect(glossary.getByText(OUTCOME_WORD[outcome])).toBeTruthy();
    expect(glossary.getByText(OUTCOME_TERM[outcome])).toBeTruthy();
  }
  for (const id of TERM_IDS) expect(glossary.getByRole("heading", { name: TERMS[id].word })).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("complementary")).toBeNull();
  expect(document.activeElement).toBe(work);
});

test("work goes on beside it: the page takes presses, and a field its own Esc", async () => {
  await userEvent.keyboard("?");
  await sheet();
  await userEvent.click(screen.getByRole("button", { name: "受注を編集" }));
  expect(pressed).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole("textbox", { name: "メモ" }));
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("complementary", { name: "用語" })).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "受注を編集" }));
  await userEvent.keyboard("?");
  expect(screen.queryByRole("complementary")).toBeNull();
});

test("a search finds a word by its other names and by what it says, and tells when there is none", async () => {
  await userEvent.keyboard("?");
  const glossary = await sheet();
  const field = glossary.getByRole("searchbox");
  await userEvent.type(field, "とつごう");
  expect(glossary.getAllByRole("heading", { level: 3 }).map((one) => one.textContent)).toEqual(["突合"]);
  await userEvent.clear(field);
  await userEvent.type(field, "ショップのみ");
  expect(glossary.getByText(OUTCOME_TERM.shop_only)).toBeTruthy();
  await userEvent.clear(field);
  await userEvent.type(field, "見つからない");
  expect(glossary.getByRole("status").textContent).toBe("「見つからない」に一致する用語はありません。");
});

test("キーボード操作 stands beside it, with the switch of single keys", async () => {
  await userEvent.keyboard("?");
  const glossary = await sheet();
  await userEvent.click(glossary.getByRole("tab", { name: "キーボード操作" }));
  expect(glossary.getByText("受注の編集を開く")).toBeTruthy();
  expect(glossary.getAllByText("管理画面での作業").length).toBeGreaterThan(0);
  await userEvent.click(glossary.getByRole("switch", { name: "1文字のショートカットを使う" }));
  await userEvent.click(glossary.getByRole("button", { name: "用語を閉じる" }));
  await userEvent.keyboard("?");
  expect(screen.queryByRole("complementary")).toBeNull();
  window.localStorage.clear();
});

test("a word explains itself where it stands, and leads to itself in 用語", async () => {
  const word = screen.getByRole("button", { name: "突合" });
  await userEvent.click(word);
  const popover = within(await screen.findByRole("dialog", { name: "突合" }));
  expect(popover.getByText(TERMS.reconcile.text)).toBeTruthy();
  await userEvent.click(popover.getByRole("button", { name: /用語をすべて見る/ }));
  const glossary = await sheet();
  await waitFor(() => expect(document.activeElement).toBe(glossary.getByRole("region", { name: "突合" })));
  expect(screen.queryByRole("dialog")).toBeNull();
  await userEvent.keyboard("{Escape}");
  expect(document.activeElement).toBe(word);
});
