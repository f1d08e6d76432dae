import pg from "pg";
import { type CrashShop, running } from "./crash-shop";
import type { OpenedWork } from "./opened";
import type { SmallDisk } from "./small-disk";
import { until } from "./until";

/** What staff did while the database could write nothing any more. */
export interface DiskFull {
  /** Controls that were confirmed meanwhile, or right before. */
  readonly opened: readonly OpenedWork[];
  /** How often each answer was given while the disk was full. */
  readonly answers: Readonly<Record<string, number>>;
  /** From the room being made until an operation went through, by itself. */
  readonly awayMs: number;
}

/** Opened while there is still room. */
const CONTROLS = 24;
/** Rows find room in pages that are there already, so it takes a while until nothing can be written. */
const REFUSED_AT_LEAST = 3;
const REFUSED_WITHIN_MS = 60_000;
const WORKS_AGAIN_WITHIN_MS = 30_000;
/** What the frame around every screen asks again and again; its refusal is the banner over the screen. */
const ASKED_BY_EVERY_SCREEN = "/api/counts";

/**
 * Fills the disk under PostgreSQL, twice: first until rows find no room, then until the server cannot write its log and
 * stops. Staff go on confirming. Then there is room again, and the suite does not help.
 */
export async function fillDisk(at: CrashShop, disk: SmallDisk): Promise<DiskFull> {
  const opened: OpenedWork[] = [];
  for (let count = 0; count < CONTROLS; count += 1) opened.push(await at.desk.begin("cancel"));
  const answers: Record<string, number> = {};
  const tell = (word: string): void => {
    answers[word] = (answers[word] ?? 0) + 1;
  };
  const left = [...opened];
  const confirmNext = async (): Promise<void> => {
    const next = left.shift() ?? opened[0];
    if (next !== undefined) tell((await at.desk.confirm(next)).word);
  };
  disk.fill();
  try {
    await until("staff are told that nothing can be saved", REFUSED_WITHIN_MS, async () => {
      if (left.length > CONTROLS / 2) await confirmNext();
      if ((await at.desk.tryToBegin("cancel")) === "database_unavailable") tell("open: database_unavailable");
      return (answers["open: database_unavailable"] ?? 0) >= REFUSED_AT_LEAST;
    });
    await until("staff are told so of every control, and by every screen", REFUSED_WITHIN_MS, async () => {
      disk.fill();
      if (await at.watch.answers()) await exhaustLog(at.shop.databaseUrl);
      await confirmNext();
      return (answers.database_unavailable ?? 0) >= REFUSED_AT_LEAST && (await screensSaySo(at));
    });
  } finally {
    disk.makeRoom();
  }
  const since = Date.now();
  await until("an operation goes through", WORKS_AGAIN_WITHIN_MS, async () => {
    const again = await at.desk.tryToBegin("cancel");
    if (again === null || again === "database_unavailable") return false;
    opened.push(again);
    return (await at.desk.confirm(again)).word === "done";
  });
  await running(at.shop, "postgres");
  return { opened, answers, awayMs: Date.now() - since };
}

async function screensSaySo({ desk }: CrashShop): Promise<boolean> {
  const { status, body } = await desk.read<{ readonly code?: string }>(ASKED_BY_EVERY_SCREEN);
  return status === 503 && body.code === "database_unavailable";
}

/** Writes into the server's log of writes until it has no room either, and the server stops. */
async function exhaustLog(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  try {
    await client.connect();
    for (;;) await client.query("SELECT pg_logical_emit_message(false, 'suite', repeat('x', 1000000))");
  } catch (error) {
    // What was wanted: it could not write, or is gone already.
    if (!(error instanceof Error)) throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
