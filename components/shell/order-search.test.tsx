// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter, type UrlUpdateEvent } from "nuqs/adapters/testing";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { OrderSearch } from "./order-search";

const router = vi.hoisted(() => ({ push: vi.fn() }));
const address = vi.hoisted(() => ({ path: "/orders" }));
vi.mock("next/navigation", () => ({ usePathname: () => address.path, useRouter: () => router }));

const urls: UrlUpdateEvent[] = [];
const exact = vi.fn<() => Promise<Response>>();

function show(search = "") {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <NuqsTestingAdapter searchParams={search} hasMemory onUrlUpdate={(event) => urls.push(event)}>
        <OrderSearch />
      </NuqsTestingAdapter>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  address.path = "/orders";
  urls.length = 0;
  router.push.mockReset();
  exact.mockReset().mockImplementation(async () => Response.json({ orderNumber: null }));
  vi.stubGlobal("fetch", () => exact());
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const field = () => screen.getByRole<HTMLInputElement>("searchbox", { name: "受注を検索" });
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const pass = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
const asked = () => urls.map(({ queryString }) => queryString);

test("it shows what the list is searched for, and is a form where its script has not arrived", () => {
  show("?q=佐藤");
  expect(field().value).toBe("佐藤");
  expect(field().form?.getAttribute("action")).toBe("/orders");
  expect(field().form?.method).toBe("get");
});

test("what another screen's address calls q is not a search for orders", () => {
  address.path = "/matrix";
  show("?q=減額");
  expect(field().value).toBe("");
});

test("a pause of 120 ms searches, beside the other conditions and from the first page", async () => {
  show("?stage=before_capture&cursor=abc");
  type("佐");
  await pass(60);
  type("佐藤");
  await pass(100);
  expect(asked()).toEqual([]);
  await pass(100);
  expect(asked()).toEqual(["?stage=before_capture&q=%E4%BD%90%E8%97%A4"].map((query) => decodeURIComponent(query)));
});

test("one search is one step of Back, however often it is typed on", async () => {
  show();
  fireEvent.focus(field());
  type("佐");
  await pass(200);
  type("佐藤");
  await pass(200);
  expect(urls.map(({ options }) => options.history)).toEqual(["push", "replace"]);
});

test("half-converted kana are not searched for, the end of the conversion is", async () => {
  show();
  fireEvent.compositionStart(field());
  fireEvent.input(field(), { target: { value: "さとう" }, isComposing: true });
  await pass(500);
  expect(asked()).toEqual([]);
  expect(field().value).toBe("さとう");
  fireEvent.compositionEnd(field());
  await pass(200);
  expect(asked()).toEqual(["?q=さとう"]);
});

test("on another screen it leads to the list", async () => {
  address.path = "/matrix";
  show();
  type("田中");
  await pass(200);
  expect(router.push).toHaveBeenCalledExactlyOnceWith(`/orders?${new URLSearchParams({ q: "田中" })}`);
});

test("Enter opens the order that is named in full", async () => {
  exact.mockImplementation(async () => Response.json({ orderNumber: "261118-0066" }));
  show();
  type("261118-0066");
  fireEvent.submit(field());
  await pass(500);
  expect(router.push).toHaveBeenCalledExactlyOnceWith("/orders/261118-0066");
  expect(asked()).toEqual([]);
});

test("Enter on anything else searches at once, also where the server does not answer", async () => {
  exact.mockRejectedValue(new TypeError("offline"));
  show();
  type("佐藤");
  fireEvent.submit(field());
  await pass(60);
  expect(asked()).toEqual(["?q=佐藤"]);
});

test("an answer to Enter comes too late for what is typed by then", async () => {
  let answer: (response: Response) => void = () => undefined;
  exact.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  show();
  type("261118-0066");
  fireEvent.submit(field());
  await pass(0);
  type("261118-0067");
  answer(Response.json({ orderNumber: "261118-0066" }));
  await pass(0);
  expect(router.push).not.toHaveBeenCalled();
});

test("Enter searches, but not the Enter that ends a conversion", () => {
  show();
  // fireEvent answers false when the event's default, sending the form, was prevented.
  expect(fireEvent.keyDown(field(), { key: "Enter" })).toBe(true);
  expect(fireEvent.keyDown(field(), { key: "Enter", isComposing: true })).toBe(false);
  expect(fireEvent.keyDown(field(), { key: "Enter", keyCode: 229 })).toBe(false);
});

test("Escape leaves the field with its text, but not while it only ends a conversion", () => {
  show();
  type("佐藤");
  field().focus();
  fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
  expect(document.activeElement).toBe(field());
  expect(fireEvent.keyDown(field(), { key: "Escape" })).toBe(false);
  expect(document.activeElement).not.toBe(field());
  expect(field().value).toBe("佐藤");
});
