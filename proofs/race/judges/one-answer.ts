import type { Told } from "../../invariants/evidence";
import { toldOf } from "../../invariants/told";
import type { Confirmed, Track } from "../track";

const MAY_SAY_MORE: readonly Told["said"][] = ["unknown", "lacking"];

/** What an action says before its verb is reached: nothing about the key. */
const OF_THE_ACTION: readonly string[] = ["signed_out", "role", "invalid_input", "unexpected", "no_answer"];

/** What somebody was told of a key; null where the answer says nothing of it. */
export function toldBy({ opened, answer, heardAt }: Confirmed): Told | null {
  if (!answer.ok && OF_THE_ACTION.includes(answer.error.code)) return null;
  const { requestKey, verb } = opened.prepared;
  return toldOf(requestKey, verb, answer, heardAt);
}

/** A key has one answer: word for word, whoever asks when. 確認中 may become final; what is final never goes back. */
export function oneAnswerEach(track: Track): void {
  const final = new Map<string, { readonly exactly: string; readonly answeredAt: number }>();
  const heard = track.confirmed.toSorted((a, b) => a.answeredAt - b.answeredAt);
  for (const one of heard) {
    const told = toldBy(one);
    if (told === null) continue;
    const first = final.get(told.requestKey);
    const isFinal = !MAY_SAY_MORE.includes(told.said);
    if (first === undefined) {
      if (isFinal) final.set(told.requestKey, { exactly: told.exactly, answeredAt: one.answeredAt });
    } else if ((isFinal || one.askedAt > first.answeredAt) && told.exactly !== first.exactly) {
      track.break(`key ${told.requestKey} was answered ${first.exactly}, then ${told.exactly}`);
    }
  }
}
