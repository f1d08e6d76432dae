import type { EpochMs } from "@/lib/time/epoch";
import { DRAFT_PREFIX, isLive, writtenAt } from "./draft-store";

/** That a draft lies on this device, without its key: what it is about and when it was typed. */
export interface LyingDraft {
  readonly form: string;
  readonly subject: string;
  readonly at: EpochMs;
}

/** The drafts of one person, the newest first. */
export function draftsOf(staffId: string): readonly LyingDraft[] {
  const own = `${DRAFT_PREFIX}${staffId}:`;
  return entries()
    .flatMap(([name, stored]) => {
      const [form = "", ...subject] = name.slice(own.length).split(":");
      const at = writtenAt(stored);
      return name.startsWith(own) && isLive(at, Date.now()) ? [{ form, subject: subject.join(":"), at }] : [];
    })
    .sort((a, b) => b.at - a.at);
}

function entries(): readonly (readonly [string, string])[] {
  try {
    return Object.entries(window.localStorage);
  } catch {
    // A browser that is told to store nothing has none.
    return [];
  }
}
