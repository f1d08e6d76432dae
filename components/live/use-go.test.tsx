// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { act, cleanup, render, renderHook, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ShortcutsProvider, useShortcut } from "@/components/ui/shortcuts";
import { changeFeedState } from "@/lib/live/feed-state";
import { OfflineLine } from "./offline-line";
import { useGo } from "./use-go";

const router = { push: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router, usePathname: () => "/orders" }));

afterEach(() => {
  cleanup();
  router.push.mockReset();
  act(() => changeFeedState({ online: true, stopped: false, back: null }));
});

test("leads on, and does before what the next screen needs", () => {
  const before = vi.fn();
  const { result } = renderHook(useGo);
  expect(result.current("/orders", { before, scroll: false })).toBe(true);
  expect(before).toHaveBeenCalledOnce();
  expect(router.push).toHaveBeenCalledWith("/orders", { scroll: false });
});

function Desk() {
  const go = useGo();
  useShortcut("g>o", () => go("/orders"));
  return <OfflineLine />;
}

test("without a network a key leads nowhere: the address does not move, and the line under the bar says why", async () => {
  render(
    <ShortcutsProvider>
      <Desk />
    </ShortcutsProvider>,
  );
  act(() => changeFeedState({ online: false, asOf: 0 }));
  await userEvent.keyboard("go");
  expect(router.push).not.toHaveBeenCalled();
  expect(screen.getByText("画面を開けませんでした。")).toBeTruthy();
  act(() => changeFeedState({ online: true }));
  expect(screen.queryByText("画面を開けませんでした。")).toBeNull();
});

test("says after the way back since when how much has changed, until it is closed", async () => {
  render(<OfflineLine />);
  const at = Date.parse("2026-11-23T15:43:00+09:00");
  act(() => changeFeedState({ back: { at, since: at - 5 * 60_000, count: 3 } }));
  const text = "再接続しました(15:43)。表示を最新にしました。15:38からの変更は3件です。";
  expect(screen.getByText(text)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "閉じる" }));
  expect(screen.queryByText(text)).toBeNull();
  act(() => changeFeedState({ back: { at, since: at - 5 * 60_000, count: null } }));
  expect(screen.getByText("再接続しました(15:43)。表示を最新にしました。")).toBeTruthy();
});

test("no screen leads on past it", () => {
  const root = process.cwd();
  const found = readdirSync(join(root, "components"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => /\brouter\.(?:push|replace)\(/.test(readFileSync(join(root, "components", file), "utf8")));
  expect(found).toEqual(["live/use-go.ts"]);
});
