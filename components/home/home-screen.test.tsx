// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DraftOwner } from "@/components/drafts/draft-owner";
import { DraftStore, fromText } from "@/components/drafts/draft-store";
import { ELSEWHERE, FIRST } from "@/lib/capability/testing/two-methods";
import { HOME_PANELS, type HomePanel, type HomeViews, type LimitDay } from "@/lib/home/home-view";
import { homeQuery } from "@/lib/queries/home";
import type { PlainDate } from "@/lib/time/plain-date";
import { HomeScreen } from "./home-screen";

const NOW = Date.UTC(2026, 10, 23, 6, 40);
const asked = vi.fn<typeof fetch>();
const none = { count: 0, yen: 0 };

function day(index: number, part: Partial<LimitDay> = {}): LimitDay {
  const date = `2026-11-${23 + index}` as PlainDate;
  return { date, nearness: index === 0 ? "today" : "later", methods: [], ...none, ...part };
}

function quiet(): HomeViews {
  const serverNow = NOW;
  return {
    now: {
      serverNow,
      needsPerson: { ...none, oldest: null },
      differences: { ...none, kinds: [] },
      endingToday: { ...none, next: null },
      declined: none,
      unknown: { ...none, nextInquiryAt: null },
    },
    limits: { serverNow, days: [day(0), day(1), day(2)], total: none },
    tasks: {
      serverNow,
      ...none,
      ages: { "0": none, "1-3": none, "4-7": none, "8-30": none, "31-": none },
      oldest: null,
      providers: [],
      seen: 0,
    },
    captures: { serverNow, ...none, rows: [] },
    refused: { serverNow, count: 0, since: "2026-11-17" as PlainDate, rows: [] },
    mine: { serverNow, rows: [] },
  };
}

/** As the page brings it: every panel but those that could not be read. */
function show(views: HomeViews, without: readonly HomePanel[] = [], around = (screen: ReactNode) => screen) {
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } });
  for (const panel of HOME_PANELS) {
    if (!without.includes(panel)) client.setQueryData(homeQuery(panel).queryKey, views[panel]);
  }
  return render(<QueryClientProvider client={client}>{around(<HomeScreen mayRegister />)}</QueryClientProvider>);
}

const panel = (name: string) => screen.getByRole("region", { name });

beforeEach(() => {
  asked.mockReset();
  asked.mockImplementation(async () => Response.json({}, { status: 500 }));
  vi.stubGlobal("fetch", asked);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("keeps every place in an empty shop, and says of each that nothing is there", () => {
  show(quiet());
  const strip = panel("いま対応が必要なもの");
  const tiles = within(strip).getAllByRole("link");
  expect(tiles.map((tile) => tile.textContent)).toEqual([
    "要確認0件なし",
    "突合の差異0件なし",
    "本日の期限0件なし",
    "与信NG0件なし",
    "確認中0件なし",
  ]);
  expect(panel("連携の期限").textContent).toContain("期限のある受注はありません。");
  expect(panel("管理画面での作業").textContent).toContain("未対応の作業はありません。");
  expect(panel("オーソリ確定待ち").textContent).toContain("確定を待っている受注はありません。");
  expect(panel("拒否された連携").textContent).toContain("拒否された連携はありません。");
  expect(panel("最近の自分の受注").textContent).toContain("変更した受注はまだありません。");
});

it("says of a panel that it could not be read, keeps the others, and reads it again on demand", async () => {
  show(quiet(), ["tasks"]);
  await waitFor(() =>
    expect(within(panel("管理画面での作業")).getByRole("alert").textContent).toContain(
      "管理画面での作業を表示できませんでした。",
    ),
  );
  expect(screen.getAllByRole("alert")).toHaveLength(1);
  expect(panel("連携の期限").textContent).toContain("14日間の合計");
  const { tasks } = quiet();
  asked.mockImplementation(async () => Response.json(tasks));
  await userEvent.click(within(panel("管理画面での作業")).getByRole("button", { name: "再読み込み" }));
  await waitFor(() => expect(panel("管理画面での作業").textContent).toContain("未対応の作業はありません。"));
});

it("keeps what it showed where it cannot be asked for again", async () => {
  const views = quiet();
  const mine = {
    serverNow: NOW,
    rows: [{ orderNumber: "261123-0001", customerName: "佐藤 美咲", at: NOW, event: "memo_changed", operation: null }],
  };
  show({ ...views, mine });
  asked.mockRejectedValue(new TypeError("offline"));
  window.dispatchEvent(new Event("focus"));
  await waitFor(() => expect(panel("最近の自分の受注").textContent).toContain("メモを変更"));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("shows what its reader typed here and did not save among the orders, newest first, with the way back into it", async () => {
  const key = btoa(String.fromCharCode(...new Uint8Array(32).fill(1)));
  const own = new DraftStore(localStorage, { staffId: "s1", key: fromText(key) });
  own.write({ form: "order-edit.1", subject: "261119-0044" }, {}, Date.now());
  own.write({ form: "task-note.1", subject: "7" }, "", Date.now());
  const row = {
    orderNumber: "261123-0001",
    customerName: "佐藤 美咲",
    at: NOW,
    event: "memo_changed",
    operation: null,
  };
  show({ ...quiet(), mine: { serverNow: NOW, rows: [row] } }, [], (screen) => (
    <DraftOwner staffId="s1" draftKey={key}>
      {screen}
    </DraftOwner>
  ));
  const lines = within(panel("最近の自分の受注")).getAllByRole("listitem");
  expect(lines.map((line) => line.textContent)).toMatchObject([
    expect.stringContaining("261119-0044受注編集下書き"),
    expect.stringContaining("261123-0001佐藤 美咲メモを変更"),
  ]);
  expect(screen.getByRole("link", { name: "261119-0044" }).getAttribute("href")).toBe("/orders/261119-0044/edit");
  localStorage.clear();
});

const METHOD = { stage: "before_capture", count: 2, yen: 30_000, first: NOW + 1, last: NOW + 1 } as const;

it("is one stop for Tab, walks the days by arrows, and shows what the day is made of until Esc", async () => {
  const methods = [
    { ...METHOD, methodId: FIRST },
    { ...METHOD, methodId: ELSEWHERE, count: 1, yen: 500, last: NOW + 3_600_000 },
  ];
  const limits = {
    serverNow: NOW,
    days: [day(0), day(1, { count: 3, yen: 30_500, methods }), day(2)],
    total: { count: 3, yen: 30_500 },
  };
  show({ ...quiet(), limits });
  const days = within(screen.getByRole("list", { name: "期限の日" })).getAllByRole("link");
  expect(days.map((link) => link.tabIndex)).toEqual([0, -1, -1]);
  days[0]?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowRight" });
  expect(document.activeElement).toBe(days[1]);
  expect(screen.getByRole("link", { name: "11/24(火) 3件 30,500円" })).toBe(days[1]);
  expect(days[1]?.getAttribute("href")).toBe("/orders?deadline=linked:2026-11-24..2026-11-24&sort=deadline");
  const made = screen.getByRole("tooltip");
  expect(days[1]?.getAttribute("aria-describedby")).toBe(made.id);
  expect(made.textContent).toContain("15:40まで");
  expect(made.textContent).toContain("受注ごとの時刻");
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
  expect(screen.queryByRole("tooltip")).toBeNull();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "End" });
  expect(document.activeElement).toBe(days[2]);
  expect(days.map((link) => link.tabIndex)).toEqual([-1, -1, 0]);
});

it("says the same in a table", async () => {
  const limits = {
    serverNow: NOW,
    days: [day(0), day(1, { count: 3, yen: 30_500, methods: [{ ...METHOD, methodId: FIRST }] })],
    total: { count: 3, yen: 30_500 },
  };
  show({ ...quiet(), limits });
  await userEvent.click(screen.getByRole("button", { name: "表で見る" }));
  const rows = within(screen.getByRole("table", { name: "連携の期限" })).getAllByRole("row");
  expect(rows).toHaveLength(3);
  expect(rows[2]?.textContent).toContain("11/24(火)3件30,500円");
  expect(screen.queryByRole("list", { name: "期限の日" })).toBeNull();
});
