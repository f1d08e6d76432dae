import type { Consequence } from "@/lib/capability/consequences";
import type { Facts } from "@/lib/capability/types";
import { CLOCK_WORD } from "./deadlines";
import { GATE_WORD, TRAIT_WORD } from "./facts";

const ACT: Record<Consequence["question"], string> = { cancel: "受注取消", amount: "金額変更" };

/** What being captured means for a linkage, one thought a line. */
export function consequenceTexts(consequence: Consequence): readonly string[] {
  const act = ACT[consequence.question];
  switch (consequence.kind) {
    case "taken_away":
      return [`${act}の連携は使えません(確定後は連携対象外)。`];
    case "given":
      return [`${act}の連携を使えます(確定前は連携対象外)。`];
    case "changed":
      return consequence.fields.map((field) =>
        changeText(act, field, consequence.before?.facts, consequence.after?.facts),
      );
  }
}

function changeText(act: string, field: keyof Facts, before: Facts | undefined, after: Facts | undefined): string {
  if (field === "gate") return after === undefined ? "" : `${act}の連携の条件は「${GATE_WORD[after.gate]}」です。`;
  if (field === "deadline") return `${act}の期限は「${clock(before)}」ではなく「${clock(after)}」です。`;
  const applies = after?.[field] === true;
  return applies ? `${act}は、${TRAIT_WORD[field].long}` : `${act}の「${TRAIT_WORD[field].short}」はなくなります。`;
}

function clock(facts: Facts | undefined): string {
  return facts?.deadline === undefined ? "期限なし" : CLOCK_WORD[facts.deadline];
}
