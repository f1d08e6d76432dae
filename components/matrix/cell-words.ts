import type { MatrixCell } from "@/lib/matrix/matrix-view";
import { CLOCK_WORD } from "@/lib/messages/deadlines";
import { TRAIT_WORD, traitsOf } from "@/lib/messages/facts";

/** What a cell says beside its sign: the limit, what is special, and whether a flag or a choice decides. */
export function shortWords({ facts }: MatrixCell): string {
  const limit = facts.deadline === undefined ? [] : [CLOCK_WORD[facts.deadline]];
  const traits = traitsOf(facts).map((trait) => TRAIT_WORD[trait].short);
  const gate = facts.gate === "edit_choice" ? ["編集時に選択"] : facts.gate === "always" ? ["フラグ不要"] : [];
  return [...limit, ...traits, ...gate].join("・");
}
