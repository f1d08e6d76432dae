import type { EpochMs } from "@/lib/time/epoch";
import { type LiveChange, merged } from "./change";

interface Heard {
  readonly at: EpochMs;
  readonly change: LiveChange;
}

const KEPT_MS = 3 * 60_000;
const KEPT_AT_MOST = 5_000;
/** Clocks of several servers, and the moment between a commit and its message. */
const ALLOWANCE_MS = 2_000;

/**
 * The changes of the last minutes, by when they were heard. They cover the gap between reading data and listening, and
 * the gap between two streams, so that a browser need not read everything anew.
 */
export class RecentChanges {
  private heard: Heard[] = [];
  /** From when on nothing was missed; null while nothing is heard at all. */
  private completeFrom: EpochMs | null = null;

  /** Listening has begun, or begun again: what came before is not known. */
  begin(now: EpochMs): void {
    this.heard = [];
    this.completeFrom = now;
  }

  lose(): void {
    this.completeFrom = null;
  }

  add(changes: readonly LiveChange[], at: EpochMs): void {
    for (const change of changes) this.heard.push({ at, change });
    const first = this.heard.findIndex((one) => one.at > at - KEPT_MS);
    const drop = Math.max(first, this.heard.length - KEPT_AT_MOST);
    if (drop <= 0) return;
    const [last] = this.heard.splice(0, drop).slice(-1);
    if (last !== undefined && this.completeFrom !== null) this.completeFrom = Math.max(this.completeFrom, last.at + 1);
  }

  /** Everything that may have changed since data was read at `readAt`; null where that is not known. */
  since(readAt: EpochMs): readonly LiveChange[] | null {
    const from = readAt - ALLOWANCE_MS;
    if (this.completeFrom === null || from < this.completeFrom) return null;
    return merged(this.heard.filter(({ at }) => at >= from).map(({ change }) => change));
  }
}
