import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveChange } from "./change";
import { Feed, type FeedWord } from "./feed";
import { FeedDesk } from "./feed-desk";
import { encodeNews, type News } from "./news";

/** The server's side of each stream that a feed opens. */
interface Line {
  readonly since: string | null;
  readonly tell: (news: News) => Promise<void>;
  readonly cut: () => Promise<void>;
  readonly aborted: () => boolean;
}

let lines: Line[];
let answer: () => Response | null;
let said: FeedWord[];

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  said = [];
  answer = () => null;
  vi.stubGlobal("fetch", async (address: string, { signal }: RequestInit) => {
    const other = answer();
    if (other !== null) return other;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    writer.closed.catch(() => undefined);
    signal?.addEventListener("abort", () => void writer.abort(signal.reason).catch(() => undefined));
    lines.push({
      since: new URL(address, "http://shop").searchParams.get("since"),
      tell: async (news) => {
        void writer.write(encodeNews(news)).catch(() => undefined);
        await later(0);
      },
      cut: async () => {
        void writer.abort(new Error("cut")).catch(() => undefined);
        await later(0);
      },
      aborted: () => signal?.aborted === true,
    });
    return new Response(readable);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const say = (word: FeedWord) => void said.push(word);
const order: LiveChange = { kind: "order", of: "A", version: 2 };
const typesOf = (words: readonly FeedWord[]) => words.map(({ type }) => type);

async function opened(since = 1_000): Promise<{ feed: Feed; line: Line }> {
  const feed = new Feed(since, say);
  await later(0);
  return { feed, line: lastLine() };
}

function lastLine(): Line {
  const line = lines.at(-1);
  if (line === undefined) throw new Error("no stream was opened");
  return line;
}

it("is live once the server listens, and tells what changed since the data was read", async () => {
  const { feed, line } = await opened();
  expect(line.since).toBe("1000");
  await line.tell({ type: "ready", at: 2_000, changes: [order] });
  expect(said).toEqual([
    { type: "changes", at: 2_000, changes: [order] },
    { type: "live", at: 2_000 },
  ]);
  feed.close();
});

it("a stream that breaks is opened again by itself, from where it was heard last", async () => {
  const { feed, line } = await opened();
  await line.tell({ type: "ready", at: 2_000, changes: [] });
  await line.tell({ type: "beat", at: 9_000 });
  await line.cut();
  expect(typesOf(said).at(-1)).toBe("broken");
  await later(1_000);
  expect(lines).toHaveLength(2);
  expect(lastLine().since).toBe("9000");
  feed.close();
});

it("a line that is silent is given up, though the network says nothing", async () => {
  const { feed, line } = await opened();
  await line.tell({ type: "ready", at: 2_000, changes: [] });
  await later(26_000);
  expect(line.aborted()).toBe(true);
  expect(typesOf(said)).toContain("broken");
  feed.close();
});

it("a server that hears nothing itself is no live one", async () => {
  const { feed, line } = await opened();
  await line.tell({ type: "ready", at: 2_000, changes: [] });
  await line.tell({ type: "deaf", at: 3_000 });
  await line.tell({ type: "beat", at: 4_000 });
  expect(typesOf(said).at(-1)).toBe("broken");
  await line.tell({ type: "ready", at: 5_000, changes: null });
  expect(said.slice(-2)).toEqual([
    { type: "changes", at: 5_000, changes: null },
    { type: "live", at: 5_000 },
  ]);
  feed.close();
});

it("a stream that ends as planned is followed by the next without a word", async () => {
  const { feed, line } = await opened();
  await line.tell({ type: "ready", at: 2_000, changes: [] });
  await line.tell({ type: "again", at: 3_000 });
  expect(lines).toHaveLength(2);
  expect(typesOf(said)).not.toContain("broken");
  feed.close();
});

it("ends with its session and opens nothing more", async () => {
  const { line } = await opened();
  await line.tell({ type: "ready", at: 2_000, changes: [] });
  await line.tell({ type: "ended", at: 3_000, reason: "stopped" });
  await later(120_000);
  expect(said.at(-1)).toEqual({ type: "ended", reason: "stopped" });
  expect(lines).toHaveLength(1);
});

it("a session that is over already is no reason to ask for ever", async () => {
  const asked = vi.fn(() => new Response(null, { status: 401 }));
  answer = asked;
  new Feed(0, say);
  await later(120_000);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(said.at(-1)).toEqual({ type: "ended", reason: "signed_out" });
});

it("tries less and less often while the server is away, and at once when the network is back", async () => {
  const asked = vi.fn(() => new Response(null, { status: 503 }));
  answer = asked;
  const feed = new Feed(0, say);
  await later(60_000);
  const before = asked.mock.calls.length;
  expect(before).toBeLessThan(15);
  feed.wake();
  await later(0);
  expect(asked).toHaveBeenCalledTimes(before + 1);
  feed.close();
});

it("the tabs of a browser share one stream, and one that joins late is told what changed since its data was read", async () => {
  const desk = new FeedDesk();
  const first = {};
  const late = {};
  const older = {};
  const heard: FeedWord[] = [];
  const olderHeard: FeedWord[] = [];
  desk.hear(first, { type: "join", since: 1_000 }, say);
  await later(0);
  await lastLine().tell({ type: "ready", at: 2_000, changes: [] });
  await lastLine().tell({ type: "changes", at: 9_000, changes: [order] });
  desk.hear(late, { type: "join", since: 8_000 }, (word) => heard.push(word));
  expect(heard[0]).toEqual({ type: "changes", at: 9_000, changes: [order] });
  desk.hear(older, { type: "join", since: 500 }, (word) => olderHeard.push(word));
  expect(olderHeard[0]).toEqual({ type: "changes", at: 9_000, changes: null });
  expect(lines).toHaveLength(1);
  await lastLine().tell({ type: "changes", at: 10_000, changes: [order] });
  for (const words of [said, heard, olderHeard]) expect(words.at(-1)).toEqual({ type: "live", at: 10_000 });
});

it("the stream is closed when the last tab has left", async () => {
  const desk = new FeedDesk();
  const tabs = [{}, {}];
  for (const tab of tabs) desk.hear(tab, { type: "join", since: 0 }, say);
  await later(0);
  for (const tab of tabs) {
    expect(lastLine().aborted()).toBe(false);
    desk.hear(tab, { type: "leave" }, say);
  }
  expect(lastLine().aborted()).toBe(true);
});
