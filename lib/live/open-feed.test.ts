// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { FeedWord } from "./feed";
import type { TabWord, WorkerWord } from "./feed-desk";
import { type OpenFeed, openFeed } from "./open-feed";

const WORKER_WAIT_MS = 8_000;

/** The worker's end of the line to this window. */
interface Port {
  onmessage: ((event: { readonly data: WorkerWord }) => void) | null;
  readonly postMessage: (word: TabWord) => void;
  readonly close: () => void;
}

let port: Port;
let streams: AbortSignal[];
let said: FeedWord[];
let feed: OpenFeed;

beforeEach(() => {
  vi.useFakeTimers();
  streams = [];
  said = [];
  vi.stubGlobal("fetch", async (_: string, { signal }: { readonly signal: AbortSignal }) => {
    streams.push(signal);
    return new Response(new ReadableStream());
  });
  port = { onmessage: null, postMessage: vi.fn(), close: vi.fn() };
  vi.stubGlobal("SharedWorker", function openWorker() {
    return { port, onerror: null };
  });
  feed = openFeed("staff", 1_000, (word) => void said.push(word));
});
afterEach(() => {
  feed.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const workerSays = (data: WorkerWord) => port.onmessage?.({ data });
const openStreams = () => streams.filter((signal) => !signal.aborted).length;

it("a window whose worker has begun opens no stream of its own, however long the worker's takes", async () => {
  workerSays({ type: "here" });
  await later(3 * WORKER_WAIT_MS);
  expect(streams).toHaveLength(0);
  workerSays({ type: "live", at: 2_000 });
  expect(said).toEqual([{ type: "live", at: 2_000 }]);
});

it("a window whose worker is silent hears by itself", async () => {
  await later(WORKER_WAIT_MS);
  expect(openStreams()).toBe(1);
});

it("a worker that begins late takes over, so that the window's own stream takes no connection any more", async () => {
  await later(WORKER_WAIT_MS);
  workerSays({ type: "here" });
  await later(0);
  expect(openStreams()).toBe(0);
  workerSays({ type: "changes", at: 9_000, changes: null });
  workerSays({ type: "live", at: 9_000 });
  expect(said).toEqual([
    { type: "changes", at: 9_000, changes: null },
    { type: "live", at: 9_000 },
  ]);
});
