import { TABLES } from "./providers/registry";

export interface Switch {
  /** `provider:name` */
  readonly id: string;
  readonly says: string;
  readonly on: boolean;
}

/** The providers' further limits as switches, all off at first, and how long a pending operation takes. In memory. */
export interface Switches {
  list(): readonly Switch[];
  /** The ids that are unknown; nothing is set where there is one. */
  set(wanted: Readonly<Record<string, boolean>>): readonly string[];
  setPendingMs(ms: number): void;
  setScreeningMs(ms: number): void;
  reset(): void;
  readonly switchedOn: () => ReadonlySet<string>;
  readonly pendingMs: () => number;
  readonly screeningMs: () => number;
}

const PENDING_MS = 1_500;
const SCREENING_MS = 60_000;

const KNOWN: ReadonlyMap<string, string> = new Map(
  TABLES.flatMap((table) =>
    (table.furtherLimits ?? []).map((limit) => [`${table.provider}:${limit.name}`, limit.says] as const),
  ),
);

export function createSwitches(): Switches {
  let on = new Set<string>();
  let pendingMs = PENDING_MS;
  let screeningMs = SCREENING_MS;
  return {
    list: () => [...KNOWN].map(([id, says]) => ({ id, says, on: on.has(id) })),
    set(wanted) {
      const unknown = Object.keys(wanted).filter((id) => !KNOWN.has(id));
      if (unknown.length > 0) return unknown;
      for (const [id, value] of Object.entries(wanted)) {
        if (value) on.add(id);
        else on.delete(id);
      }
      return [];
    },
    setPendingMs(ms) {
      pendingMs = ms;
    },
    setScreeningMs(ms) {
      screeningMs = ms;
    },
    reset() {
      on = new Set();
      pendingMs = PENDING_MS;
      screeningMs = SCREENING_MS;
    },
    switchedOn: () => on,
    pendingMs: () => pendingMs,
    screeningMs: () => screeningMs,
  };
}
