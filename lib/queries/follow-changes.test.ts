// @vitest-environment happy-dom
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveChange } from "@/lib/live/change";
import { followChanges } from "./follow-changes";
import { forgetTold, readTime } from "./told-changes";

let client: QueryClient;
let stops: (() => void)[];
beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: 0 } } });
  stops = [];
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
  forgetTold();
});

/** A query that is on screen, read once already. */
function shown(queryKey: readonly unknown[], data: unknown = { version: 1 }) {
  const asked = vi.fn(async () => data);
  client.setQueryData(queryKey, data);
  stops.push(new QueryObserver(client, { queryKey, queryFn: asked }).subscribe(() => undefined));
  return asked;
}

const change = (kind: LiveChange["kind"], of: string | null, version: number | null = null): LiveChange => ({
  kind,
  of,
  version,
});
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("a changed order is asked for at once where it is shown, and no other one", async () => {
  const a = shown(["order", "A"]);
  const b = shown(["order", "B"]);
  followChanges(client).follow([change("order", "A", 2)]);
  await later(0);
  expect(a).toHaveBeenCalledTimes(1);
  expect(b).not.toHaveBeenCalled();
});

it("an order that is shown in that version already is not asked for again", async () => {
  const a = shown(["order", "A"], { version: 5 });
  followChanges(client).follow([change("order", "A", 5)]);
  await later(0);
  expect(a).not.toHaveBeenCalled();
});

it("a flag changes every order's answers, the lists and the settings", async () => {
  const asked = [["order", "A"], ["orders", "page", ""], ["method-settings"], ["desk-counts"]].map((key) => shown(key));
  followChanges(client).follow([change("method", "gmo/card")]);
  await later(0);
  for (const one of asked) expect(one).toHaveBeenCalledTimes(1);
});

it("lists follow at most once a second, and do not miss the last change", async () => {
  const list = shown(["orders", "page", ""]);
  const follower = followChanges(client);
  for (let turn = 0; turn < 30; turn += 1) {
    follower.follow([change("order", `A${turn}`, 2)]);
    await later(100);
  }
  await later(2_000);
  expect(list.mock.calls.length).toBeGreaterThanOrEqual(3);
  expect(list.mock.calls.length).toBeLessThanOrEqual(5);
});

it("what a person decides by is not read anew under their hands, even when anything may have changed", async () => {
  const one = shown(["differences", "one", 7]);
  const ledger = shown(["ledger", "A"]);
  const page = shown(["differences", "page", ""]);
  followChanges(client).follow(null);
  await later(0);
  expect(page).toHaveBeenCalledTimes(1);
  expect(one).not.toHaveBeenCalled();
  expect(ledger).not.toHaveBeenCalled();
});

it("what is not shown is asked for when it is shown next", async () => {
  client.setQueryData(["order", "A"], { version: 1 });
  followChanges(client).follow([change("order", "A", 2)]);
  await later(0);
  expect(client.getQueryState(["order", "A"])?.isInvalidated).toBe(true);
});

it("a first answer that was on its way when the change came is asked for once more", async () => {
  let answer = (_value: string): void => undefined;
  const asked = vi.fn(() => new Promise<string>((resolve) => (answer = resolve)));
  stops.push(
    new QueryObserver(client, { queryKey: ["orders", "page", ""], queryFn: asked }).subscribe(() => undefined),
  );
  followChanges(client).follow([change("order", "A", 2)]);
  answer("read before the change");
  await later(2_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("an order, a list and everything are remembered as changed for the pages that are on their way", () => {
  const readAt = Date.now() - 100;
  const isOld = (queryKey: readonly unknown[]) => readTime(queryKey, readAt) < readTime(["elsewhere"], readAt);
  followChanges(client).follow([change("order", "A", 2)]);
  expect([["order", "A"], ["order", "B"], ["orders", "page", ""], ["staff"]].map(isOld)).toEqual([
    true,
    false,
    true,
    false,
  ]);
  followChanges(client).follow([change("method", "gmo/card")]);
  expect(isOld(["order", "B"])).toBe(true);
});
