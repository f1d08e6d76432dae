import type { StaffAnswer } from "../../invariants/evidence";
import { staffAnswerOf } from "../../invariants/staff-answer";
import type { RaceConfirmation, Track } from "../track";

const MAY_SAY_MORE: readonly StaffAnswer["said"][] = ["unknown", "lacking"];

/** What an action says before its verb is reached: nothing about the key. */
const OF_THE_ACTION: readonly string[] = ["signed_out", "role", "invalid_input", "unexpected", "no_answer"];

/** What staff were answered of a key; null where the answer says nothing of it. */
export function answeredTo({ opened, answer, heardAt }: RaceConfirmation): StaffAnswer | null {
  if (!answer.ok && OF_THE_ACTION.includes(answer.error.code)) return null;
  const { requestKey, verb } = opened.prepared;
  return staffAnswerOf(requestKey, verb, answer, heardAt);
}

/** A key always returns the same answer. 確認中 may become final; a final answer never changes. */
export function oneAnswerEach(track: Track): void {
  const final = new Map<string, { readonly exactly: string; readonly answeredAt: number }>();
  const heard = track.confirmed.toSorted((a, b) => a.answeredAt - b.answeredAt);
  for (const one of heard) {
    const staffAnswer = answeredTo(one);
    if (staffAnswer === null) continue;
    const first = final.get(staffAnswer.requestKey);
    const isFinal = !MAY_SAY_MORE.includes(staffAnswer.said);
    if (first === undefined) {
      if (isFinal) final.set(staffAnswer.requestKey, { exactly: staffAnswer.exactly, answeredAt: one.answeredAt });
    } else if ((isFinal || one.askedAt > first.answeredAt) && staffAnswer.exactly !== first.exactly) {
      track.break(`key ${staffAnswer.requestKey} was answered ${first.exactly}, then ${staffAnswer.exactly}`);
    }
  }
}
