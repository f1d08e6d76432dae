import { SeededRandom } from "../random";
import { authorizeAtOnce } from "./races/authorize-at-once";
import { cutAnswer } from "./races/cut-answer";
import { doubleSubmit } from "./races/double-submit";
import { flagAgainstConfirm } from "./races/flag-against-confirm";
import { markAgainstTask, markAndTask } from "./races/mark-and-task";
import { memoBeside } from "./races/memo-beside";
import { mixedVerbs, slowProvider } from "./races/mixed-verbs";
import { personsWordAtOnce } from "./races/persons-word";
import { refusedByProvider } from "./races/refused-by-provider";
import { registeredAtOnce } from "./races/registered-at-once";
import { roleTaken } from "./races/role-taken";
import { sameVerb } from "./races/same-verb";
import { shipAtOnce } from "./races/ship-at-once";
import { staleTab } from "./races/stale-tab";
import type { Track } from "./track";

const KINDS = {
  sameVerb,
  authorizeAtOnce,
  registeredAtOnce,
  shipAtOnce,
  mixedVerbs,
  slowProvider,
  doubleSubmit,
  cutAnswer,
  refusedByProvider,
  flagAgainstConfirm,
  staleTab,
  memoBeside,
  markAndTask,
  markAgainstTask,
  roleTaken,
} as const satisfies Readonly<Record<string, (track: Track) => Promise<void>>>;

/** The race that lasts a minute and runs beside the others. */
export const LONG_RACE = 0;

export type RaceKind = keyof typeof KINDS | "personsWord";
export const RACE_KINDS = Object.keys(KINDS) as readonly (keyof typeof KINDS)[];

/** Which race a seed has at a number: every kind once, in an order of the seed's own, then all of them again. */
export function kindAt(seed: string, number: number): RaceKind {
  if (number === LONG_RACE) return "personsWord";
  const round = Math.floor((number - 1) / RACE_KINDS.length);
  const kinds = new SeededRandom(`${seed} round ${round}`).shuffled(RACE_KINDS);
  const kind = kinds[(number - 1) % RACE_KINDS.length];
  if (kind === undefined) throw new Error(`no race ${number}`);
  return kind;
}

export function run(kind: RaceKind, track: Track): Promise<void> {
  return kind === "personsWord" ? personsWordAtOnce(track) : KINDS[kind](track);
}
