import type { EpochMs } from "@/lib/time/epoch";
import { Feed, type FeedWord } from "./feed";
import { RecentChanges } from "./recent-changes";

/** What a tab says to the feed that it shares. */
export type TabWord =
  | { readonly type: "join"; readonly since: EpochMs }
  | { readonly type: "wake" }
  | { readonly type: "leave" };

/** What a tab hears of the worker. `here`: it has begun, however long its stream takes to open. */
export type WorkerWord = FeedWord | { readonly type: "here" };

interface Tab {
  readonly say: (word: FeedWord) => void;
  /** It joined before the stream was there, which was opened for another tab's data. */
  early: boolean;
}

/** One stream for all tabs of a browser. A tab that joins late is told what changed since its data was read. */
export class FeedDesk {
  private readonly tabs = new Map<object, Tab>();
  private readonly recent = new RecentChanges();
  private feed: Feed | null = null;
  private liveAt: EpochMs | null = null;
  private broken = false;

  hear(tab: object, word: TabWord, say: (word: FeedWord) => void): void {
    if (word.type === "leave") this.leave(tab);
    else if (word.type === "wake") this.feed?.wake();
    else this.join(tab, word.since, say);
  }

  private join(tab: object, since: EpochMs, say: (word: FeedWord) => void): void {
    const waits = this.feed !== null && this.liveAt === null;
    this.tabs.set(tab, { say, early: waits });
    if (this.feed === null) this.feed = new Feed(since, (told) => this.tell(told));
    else if (this.liveAt === null) {
      if (this.broken) say({ type: "broken" });
    } else {
      say({ type: "changes", at: this.liveAt, changes: this.recent.since(since) });
      say({ type: "live", at: this.liveAt });
    }
  }

  private leave(tab: object): void {
    this.tabs.delete(tab);
    if (this.tabs.size === 0) this.end();
  }

  private tell(word: FeedWord): void {
    this.remember(word);
    for (const tab of this.tabs.values()) {
      tab.say(tab.early && word.type === "changes" ? { ...word, changes: null } : word);
      if (word.type === "changes") tab.early = false;
    }
    // The next tab that joins may be signed in again.
    if (word.type === "ended") this.end();
  }

  private remember(word: FeedWord): void {
    if (word.type === "live") {
      if (this.liveAt === null) this.recent.begin(word.at);
      this.liveAt = word.at;
      this.broken = false;
    } else if (word.type === "broken") {
      this.recent.lose();
      this.liveAt = null;
      this.broken = true;
    } else if (word.type === "changes") {
      if (word.changes === null) this.recent.begin(word.at);
      else this.recent.add(word.changes, word.at);
    }
  }

  private end(): void {
    this.feed?.close();
    this.feed = null;
    this.recent.lose();
    this.liveAt = null;
    this.broken = false;
  }
}
