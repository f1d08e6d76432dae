import type { SessionEnd } from "@/lib/identity/session-end";
import type { EpochMs } from "@/lib/time/epoch";

export interface Back {
  readonly at: EpochMs;
  /** When the window last knew itself up to date before; null where that was never. */
  readonly since: EpochMs | null;
  /** How many things have changed in between; null where that is not known. */
  readonly count: number | null;
}

/** How far this window follows what changes. */
export interface FeedState {
  /** null: not known yet, for the first moments of a window. */
  readonly live: boolean | null;
  readonly online: boolean;
  /** The server's clock when the window last knew itself up to date. */
  readonly asOf: EpochMs | null;
  /** A way to another screen was tried while there is no network. */
  readonly stopped: boolean;
  /** The network was away and is back; null once that was read. */
  readonly back: Back | null;
  /** Why the session is over; null while it is not, or where no stream could tell. */
  readonly ended: SessionEnd | null;
}

let state: FeedState = { live: null, online: true, asOf: null, stopped: false, back: null, ended: null };
const followers = new Set<() => void>();

export function feedState(): FeedState {
  return state;
}

export function changeFeedState(change: Partial<FeedState>): void {
  const given = { ...state, ...change };
  // A way was stopped by the network alone.
  const next: FeedState = { ...given, stopped: given.stopped && !given.online };
  if (Object.entries(next).every(([name, value]) => state[name as keyof FeedState] === value)) return;
  state = next;
  for (const follow of followers) follow();
}

/** A way to another screen was not taken, because there is no network. */
export function stopWay(): void {
  changeFeedState({ stopped: true });
}

export function followFeedState(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}
