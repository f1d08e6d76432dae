import pg from "pg";
import { BEGINNING, type Break, ChainWalk, type Head } from "./chain";
import { readHead, readLinks, readUnchained } from "./read-trail";

/** Breaks that are told one by one; further ones are counted. */
const TOLD = 20;

export interface Verdict {
  readonly events: number;
  /** Where the chain ends by its own word; null where that word is gone. */
  readonly head: Head | null;
  readonly broken: readonly Break[];
  /** How many breaks there are beyond those. */
  readonly more: number;
  /** The place of the hash that was kept elsewhere; null where none was given, or the trail does not have it. */
  readonly kept: number | null;
}

/** Tells the first breaks and counts the rest, so that a trail that is broken everywhere stays readable. */
class Findings {
  readonly told: Break[] = [];
  more = 0;

  readonly tell = (broken: Break): void => {
    if (this.told.length < TOLD) this.told.push(broken);
    else this.more += 1;
  };
}

/**
 * Reads the whole trail as of one instant and recomputes its chain, without holding up writers. `expected` is the hash of a head that was kept elsewhere: the trail must still lead through it.
 */
export async function verifyTrail(databaseUrl: string, expected: string | null): Promise<Verdict> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "juchu-desk audit" });
  // Without a listener a connection that breaks between two pages would end the process; the next page tells of it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return await verify(client, expected);
  } finally {
    await client.end();
  }
}

async function verify(client: pg.Client, expected: string | null): Promise<Verdict> {
  const findings = new Findings();
  const head = await readHead(client);
  const walk = new ChainWalk(head, findings.tell);
  let events = 0;
  let kept = expected === BEGINNING.hash ? BEGINNING.seq : null;
  for await (const link of readLinks(client)) {
    walk.add(link);
    if (link.text !== null) events += 1;
    if (link.hash === expected) kept = link.seq;
  }
  walk.end();
  const unchained = await readUnchained(client, TOLD);
  for (const id of unchained.ids) findings.tell({ id, seq: null, why: "was never chained" });
  findings.more += unchained.all - unchained.ids.length;
  if (expected !== null && kept === null) {
    const why = `the trail does not lead through the head that was kept, ${expected}: it was cut or written anew`;
    findings.told.push({ id: null, seq: null, why });
  }
  return { events: events + unchained.all, head, broken: findings.told, more: findings.more, kept };
}
