import type { EpochMs } from "@/lib/time/epoch";
import type { FeedWord } from "./feed";
import { FeedDesk, type TabWord, type WorkerWord } from "./feed-desk";

export interface OpenFeed {
  readonly wake: () => void;
  readonly close: () => void;
}

/** A worker that has not begun by then may never do: the window hears by itself until it does. */
const WORKER_WAIT_MS = 8_000;

/**
 * Joins the browser's one stream in a SharedWorker, which plain http has, too. Where there is none (some phones), a
 * window has a stream of its own while it is looked at, so that hidden tabs do not use up the browser's connections.
 */
export function openFeed(staffId: string, since: EpochMs, say: (word: FeedWord) => void): OpenFeed {
  if (typeof SharedWorker === "undefined") return ownFeed(since, say);
  return sharedFeed(staffId, since, say);
}

function sharedFeed(staffId: string, since: EpochMs, say: (word: FeedWord) => void): OpenFeed {
  let own: OpenFeed | null = null;
  let heard = false;
  const worker = new SharedWorker(new URL("./feed-worker.ts", import.meta.url), { name: `live-${staffId}` });
  const { port } = worker;
  const tell = (word: TabWord) => port.postMessage(word);
  const doWithout = () => {
    if (heard || own !== null) return;
    own = ownFeed(since, say);
  };
  const timer = setTimeout(doWithout, WORKER_WAIT_MS);
  worker.onerror = doWithout;
  port.onmessage = ({ data }: MessageEvent<WorkerWord>) => {
    heard = true;
    clearTimeout(timer);
    // A worker that begins late takes over. HTTP/1.1 gives a browser six connections: with a stream for each tab, what is
    // pressed in the sixth one would wait for ever.
    own?.close();
    own = null;
    if (data.type !== "here") say(data);
  };
  tell({ type: "join", since });
  return {
    wake: () => (own === null ? tell({ type: "wake" }) : own.wake()),
    close: () => {
      clearTimeout(timer);
      tell({ type: "leave" });
      port.close();
      own?.close();
    },
  };
}

function ownFeed(since: EpochMs, say: (word: FeedWord) => void): OpenFeed {
  const desk = new FeedDesk();
  const tab = {};
  let lastAt = since;
  const hear = (word: FeedWord) => {
    if (word.type === "live") lastAt = word.at;
    say(word);
  };
  const join = () => desk.hear(tab, { type: "join", since: lastAt }, hear);
  const look = () => {
    if (document.visibilityState === "visible") return join();
    desk.hear(tab, { type: "leave" }, hear);
    say({ type: "broken" });
  };
  document.addEventListener("visibilitychange", look);
  if (document.visibilityState === "visible") join();
  return {
    wake: () => desk.hear(tab, { type: "wake" }, hear),
    close: () => {
      document.removeEventListener("visibilitychange", look);
      desk.hear(tab, { type: "leave" }, hear);
    },
  };
}
