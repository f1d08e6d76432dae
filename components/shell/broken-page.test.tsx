// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BrokenPage } from "./broken-page";

const asked = vi.fn<typeof fetch>();
const retry = vi.fn();
const health = (database: string) => async () => Response.json({ parts: { database, gateway: "unreachable" } });
const said = () => screen.getByRole("alert").textContent;

async function show() {
  render(<BrokenPage digest="2624788138" retry={retry} />);
  await act(async () => vi.advanceTimersByTimeAsync(0));
}
const later = () => act(async () => vi.advanceTimersByTimeAsync(5_000));

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("says that the database is away, and comes back by itself with it", async () => {
  asked.mockImplementation(health("unreachable"));
  await show();
  expect(said()).toContain("データベースに接続できません。受注と決済は変わっていません。");
  await later();
  expect(retry).not.toHaveBeenCalled();
  asked.mockImplementation(health("ready"));
  await later();
  expect(retry).toHaveBeenCalledOnce();
  await later();
  expect(retry).toHaveBeenCalledOnce();
});

it("says that the server is away where it does not answer", async () => {
  asked.mockRejectedValueOnce(new TypeError("offline")).mockImplementation(health("ready"));
  await show();
  expect(said()).toContain("サーバーに接続できません。");
  await later();
  expect(retry).toHaveBeenCalledOnce();
});

it("does not ask for ever for a page that breaks by itself, and says its number", async () => {
  asked.mockImplementation(health("ready"));
  await show();
  expect(said()).toContain("お問い合わせ番号:2624788138");
  await later();
  expect(asked).toHaveBeenCalledOnce();
  expect(retry).not.toHaveBeenCalled();
});
