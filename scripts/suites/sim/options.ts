import { randomInt } from "node:crypto";

export interface SimOptions {
  readonly seed: string;
  readonly runs: number;
  /** The one history to play, with its events; null for all of them. */
  readonly only: number | null;
}

/** What CI plays. */
const CI_RUNS = 50_000;

export const USAGE = "npm run test:sim -- [--seed S] [--runs N] [--only K]";

/** Reads the command line; throws, with what is wrong, on one that makes no sense. */
export function readOptions(given: readonly string[]): SimOptions {
  const values = new Map<string, string>();
  for (let index = 0; index < given.length; index += 2) {
    const [name = "", value] = [given[index], given[index + 1]];
    if (!["--seed", "--runs", "--only"].includes(name) || value === undefined) throw new Error(`${name}: ${USAGE}`);
    values.set(name, value);
  }
  const seed = values.get("--seed") ?? String(randomInt(1_000_000_000));
  const only = values.get("--only");
  return {
    seed,
    runs: only === undefined ? wholeNumber("--runs", values.get("--runs") ?? String(CI_RUNS), 1) : 1,
    only: only === undefined ? null : wholeNumber("--only", only, 0),
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new Error(`${name} ${text}: ${USAGE}`);
  return Number(text);
}
