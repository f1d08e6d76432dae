/** The parts that a shop needs to be open, in the order in which they depend on each other. */
export const PARTS = ["database", "migrations", "staff", "gateway", "worker"] as const;
export type HealthPart = (typeof PARTS)[number];

/** Each looks at one part: null when it is ready, else a short English note without secrets. May throw. */
export type Probes = Readonly<Record<HealthPart, () => Promise<string | null>>>;

export interface Health {
  readonly ready: boolean;
  /** "ready", or why not. */
  readonly parts: Readonly<Record<HealthPart, string>>;
  readonly missing: readonly HealthPart[];
}

const READY = "ready";

/** Looks at all parts at once. A probe that fails or takes longer than `patienceMs` means that its part is not ready. */
export async function checkHealth(probes: Probes, patienceMs: number): Promise<Health> {
  const found = await Promise.all(PARTS.map(async (part) => [part, await look(probes[part], patienceMs)] as const));
  const notes = new Map(found);
  const missing = PARTS.filter((part) => notes.get(part) !== READY);
  const ready = { database: READY, migrations: READY, staff: READY, gateway: READY, worker: READY };
  const parts = { ...ready, ...Object.fromEntries(found) };
  return { ready: missing.length === 0, parts, missing };
}

async function look(probe: () => Promise<string | null>, patienceMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${patienceMs} ms`), patienceMs);
  });
  try {
    return (await Promise.race([probe(), late])) ?? READY;
  } catch {
    // An error may name hosts and accounts, so it goes to the log alone.
    return "unreachable";
  } finally {
    clearTimeout(timer);
  }
}
