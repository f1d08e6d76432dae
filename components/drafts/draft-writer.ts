/** At most one write in this time; the last value is never left out. */
export const WRITE_EVERY_MS = 1_000;

export interface DraftWriter<T> {
  /** Written at once where a second has passed since the last one, and else when it has. */
  readonly keep: (value: T) => void;
  /** Writes what still waits. Before a page goes away there is no later. */
  readonly flush: () => void;
  /** Forgets what still waits. */
  readonly drop: () => void;
}

export function openDraftWriter<T>(write: (value: T) => void): DraftWriter<T> {
  let waiting: { readonly value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = Number.NEGATIVE_INFINITY;

  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    last = performance.now();
    write(value);
  };
  return {
    keep: (value) => {
      waiting = { value };
      const left = last + WRITE_EVERY_MS - performance.now();
      if (left <= 0) flush();
      else timer ??= setTimeout(flush, left);
    },
    flush,
    drop: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = null;
    },
  };
}
