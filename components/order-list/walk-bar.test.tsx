// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetListMemory, readListMemory, writeListMemory } from "./list-memory";
import type { Walk } from "./walk";
import { WalkBar } from "./walk-bar";

const router = vi.hoisted(() => ({ push: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => router }));

const walk: Walk = {
  conditions: "?stage=before_capture",
  pages: [{ cursor: null, orders: ["A", "B"] }],
  firstOrdinal: 1,
  previous: null,
  next: "c2",
  total: { count: 3, orMore: false },
};
const asked: string[] = [];
const answer = vi.fn<() => Response>();

function show(orderNumber: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <WalkBar orderNumber={orderNumber} />
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  window.sessionStorage.clear();
  forgetListMemory();
  router.push.mockReset();
  asked.length = 0;
  answer
    .mockReset()
    .mockImplementation(() =>
      Response.json({ rows: [{ orderNumber: "C" }], firstOrdinal: 3, previous: "c1", next: null, ignored: [] }),
    );
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("an order of the list says where it stands, and leads to its neighbours", async () => {
  writeListMemory({ walk });
  show("A");
  expect(screen.getByText("絞り込み結果 3件中 1件目")).toBeTruthy();
  const previous = screen.getByRole("button", { name: /前の受注/ });
  expect(previous.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(previous);
  expect(router.push).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: /次の受注/ }));
  expect(router.push).toHaveBeenCalledWith("/orders/B");
});

test("] goes on over the end of the page, whose next one was asked for before", async () => {
  writeListMemory({ walk });
  show("B");
  await waitFor(() => expect(readListMemory().walk?.pages).toHaveLength(2));
  expect(asked).toEqual(["/api/orders?stage=before_capture&cursor=c2"]);
  await userEvent.keyboard("]");
  expect(router.push).toHaveBeenCalledWith("/orders/C");
});

test("a page that cannot be read is told, and asked for again by the next press", async () => {
  answer.mockImplementation(() => new Response("", { status: 500 }));
  writeListMemory({ walk });
  show("B");
  await userEvent.click(screen.getByRole("button", { name: /次の受注/ }));
  expect((await screen.findByRole("alert")).textContent).toContain("読み込めませんでした");
  answer.mockImplementation(() => Response.json({ rows: [{ orderNumber: "C" }], previous: "c1", next: null }));
  await userEvent.click(screen.getByRole("button", { name: /次の受注/ }));
  await waitFor(() => expect(router.push).toHaveBeenCalledWith("/orders/C"));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("the way back leads to the page of the order that was walked to", async () => {
  writeListMemory({
    walk: { ...walk, pages: [...walk.pages, { cursor: "c2", orders: ["C"] }], next: null },
    left: { address: "?stage=before_capture", scroll: 400, row: "A", index: 0, opened: "A" },
  });
  show("C");
  const back = screen.getByRole("link", { name: "受注データ管理に戻る" });
  await waitFor(() => expect(back.getAttribute("href")).toBe("/orders?stage=before_capture&cursor=c2"));
  await userEvent.keyboard("u");
  expect(router.push).toHaveBeenCalledWith("/orders?stage=before_capture&cursor=c2", { scroll: false });
  expect(readListMemory().left).toMatchObject({ opened: "C", index: 0, scroll: 0 });
});

test("an order of elsewhere has no neighbours, and leads back to the plain list", () => {
  writeListMemory({ walk });
  show("Z");
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.getByRole("link", { name: "受注データ管理に戻る" }).getAttribute("href")).toBe("/orders");
});
