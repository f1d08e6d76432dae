import type { SessionEnd } from "@/lib/identity/session-end";
import type { EpochMs } from "@/lib/time/epoch";
import type { LiveChange } from "./change";
import { BEAT_MS, type News, NewsReader } from "./news";

/** What a screen hears of the feed. */
export type FeedWord =
  | { readonly type: "live"; readonly at: EpochMs }
  | { readonly type: "broken" }
  /** null: anything may have changed. */
  | { readonly type: "changes"; readonly at: EpochMs; readonly changes: readonly LiveChange[] | null }
  | { readonly type: "self" }
  | { readonly type: "ended"; readonly reason: SessionEnd };

/** A line that is quiet for longer is dead, whatever the network says. */
const SILENCE_MS = BEAT_MS * 2.5;
const BACKOFF_MS = [500, 1_000, 2_000, 5_000, 10_000] as const;
const CROWDED_MS = 60_000;

type Ending = "again" | "broken" | "crowded" | "over";

/** Keeps one stream open for as long as it is not closed, and says when there is none. */
export class Feed {
  private readonly closing = new AbortController();
  private waking = new AbortController();
  private live = false;

  constructor(
    /** When the data on screen was read, by the server's clock; moves on with what is heard. */
    private since: EpochMs,
    private readonly say: (word: FeedWord) => void,
  ) {
    void this.run();
  }

  /** The network is back, or the window is looked at again: no waiting any longer. */
  wake(): void {
    this.waking.abort();
    this.waking = new AbortController();
  }

  close(): void {
    this.closing.abort();
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.closing.signal.aborted) {
      const ending = await this.listenOnce();
      if (ending === "over" || this.closing.signal.aborted) return;
      if (ending === "again") {
        failures = 0;
        continue;
      }
      if (this.live) failures = 0;
      this.live = false;
      this.say({ type: "broken" });
      const pause = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)] ?? 0;
      failures += 1;
      // Spread, so that the browsers of a server that was away do not come back in one instant.
      await wait(ending === "crowded" ? CROWDED_MS : pause * (0.75 + Math.random() / 2), [
        this.closing.signal,
        this.waking.signal,
      ]);
    }
  }

  private async listenOnce(): Promise<Ending> {
    const silent = new AbortController();
    let timer = setTimeout(() => silent.abort(), SILENCE_MS);
    try {
      const response = await fetch(`/api/live?since=${this.since}`, {
        cache: "no-store",
        signal: AbortSignal.any([silent.signal, this.closing.signal]),
      });
      if (response.status === 401) return this.over("signed_out");
      if (!response.ok || response.body === null) return "broken";
      const reader = response.body.getReader();
      const decoder = new NewsReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => silent.abort(), SILENCE_MS);
        for (const news of decoder.read(part.value)) {
          const ending = this.hear(news);
          if (ending !== null) return ending;
        }
      }
      return "broken";
    } catch {
      // However it broke: the way to hear again is the same.
      return "broken";
    } finally {
      clearTimeout(timer);
    }
  }

  private hear(news: News): Ending | null {
    if (news.type === "ended") return this.over(news.reason);
    if (news.type === "again" || news.type === "crowded") return news.type;
    if (news.type === "deaf") {
      this.live = false;
      this.say({ type: "broken" });
      return null;
    }
    if (news.type === "self") this.say({ type: "self" });
    else if (news.type !== "beat") this.say({ type: "changes", at: news.at, changes: news.changes });
    if (news.type === "ready") this.live = true;
    if (this.live) {
      this.since = news.at;
      this.say({ type: "live", at: news.at });
    }
    return null;
  }

  private over(reason: SessionEnd): Ending {
    this.say({ type: "broken" });
    this.say({ type: "ended", reason });
    return "over";
  }
}

function wait(ms: number, until: readonly AbortSignal[]): Promise<void> {
  return new Promise((resolve) => {
    const over = AbortSignal.any([...until]);
    if (over.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    over.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
