"use client";

import type { Walk } from "./walk";

/** The list as it was left. */
export interface LeftList {
  /** Its whole address: `?stage=…&cursor=…`, "" for the plain list. */
  readonly address: string;
  readonly scroll: number;
  /** The row last stood on, and its number on the page, from 0. */
  readonly row: string | null;
  readonly index: number;
  /** The order last opened. */
  readonly opened: string | null;
}

interface Remembered {
  readonly left: LeftList | null;
  readonly walk: Walk | null;
}

const KEY = "juchu.order-list";
const NOTHING: Remembered = { left: null, walk: null };

/**
 * What a tab remembers of the order list, in its sessionStorage. A reload keeps it, it ends with the tab, and no other
 * tab sees it. It holds order numbers and an address, nothing of the orders themselves.
 */
let known: Remembered | undefined;
const listeners = new Set<() => void>();

export function readListMemory(): Remembered {
  known ??= parse(window.sessionStorage.getItem(KEY));
  return known;
}

export function writeListMemory(change: Partial<Remembered>): void {
  known = { ...readListMemory(), ...change };
  window.sessionStorage.setItem(KEY, JSON.stringify(known));
  for (const listener of listeners) listener();
}

export function subscribeListMemory(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** @internal For tests, whose window lives on. */
export function forgetListMemory(): void {
  known = undefined;
}

/** Only this file writes it; what an older build wrote is left aside. */
function parse(text: string | null): Remembered {
  if (text === null) return NOTHING;
  try {
    const value: Partial<Remembered> | null = JSON.parse(text);
    return { left: value?.left ?? null, walk: Array.isArray(value?.walk?.pages) ? value.walk : null };
  } catch {
    // Not JSON: not written by this file.
    return NOTHING;
  }
}
