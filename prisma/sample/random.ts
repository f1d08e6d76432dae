import type { EpochMs } from "@/lib/time/epoch";

/** A stream of chance that is the same for the same name, on every machine. Not for secrets. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** A stream of its own: what is drawn from it moves nothing here. */
  fork(name: string): Random;
  /** A UUID (version 7) that sorts by `at`. */
  uuid(at: EpochMs): string;
}

/** FNV-1a: spreads short names over 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** mulberry32: one 32-bit word of state, good enough to look random to people. */
export function createRandom(name: string): Random {
  let state = hash(name);
  const word = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = () => word() / 0x1_0000_0000;
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0").slice(-digits);
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => from[int(0, from.length - 1)] ?? from[0],
    fork: (child) => createRandom(`${name}/${child}`),
    uuid: (at) => {
      const time = hex(at, 12);
      const variant = hex(0x8000 | (word() & 0x3fff), 4);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(word(), 3)}-${variant}-${hex(word(), 8)}${hex(word(), 4)}`;
    },
  };
}
