import type { FaultRates } from "../../fault-rates";
import { SeededRandom } from "../../random";
import { type MachineFault, ratesOfHistory } from "./kinds";

export const ACT_KINDS = [
  "verb",
  "race",
  "status",
  "memo",
  "page",
  "console",
  "word",
  "keep",
  "flag",
  "role",
  "unasked",
  "hold",
  "registration",
  "there",
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** One act of a member of staff. What it meets depends on other acts; what it draws does not. */
export interface ScriptedAct {
  readonly kind: ActKind;
  /** After the act before it began. Acts take their own time and overlap. */
  readonly pauseMs: number;
  /** Which of the history's orders, counted round those that it has by then. */
  readonly order: number;
  /** Which of the history's staff. */
  readonly person: number;
  /** Its own chance. */
  readonly random: SeededRandom;
}

/** What history `index` of a seed plays: it follows from these two alone. The machine decides the order of overlapping acts. */
export interface Script {
  readonly seed: string;
  readonly index: number;
  readonly orders: number;
  readonly rates: FaultRates<MachineFault>;
  /** All inquiries are answered with garbage for longer than patience lasts: in the end a person has to look. */
  readonly stubborn: boolean;
  readonly acts: readonly ScriptedAct[];
}

const PAUSES_MS = [0, 0, 0, 5, 20, 100, 100, 500, 1_000, 2_500] as const;
/** Longer than a lease: the worker has repaired earlier operations. */
const LONG_PAUSE_MS = 11_500;
/** Acts that would begin later than this are left to other histories. */
const LAST_BEGIN_MS = 13_000;
const STUBBORN = 0.02;
/** More than a history comes to have. */
const MOST_ORDERS = 11;

/** Chance of one part of one history, independent of all other draws. */
export function chanceOf(seed: string, index: number, what: string): SeededRandom {
  return new SeededRandom(`${seed}/${index}/${what}`);
}

export function scriptOf(seed: string, index: number): Script {
  const random = chanceOf(seed, index, "script");
  const rates = ratesOfHistory(random);
  const orders = random.pick([1, 1, 1, 2, 2, 3]);
  const stubborn = random.chance(STUBBORN);
  const long = random.chance(0.2) ? random.int(1, 3) : -1;
  const count = random.pick([3, 4, 4, 5, 5, 6, 7, 8, 10, 12]);
  const acts: ScriptedAct[] = [];
  let begins = 0;
  for (let nth = 0; nth < count; nth += 1) {
    const pauseMs = nth === long ? LONG_PAUSE_MS : random.pick(PAUSES_MS);
    const person = random.chance(0.03) ? 3 : random.int(0, 2);
    const [order, kind] = [random.int(0, MOST_ORDERS), random.weighted(weights(rates))];
    begins += pauseMs;
    if (begins > LAST_BEGIN_MS) break;
    acts.push({ kind, pauseMs, order, person, random: chanceOf(seed, index, `act ${nth}`) });
  }
  return { seed, index, orders, rates, stubborn, acts };
}

function weights(rates: FaultRates<MachineFault>): Readonly<Record<ActKind, number>> {
  return {
    verb: 9,
    race: 1.2,
    status: 0.4,
    memo: 0.3,
    page: 0.7,
    console: 1.2,
    word: 0.3,
    keep: 0.6,
    flag: rates.flag_toggled * 8,
    role: rates.role_revoked * 8,
    unasked: rates.unasked_console_work * 8,
    hold: rates.row_held * 8,
    registration: 0.9,
    there: 0.8,
  };
}
