import "server-only";

import type { SessionStanding } from "@/lib/db/people/session-standing";
import type { SessionEnd } from "@/lib/identity/session-end";
import type { EpochMs } from "@/lib/time/epoch";
import { changeFromPayload, type LiveChange, merged } from "./change";
import { BEAT_MS, encodeNews, type News } from "./news";
import { RecentChanges } from "./recent-changes";
import { LiveStream, type StreamOwner } from "./stream";

/** Changes are told together this often. */
const GATHER_MS = 250;
/** Sessions and roles are looked at anew at least this often, beside the database's own word that one has ended. */
const RECHECK_MS = 60_000;
/** A stream ends after this, for its reader may be gone unseen; a browser that reads opens the next one at once. */
const LIFETIME_MS = 10 * 60_000;
/** More than the tabs of one browser need, so that what hangs does not pile up. */
export const STREAMS_PER_SESSION = 6;

export interface HubDeps {
  readonly now: () => EpochMs;
  readonly standings: (owners: readonly StreamOwner[]) => Promise<readonly SessionStanding[]>;
  /** Told of what breaks while sessions are looked at: they are looked at again. */
  readonly onTrouble: (error: unknown, doing: string) => void;
}

interface Opened {
  readonly stream: LiveStream;
  readonly since: EpochMs;
  readonly endsAt: EpochMs;
}

/** Fans the database's one line of changes out to every open stream of this process. */
export class LiveHub {
  private readonly opened = new Map<LiveStream, Opened>();
  private readonly recent = new RecentChanges();
  private gathered: LiveChange[] = [];
  private gathering: ReturnType<typeof setTimeout> | null = null;
  private readonly beating: ReturnType<typeof setInterval>;
  private listening = false;
  private checkedAt: EpochMs;

  constructor(private readonly deps: HubDeps) {
    this.checkedAt = deps.now();
    this.beating = setInterval(() => this.beat(), BEAT_MS);
    this.beating.unref();
  }

  get size(): number {
    return this.opened.size;
  }

  /** `since`: when the reader's data was read, by the server's clock. */
  open(owner: StreamOwner, since: EpochMs): LiveStream {
    const now = this.deps.now();
    const siblings = [...this.opened.keys()].filter((one) => one.owner.sessionId === owner.sessionId);
    for (const oldest of siblings.slice(0, Math.max(0, siblings.length - STREAMS_PER_SESSION + 1))) {
      oldest.end({ type: "crowded", at: now });
    }
    const stream = new LiveStream(owner, (gone) => this.opened.delete(gone));
    // Spread, so that the browsers of a morning do not all come back in one second.
    const opened = { stream, since, endsAt: now + LIFETIME_MS * (0.8 + 0.2 * Math.random()) };
    this.opened.set(stream, opened);
    if (this.listening) this.sayReady(opened);
    else stream.send({ type: "deaf", at: now });
    return stream;
  }

  onListening(): void {
    this.listening = true;
    this.recent.begin(this.deps.now());
    for (const opened of this.opened.values()) this.sayReady(opened);
  }

  onLost(): void {
    this.listening = false;
    this.recent.lose();
    this.tellAll({ type: "deaf", at: this.deps.now() });
  }

  onPayload(payload: string): void {
    const change = changeFromPayload(payload);
    if (change === null) return;
    this.gathered.push(change);
    this.gathering ??= setTimeout(() => this.tellGathered(), GATHER_MS);
  }

  /** Ends every stream: the process ends, and its browsers find another one. */
  close(): void {
    clearInterval(this.beating);
    if (this.gathering !== null) clearTimeout(this.gathering);
    for (const stream of [...this.opened.keys()]) stream.end({ type: "again", at: this.deps.now() });
  }

  private sayReady({ stream, since }: Opened): void {
    stream.send({ type: "ready", at: this.deps.now(), changes: this.recent.since(since) });
  }

  private tellGathered(): void {
    this.gathering = null;
    const all = merged(this.gathered);
    this.gathered = [];
    const at = this.deps.now();
    const changes = all.filter(({ kind }) => kind !== "session");
    this.recent.add(changes, at);
    if (changes.length > 0) this.tellAll({ type: "changes", at, changes });
    this.lookAtSessions(all);
  }

  /** Checks at once the sessions that may have ended; a reader whose person changed is told so. */
  private lookAtSessions(changes: readonly LiveChange[]): void {
    const isAbout = (kind: LiveChange["kind"], id: string) =>
      changes.some((change) => change.kind === kind && (change.of === null || change.of === id));
    const concerned = [...this.opened.keys()].filter(
      ({ owner }) => isAbout("session", owner.sessionId) || isAbout("staff", owner.staffId),
    );
    if (concerned.length === 0) return;
    const changed = concerned.filter(({ owner }) => isAbout("staff", owner.staffId));
    void this.check(concerned).then(() => {
      for (const stream of changed) stream.send({ type: "self", at: this.deps.now() });
    });
  }

  private beat(): void {
    const now = this.deps.now();
    for (const { stream, endsAt } of [...this.opened.values()]) {
      if (stream.owner.expiresAt <= now) stream.end({ type: "ended", at: now, reason: "limit" });
      else if (endsAt <= now) stream.end({ type: "again", at: now });
    }
    this.tellAll({ type: "beat", at: now });
    if (now - this.checkedAt < RECHECK_MS) return;
    this.checkedAt = now;
    void this.check([...this.opened.keys()]);
  }

  private async check(streams: readonly LiveStream[]): Promise<void> {
    if (streams.length === 0) return;
    try {
      const standings = await this.deps.standings(streams.map(({ owner }) => owner));
      const byId = new Map(standings.map((standing) => [standing.sessionId, standing]));
      for (const stream of streams) {
        const standing = byId.get(stream.owner.sessionId);
        if (standing?.valid !== true)
          stream.end({ type: "ended", at: this.deps.now(), reason: this.why(stream, standing) });
      }
    } catch (error) {
      this.deps.onTrouble(error, "look at the sessions of streams");
      // With the next beat.
      this.checkedAt = 0;
    }
  }

  private why({ owner }: LiveStream, standing: SessionStanding | undefined): SessionEnd {
    // A row that is gone without a word was taken away by hand, or by the cleaning of old rows.
    return standing?.ended ?? (owner.expiresAt <= this.deps.now() ? "limit" : "signed_out");
  }

  private tellAll(news: News): void {
    const bytes = encodeNews(news);
    for (const stream of [...this.opened.keys()]) stream.sendBytes(bytes);
  }
}
