import { isLonger } from "./length";
import { hasUnnameable, isBlank } from "./visible";

/** What is wrong with a name that a person gave: of a staff member, of goods. */
export type NameProblem = "required" | "bad_character" | "too_long";

/** null where it will do. */
export function nameProblem(name: string, max: number): NameProblem | null {
  if (isBlank(name)) return "required";
  if (hasUnnameable(name)) return "bad_character";
  return isLonger(name, max) ? "too_long" : null;
}
