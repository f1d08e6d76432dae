import type { SessionEnd } from "@/lib/staff/session-end";
import type { EpochMs } from "@/lib/time/epoch";

/** How far this window follows what changes. */
export interface FeedState {
  /** null: not known yet, for the first moments of a window. */
  readonly live: boolean | null;
  readonly online: boolean;
  /** The server's clock when the window last knew itself up to date. */
  readonly asOf: EpochMs | null;
  /** Why the session is over; null while it is not, or where no stream could tell. */
  readonly ended: SessionEnd | null;
}

let state: FeedState = { live: null, online: true, asOf: null, ended: null };
const followers = new Set<() => void>();

export function feedState(): FeedState {
  return state;
}

export function changeFeedState(change: Partial<FeedState>): void {
  const next = { ...state, ...change };
  if (Object.entries(next).every(([name, value]) => state[name as keyof FeedState] === value)) return;
  state = next;
  for (const follow of followers) follow();
}

export function followFeedState(follow: () => void): () => void {
  followers.add(follow);
  return () => followers.delete(follow);
}
