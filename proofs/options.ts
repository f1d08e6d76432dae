import { randomInt } from "node:crypto";

/** How a suite is asked for: `npm run test:<suite> -- [--seed S] [--<size> N] [--only K]`. */
export interface SuiteCommand<Size extends string> {
  readonly suite: string;
  /** What its sizes count, each with as many as CI plays. */
  readonly sizes: Readonly<Record<Size, number>>;
}

export interface SuiteOptions<Size extends string> {
  readonly seed: string;
  readonly sizes: Readonly<Record<Size, number>>;
  /** The one case to play, with its events; null for all of them. */
  readonly only: number | null;
}

export function usageOf<Size extends string>({ suite, sizes }: SuiteCommand<Size>): string {
  const counted = Object.keys(sizes).map((size) => `[--${size} N]`);
  return `npm run test:${suite} -- [--seed S] ${counted.join(" ")} [--only K]`;
}

/** Reads the command line; throws, with what is wrong, on one that makes no sense. Without a seed one is chosen. */
export function readOptions<Size extends string>(
  command: SuiteCommand<Size>,
  given: readonly string[],
): SuiteOptions<Size> {
  const usage = usageOf(command);
  const sizes = Object.keys(command.sizes) as Size[];
  const names = ["--seed", "--only", ...sizes.map((size) => `--${size}`)];
  const values = new Map<string, string>();
  for (let index = 0; index < given.length; index += 2) {
    const [name = "", value] = [given[index], given[index + 1]];
    if (!names.includes(name) || value === undefined) throw new Error(`${name}: ${usage}`);
    values.set(name, value);
  }
  const number = (name: string, least: number): number | null => {
    const text = values.get(name);
    if (text === undefined) return null;
    if (!/^\d{1,9}$/.test(text) || Number(text) < least) throw new Error(`${name} ${text}: ${usage}`);
    return Number(text);
  };
  const counted = sizes.map((size) => [size, number(`--${size}`, 1) ?? command.sizes[size]] as const);
  return {
    seed: values.get("--seed") ?? String(randomInt(1_000_000_000)),
    sizes: Object.fromEntries(counted) as Record<Size, number>,
    only: number("--only", 0),
  };
}

/** The one command that plays a case again, with its events. */
export function replayCommand(suite: string, seed: string, index: number): string {
  return `npm run test:${suite} -- --seed ${seed} --only ${index}`;
}
