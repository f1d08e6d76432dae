import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SessionStanding } from "@/lib/db/people/session-standing";
import { LiveHub, STREAMS_PER_SESSION } from "./hub";
import { type News, NewsReader } from "./news";
import type { LiveStream, StreamOwner } from "./stream";

const START = Date.UTC(2026, 10, 23, 6, 40);
const HOUR_MS = 3_600_000;
const owner: StreamOwner = {
  sessionId: "session-1",
  tokenHash: "0a",
  staffId: "staff-1",
  expiresAt: START + 12 * HOUR_MS,
};

let hub: LiveHub;
let standings: (owners: readonly StreamOwner[]) => Promise<readonly SessionStanding[]>;
const trouble = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  standings = async (owners) => owners.map(({ sessionId }) => ({ sessionId, valid: true, ended: null }));
  hub = new LiveHub({ now: Date.now, standings: (owners) => standings(owners), onTrouble: trouble });
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

interface Reader {
  readonly news: News[];
  closed: boolean;
}

/** Reads a stream to its end. */
function reading(stream: LiveStream): Reader {
  const reader: Reader = { news: [], closed: false };
  const decoder = new NewsReader();
  const source = stream.body.getReader();
  const pump = async () => {
    for (let part = await source.read(); !part.done; part = await source.read()) {
      reader.news.push(...decoder.read(part.value));
    }
    reader.closed = true;
  };
  void pump();
  return reader;
}

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const order = (of: string, version: number) => JSON.stringify({ kind: "order", of, version });
const typesOf = ({ news }: Reader) => news.map(({ type }) => type).filter((type) => type !== "beat");

it("tells every stream of a change within a moment, each order once and in its newest version", async () => {
  hub.onListening();
  const readers = [1, 2, 3].map((id) => reading(hub.open({ ...owner, sessionId: `session-${id}` }, START)));
  hub.onPayload(order("A", 2));
  hub.onPayload(order("A", 3));
  hub.onPayload(order("B", 9));
  await later(300);
  for (const { news } of readers) {
    expect(news.at(-1)).toMatchObject({
      type: "changes",
      changes: [
        { kind: "order", of: "A", version: 3 },
        { kind: "order", of: "B", version: 9 },
      ],
    });
  }
});

it("tells who opens a stream what has changed since their data was read, as long as it heard everything since", async () => {
  hub.onListening();
  await later(5_000);
  hub.onPayload(order("A", 2));
  await later(1_000);
  const fresh = reading(hub.open(owner, START + 4_000));
  const older = reading(hub.open(owner, START - 60_000));
  await later(0);
  expect(fresh.news).toEqual([{ type: "ready", at: Date.now(), changes: [{ kind: "order", of: "A", version: 2 }] }]);
  expect(older.news).toEqual([{ type: "ready", at: Date.now(), changes: null }]);
});

it("says that it hears nothing, and after the way back that anything may have changed", async () => {
  hub.onListening();
  await later(10_000);
  const reader = reading(hub.open(owner, Date.now()));
  hub.onLost();
  await later(3_000);
  hub.onListening();
  await later(0);
  expect(typesOf(reader)).toEqual(["ready", "deaf", "ready"]);
  expect(reader.news.at(-1)).toMatchObject({ changes: null });
});

it("gives a reader up that does not read, and goes on telling the others", async () => {
  hub.onListening();
  const mute = hub.open({ ...owner, sessionId: "session-2" }, START);
  const reader = reading(hub.open(owner, START));
  for (let turn = 0; turn < 100; turn += 1) {
    for (let one = 0; one < 90; one += 1) hub.onPayload(order(`${turn}-${one}`, 1));
    await later(300);
  }
  expect(hub.size).toBe(1);
  await expect(mute.body.getReader().read()).rejects.toThrow("does not read");
  expect(reader.closed).toBe(false);
});

it("forgets a reader that went away", async () => {
  const stream = hub.open(owner, START);
  await stream.body.cancel();
  expect(hub.size).toBe(0);
});

it("ends a stream with its session, and says why", async () => {
  hub.onListening();
  const stopped = reading(hub.open(owner, START));
  const other = reading(hub.open({ ...owner, sessionId: "session-2", staffId: "staff-2" }, START));
  standings = async (owners) => owners.map(({ sessionId }) => ({ sessionId, valid: false, ended: "stopped" as const }));
  hub.onPayload(JSON.stringify({ kind: "session", of: owner.sessionId }));
  await later(300);
  expect(stopped.news.at(-1)).toMatchObject({ type: "ended", reason: "stopped" });
  expect(stopped.closed).toBe(true);
  expect(other.closed).toBe(false);
  expect(typesOf(other)).toEqual(["ready"]);
});

it.each(["password", "stopped", "signed_out"] as const)(
  "says of a session what was noted when it ended: %s",
  async (ended) => {
    hub.onListening();
    const reader = reading(hub.open({ ...owner, expiresAt: START - 1 }, START));
    standings = async (owners) => owners.map(({ sessionId }) => ({ sessionId, valid: false, ended }));
    hub.onPayload(JSON.stringify({ kind: "session", of: owner.sessionId }));
    await later(300);
    expect(reader.news.at(-1)).toMatchObject({ type: "ended", reason: ended });
  },
);

it("ends a stream when its session's time is over, though nothing is told of that", async () => {
  const reader = reading(hub.open({ ...owner, expiresAt: START + 60_000 }, START));
  await later(70_000);
  expect(reader.news.at(-1)).toMatchObject({ type: "ended", reason: "limit" });
});

it("finds a session that has ended without the database's word within a minute or so", async () => {
  const reader = reading(hub.open(owner, START));
  standings = async (owners) => owners.map(({ sessionId }) => ({ sessionId, valid: false, ended: null }));
  await later(70_000);
  expect(reader.news.at(-1)).toMatchObject({ type: "ended", reason: "signed_out" });
});

it("keeps streams while sessions cannot be looked at, and looks again", async () => {
  const reader = reading(hub.open(owner, START));
  standings = async () => Promise.reject(new Error("away"));
  await later(70_000);
  expect(reader.closed).toBe(false);
  expect(trouble).toHaveBeenCalled();
  standings = async (owners) => owners.map(({ sessionId }) => ({ sessionId, valid: false, ended: null }));
  await later(10_000);
  expect(reader.closed).toBe(true);
});

it("tells a person's own streams that their row has changed, and what has changed to all", async () => {
  hub.onListening();
  const own = reading(hub.open(owner, START));
  const other = reading(hub.open({ ...owner, sessionId: "session-2", staffId: "staff-2" }, START));
  hub.onPayload(JSON.stringify({ kind: "staff", of: owner.staffId }));
  await later(300);
  expect(typesOf(own)).toEqual(["ready", "changes", "self"]);
  expect(typesOf(other)).toEqual(["ready", "changes"]);
});

it("ends the oldest stream of a session that opens more than it may have", async () => {
  const readers = Array.from({ length: STREAMS_PER_SESSION + 1 }, () => reading(hub.open(owner, START)));
  await later(0);
  expect(hub.size).toBe(STREAMS_PER_SESSION);
  expect(readers.map(({ closed }) => closed)).toEqual([true, ...Array(STREAMS_PER_SESSION).fill(false)]);
  expect(readers[0]?.news.at(-1)).toMatchObject({ type: "crowded" });
});

it("beats while nothing changes, and ends every stream after a while: a reader that is there opens the next", async () => {
  const reader = reading(hub.open(owner, START));
  await later(30_000);
  expect(reader.news.filter(({ type }) => type === "beat").length).toBeGreaterThanOrEqual(2);
  await later(11 * 60_000);
  expect(typesOf(reader).at(-1)).toBe("again");
  expect(hub.size).toBe(0);
});
