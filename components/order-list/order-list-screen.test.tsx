// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { METHOD_IDS, type MethodId, methodShort, PROVIDERS, providerOf } from "@/lib/capability/facts/catalogue";
import type { OrderListRow, OrderListView } from "@/lib/orders/list/list-view";
import type { DeskCounts } from "@/lib/orders/list/read-desk-counts";
import type { NoAuthorization } from "@/lib/payments/model/contract";
import { deskCountsQuery } from "@/lib/queries/desk-counts";
import { announceReturn } from "./arrival";
import { forgetListMemory, type LeftList, writeListMemory } from "./list-memory";
import { OrderListScreen } from "./order-list-screen";

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router, usePathname: () => "/orders" }));

const [method = fail(), another = fail()] = METHOD_IDS;
function fail(): MethodId {
  throw new Error("the catalogue is empty");
}

const now = Date.parse("2026-11-23T06:40:00Z");
const HOUR = 3_600_000;

function row(orderNumber: string, more: Partial<OrderListRow> = {}): OrderListRow {
  return {
    orderNumber,
    orderedAt: now - 24 * HOUR,
    customerName: "佐藤 美咲",
    methodId: method,
    stage: "before_capture",
    status: "preparing",
    total: 12_800,
    without: null,
    captureReason: null,
    heldApart: null,
    paid: true,
    threeDSecure: false,
    slipNumberSent: false,
    cancellationMark: false,
    openTask: false,
    difference: false,
    cancel: { kind: "verdict", outcome: "linked", reasons: [], terminates: false },
    nearestDeadline: null,
    ...more,
  };
}

function view(rows: readonly OrderListRow[], more: Partial<OrderListView> = {}): OrderListView {
  return { serverNow: now, rows, firstOrdinal: 1, previous: null, next: null, ignored: [], ...more };
}

const server = { page: vi.fn<(address: string) => unknown>(), status: 200, asked: [] as string[], count: {} };
const urls: string[] = [];

function show(search = "", counts?: DeskCounts) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (counts !== undefined) client.setQueryData(deskCountsQuery().queryKey, counts);
  render(
    <QueryClientProvider client={client}>
      <NuqsTestingAdapter searchParams={search} hasMemory onUrlUpdate={(event) => urls.push(event.queryString)}>
        <OrderListScreen mayRegister />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  urls.length = 0;
  server.asked.length = 0;
  server.status = 200;
  server.count = { count: 3_012, orMore: false, sum: 4_182_300 };
  server.page.mockReset().mockReturnValue(view([row("A-1"), row("A-2"), row("A-3")]));
  router.push.mockReset();
  window.sessionStorage.clear();
  forgetListMemory();
  vi.stubGlobal("fetch", async (address: string) => {
    const url = new URL(address, "http://desk.test");
    if (url.pathname === "/api/counts/orders") return Response.json(server.count);
    if (url.pathname !== "/api/orders") return Response.json({}, { status: 404 });
    server.asked.push(url.search);
    return Response.json(await server.page(url.search), { status: server.status });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const cells = (orderNumber: string) => {
  const found = screen.getByRole("link", { name: orderNumber }).closest("tr");
  if (found === null) throw new Error(`no row of ${orderNumber}`);
  return within(found);
};

test("the quick views lead to all that waits, what needs a person among it, each with how much there is", async () => {
  const counts = { endingToday: 1, unknown: 2, needsPerson: 3, openTasks: 4, seenTasks: 0, differences: 0 };
  show("?operation=needs_person", counts);
  await screen.findByRole("table", { name: "受注" });
  const links = within(screen.getByRole("navigation", { name: "表示" })).getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href"), link.getAttribute("aria-current")])).toEqual(
    [
      ["すべて", "/orders", null],
      ["本日期限1", "/orders?deadline=today&sort=deadline", null],
      ["要確認3", "/orders?operation=needs_person", "page"],
      ["確認中2", "/orders?operation=unknown", null],
      ["作業未対応4", "/orders?task=yes", null],
    ],
  );
  expect(server.asked).toEqual(["?operation=needs_person"]);
});

test("a row says number, customer, method, stage, amount, verdict and limit in words", async () => {
  const apart = { amount: 500, why: "differs" } as const;
  const cancel = { kind: "verdict", outcome: "not_linked", reasons: ["flag_off", "deadline_passed"] } as const;
  server.page.mockReturnValue(
    view([
      row("A-1", { cancel: { ...cancel, terminates: false }, nearestDeadline: now + 2.5 * HOUR, paid: false }),
      row("A-2", {
        cancel: { kind: "operation", state: "unknown", operation: "cancel", waitsFor: null, by: "鈴木 玲" },
        heldApart: apart,
      }),
      row("A-3", { cancel: { kind: "none", why: "already_canceled" }, stage: "canceled", cancellationMark: true }),
      row("A-4", { openTask: true, cancel: { kind: "none", why: "already_marked" } }),
      row("A-5", { openTask: true }),
    ]),
  );
  show();
  await screen.findByRole("table", { name: "受注" });
  const first = cells("A-1");
  expect(first.getAllByText("佐藤 美咲")).toBeTruthy();
  const { method: name, provider } = methodShort(method);
  expect(first.getByText(provider).parentElement?.textContent).toBe(`${name} ${provider}`);
  expect(first.getByText("確定前")).toBeTruthy();
  expect(first.getByText("未入金")).toBeTruthy();
  expect(first.getByText("12,800円")).toBeTruthy();
  expect(first.getByText("連携なし")).toBeTruthy();
  expect(first.getByText("フラグ ほか1")).toBeTruthy();
  expect(first.getByText("今日 18:10")).toBeTruthy();
  expect(first.getByText("残り2時間30分")).toBeTruthy();
  expect(first.getByText("2026/11/23(月) 18:10まで 残り2時間30分")).toBeTruthy();
  expect(cells("A-2").getByText("確認中")).toBeTruthy();
  expect(cells("A-2").getByText("鈴木さん")).toBeTruthy();
  expect(cells("A-2").getByText("(決済代行会社側は500円)")).toBeTruthy();
  expect(cells("A-3").getAllByText("取消済み")).toHaveLength(2);
  expect(cells("A-4").getByText("作業未対応")).toBeTruthy();
  expect(cells("A-5").getByText("連携する")).toBeTruthy();
  expect(cells("A-5").getByText("作業")).toBeTruthy();
});

test("a row without an authorization says which of its kinds it is, and one that was captured with it says why", async () => {
  const shopOnly = (why: NoAuthorization) =>
    ({ kind: "verdict", outcome: "shop_only", reasons: [why], terminates: false }) as const;
  const pending = { kind: "operation", state: "pending", operation: "authorize", by: null } as const;
  server.page.mockReturnValue(
    view([
      row("A-1", { stage: "unauthorized", without: "rejected", cancel: shopOnly("authorization_rejected") }),
      row("A-2", { stage: "unauthorized", without: "lapsed", cancel: shopOnly("authorization_lapsed") }),
      row("A-3", { stage: "unauthorized", without: "awaiting", cancel: shopOnly("awaiting_authorization") }),
      row("A-4", { stage: "after_capture", captureReason: "default" }),
      row("A-5", { stage: "unauthorized", without: "awaiting", cancel: { ...pending, waitsFor: "screening" } }),
      row("A-6", { stage: "unauthorized", without: "awaiting", cancel: { ...pending, waitsFor: "buyer" } }),
    ]),
  );
  show();
  await screen.findByRole("table", { name: "受注" });
  expect(cells("A-1").getByText("与信NG")).toBeTruthy();
  expect(cells("A-1").getByText("ショップのみ")).toBeTruthy();
  expect(cells("A-2").getByText("失効")).toBeTruthy();
  expect(cells("A-3").getByText("オーソリ前")).toBeTruthy();
  expect(cells("A-4").getByText("同時")).toBeTruthy();
  expect(cells("A-4").getByTitle("オーソリ時に確定(デフォルト)")).toBeTruthy();
  expect(cells("A-5").getByText("審査中")).toBeTruthy();
  expect(cells("A-6").getByText("認証待ち")).toBeTruthy();
});

test("a row that differs says so in red and in words, leads to the notice of its order, and keeps its answer", async () => {
  const operation = {
    kind: "operation",
    state: "needs_person",
    operation: "cancel",
    waitsFor: null,
    by: null,
  } as const;
  server.page.mockReturnValue(
    view([
      row("A-1", { difference: true }),
      row("A-2", { difference: true, cancel: operation }),
      row("A-3", { difference: true, openTask: true, cancel: { kind: "none", why: "already_marked" } }),
      row("A-4"),
    ]),
  );
  show();
  await screen.findByRole("table", { name: "受注" });
  for (const [number, answer] of [
    ["A-1", "連携する"],
    ["A-2", "要確認"],
    ["A-3", "作業"],
  ] as const) {
    const mark = cells(number).getByRole("link", { name: "差異あり" });
    expect(mark.getAttribute("href")).toBe(`/orders/${number}#difference`);
    expect(within(mark).getByTitle(/決済代行会社の記録との差異があります。/).className).toContain("bg-red ");
    expect(mark.querySelector("svg")).not.toBeNull();
    expect(cells(number).getByText(answer)).toBeTruthy();
  }
  expect(cells("A-4").queryByText("差異あり")).toBeNull();
});

test("how many there are and what they sum up to comes after the rows", async () => {
  show();
  expect((await screen.findAllByText("1〜3件 / 3,012件")).length).toBe(2);
  expect(screen.getByText("3,012件").parentElement?.textContent).toBe("3,012件 合計 4,182,300円");
});

test("sorting by a head asks the server, says so to listeners and forgets the page", async () => {
  show("?cursor=abc&stage=before_capture");
  await userEvent.click(await screen.findByRole("link", { name: "金額" }));
  expect(urls.at(-1)).toBe("?stage=before_capture&sort=-total");
  await waitFor(() => expect(server.asked.at(-1)).toBe("?stage=before_capture&sort=-total"));
  expect(screen.getByRole("columnheader", { name: "金額" }).getAttribute("aria-sort")).toBe("descending");
  await userEvent.click(screen.getByRole("link", { name: "金額" }));
  expect(screen.getByRole("columnheader", { name: "金額" }).getAttribute("aria-sort")).toBe("ascending");
});

test("conditions stand as chips, each with its way off", async () => {
  show(`?stage=before_capture&provider=${providerOf(method)}&q=佐藤`);
  expect(await screen.findByText(`決済代行会社: ${PROVIDERS[providerOf(method)].label}`)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "段階の条件を外す" }));
  expect(urls.at(-1)).not.toContain("stage");
  await userEvent.click(screen.getByRole("button", { name: "条件をクリア" }));
  expect(urls.at(-1)).toBe("");
});

test("the form applies what was chosen, and says at the field what cannot be read", async () => {
  show();
  await userEvent.click(await screen.findByRole("button", { name: "絞り込み" }));
  const form = within(await screen.findByRole("dialog", { name: "絞り込みの条件" }));
  await userEvent.click(form.getByRole("checkbox", { name: "オーソリ確定前" }));
  await userEvent.click(form.getByRole("checkbox", { name: PROVIDERS[providerOf(another)].label }));
  await userEvent.type(form.getByLabelText("金額(以上)"), "-5");
  await userEvent.click(form.getByRole("button", { name: "絞り込む" }));
  expect(form.getByText("0円以上で入力してください。")).toBeTruthy();
  expect(urls).toEqual([]);
  await userEvent.clear(form.getByLabelText("金額(以上)"));
  await userEvent.type(form.getByLabelText("金額(以上)"), "1,000");
  await userEvent.click(form.getByRole("button", { name: "絞り込む" }));
  expect(urls.at(-1)).toContain("stage=before_capture");
  expect(urls.at(-1)).toContain(`provider=${providerOf(another)}`);
  expect(urls.at(-1)).toContain("amount=1000..");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("old rows stay while new ones come", async () => {
  show();
  await screen.findByRole("link", { name: "A-1" });
  let answer: (value: unknown) => void = () => undefined;
  server.page.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
  await userEvent.click(screen.getByRole("link", { name: "本日期限" }));
  expect(urls.at(-1)).toBe("?deadline=today&sort=deadline");
  expect(screen.getByRole("link", { name: "A-1" })).toBeTruthy();
  answer(view([row("B-1")]));
  expect(await screen.findByRole("link", { name: "B-1" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "A-1" })).toBeNull();
});

test("j and k move between rows, arrows only inside the table, and Enter is the link's own", async () => {
  show();
  await screen.findByRole("link", { name: "A-1" });
  const focused = () => document.activeElement?.textContent;
  fireEvent.keyDown(document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(document.body);
  const press = (key: string) => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}` });
    fireEvent.keyUp(document.activeElement ?? document.body, { key, code: `Key${key.toUpperCase()}` });
  };
  press("j");
  expect(focused()).toBe("A-1");
  press("j");
  press("ArrowDown");
  expect(focused()).toBe("A-3");
  press("k");
  expect(focused()).toBe("A-2");
  expect(document.querySelectorAll("[data-row] a[tabindex='0']")).toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  expect(router.push).toHaveBeenCalledWith("/orders/A-2");
});

test("a plain click opens in this tab; with Ctrl or ⌘, and with the other buttons, the link is the browser's", async () => {
  show();
  const link = await screen.findByRole("link", { name: "A-2" });
  expect(link.getAttribute("href")).toBe("/orders/A-2");
  const kept = (event: Event) => {
    link.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  const click = (more: MouseEventInit) => new MouseEvent("click", { bubbles: true, cancelable: true, ...more });
  // The browser would follow it: here it may not.
  const stay = (event: Event) => router.push.mock.calls.length === 0 && event.preventDefault();
  expect(kept(click({ ctrlKey: true }))).toBe(true);
  expect(kept(click({ metaKey: true }))).toBe(true);
  expect(kept(new MouseEvent("auxclick", { button: 1, bubbles: true, cancelable: true }))).toBe(true);
  expect(router.push).not.toHaveBeenCalled();
  document.addEventListener("click", stay);
  expect(kept(click({}))).toBe(false);
  document.removeEventListener("click", stay);
  expect(router.push).toHaveBeenCalledWith("/orders/A-2");
});

test("text that was marked is copied, not followed", async () => {
  show();
  const link = await screen.findByRole("link", { name: "A-2" });
  window.getSelection()?.selectAllChildren(link);
  fireEvent.click(link);
  expect(router.push).not.toHaveBeenCalled();
  window.getSelection()?.removeAllRanges();
});

test("coming back stands on the row that was opened, and shows which it was", async () => {
  remember({ address: "?stage=before_capture", opened: "A-2", row: "A-2", index: 1 });
  show("?stage=before_capture");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("A-2"));
  expect(screen.getByRole("link", { name: "A-2" }).getAttribute("aria-current")).toBe("true");
});

test("coming back to a list that the order has left stands on the row in its place", async () => {
  remember({ address: "?stage=before_capture", opened: "gone", row: "gone", index: 2 });
  show("?stage=before_capture");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("A-3"));
});

test("another list than the one that was left takes no focus", async () => {
  remember({ address: "?stage=before_capture", opened: "A-2", row: "A-2", index: 1 });
  show("");
  expect((await screen.findByRole("link", { name: "A-2" })).getAttribute("aria-current")).toBe("true");
  expect(document.activeElement).toBe(document.body);
});

function remember(left: Omit<LeftList, "scroll">) {
  writeListMemory({ left: { scroll: 0, ...left } });
  announceReturn();
}

test("where counting stopped no sum is claimed", async () => {
  server.count = { count: 10_000, orMore: true, sum: null };
  show();
  expect(await screen.findByText("10,000件以上")).toBeTruthy();
  expect(screen.queryByText(/合計/)).toBeNull();
});

test("what of the address cannot be used is named, beside the list without it", async () => {
  server.page.mockReturnValue(view([row("A-1")], { ignored: [{ param: "cursor", value: "zzz" }] }));
  show("?status=abc&cursor=zzz");
  expect(await screen.findByText("URLの条件「status=abc」は無効なため、除外しました。")).toBeTruthy();
  expect(await screen.findByText("URLのページの位置は無効なため、最初のページを表示しています。")).toBeTruthy();
  expect(server.asked).toEqual(["?cursor=zzz"]);
});

test.each([
  ["", "受注はまだありません。"],
  ["?stage=canceled", "条件に合う受注はありません。"],
  ["?q=鈴木", "「鈴木」に一致する受注はありません。"],
])("an empty list at %j says %s", async (search, words) => {
  server.page.mockReturnValue(view([]));
  show(search);
  expect(await screen.findByText(words)).toBeTruthy();
});

test("a list that cannot be read says why, that nothing was changed, and how to go on", async () => {
  server.status = 503;
  server.page.mockReturnValue({ code: "database_unavailable" });
  show();
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain(
    "受注を読み込めませんでした。データベースに接続できません。受注と決済は変わっていません。",
  );
  server.status = 200;
  server.page.mockReturnValue(view([row("A-1")]));
  await userEvent.click(within(alert).getByRole("button", { name: "再読み込み" }));
  expect(await screen.findByRole("link", { name: "A-1" })).toBeTruthy();
});
