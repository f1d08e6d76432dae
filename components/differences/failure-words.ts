import type { ActionFailure } from "@/lib/failures/failure";
import { failureText, nothingSaved } from "@/lib/messages/errors";
import { lookRefusalText, REPAIR_STOPPED, repairRefusalText } from "@/lib/messages/repairs";
import { seenWorkRefusalText } from "@/lib/messages/seen-work";
import type { EpochMs } from "@/lib/time/epoch";
import type { LookFailure, RepairFailure, SeenWorkFailure } from "./difference-calls";

/** A repair that did not end well. None of it was ever sent; whether it was saved is not always known. */
export interface StoppedRepair {
  readonly title: string;
  readonly line: string;
  /** It may have been saved: drawn as unknown, never as a plain refusal. */
  readonly doubtful: boolean;
  /** Looking again can help. */
  readonly again: boolean;
  readonly signIn: boolean;
}

const ACTION_CODES = {
  signed_out: true,
  unexpected: true,
  invalid_input: true,
  offline: true,
  no_answer: true,
} as const satisfies Partial<Record<ActionFailure["code"], true>>;

/** `role` and `database_unavailable` read the same from the verb and from before it. */
type OnlyAction = Extract<ActionFailure, { code: keyof typeof ACTION_CODES }>;

function isOnlyAction(failure: { readonly code: string }): failure is OnlyAction {
  return Object.hasOwn(ACTION_CODES, failure.code);
}

const FINAL = new Set<RepairFailure["code"]>(["difference_not_found", "difference_ended", "role"]);

export function stoppedRepair(failure: RepairFailure, now: EpochMs): StoppedRepair {
  const own = isOnlyAction(failure);
  const doubtful = own ? !nothingSaved(failure) : failure.code === "perhaps_saved";
  return {
    title: doubtful ? REPAIR_STOPPED.perhaps : REPAIR_STOPPED.nothing,
    line: own ? failureText(failure) : repairRefusalText(failure, now),
    doubtful,
    again: !FINAL.has(failure.code),
    signIn: failure.code === "signed_out",
  };
}

export function seenWorkFailureText(failure: SeenWorkFailure): string {
  if (!isOnlyAction(failure)) return seenWorkRefusalText(failure);
  const lead = nothingSaved(failure) ? "記録していません。" : "記録された可能性があります。";
  return `${lead}何も送信していません。${failureText(failure)}`;
}

export function lookFailureText(failure: LookFailure): string {
  if (isOnlyAction(failure) || failure.code === "role")
    return `突合できませんでした。何も送信していません。${failureText(failure)}`;
  return lookRefusalText(failure);
}
