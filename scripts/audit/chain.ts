import { createHash } from "node:crypto";

/** One link of the chain beside the event that it names. Hashes in hexadecimal. */
export interface Link {
  readonly seq: number;
  readonly eventId: number;
  readonly prevHash: string;
  readonly hash: string;
  /** Every column of the event as the chain's text; null where the event is gone. */
  readonly text: string | null;
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Something that no honest writer leaves behind. */
export interface Break {
  /** The event; null where it is gone with all that named it. */
  readonly id: number | null;
  /** Its place in the chain. */
  readonly seq: number | null;
  readonly why: string;
}

/** What stands before the first link. */
export const BEGINNING: Head = { seq: 0, hash: "00".repeat(32) };

function hashOf(prevHash: string, text: string): string {
  return createHash("sha256").update(Buffer.from(prevHash, "hex")).update(text, "utf8").digest("hex");
}

interface Walked extends Head {
  readonly eventId: number | null;
  /** Named already: what follows from the same touch is not told twice. */
  readonly named: boolean;
}

/**
 * Walks a chain link by link and reports each break as it is met. It goes on from what a link says, not from what it
 * should say: each touched row is one break.
 */
export class ChainWalk {
  readonly #head: Head | null;
  readonly #tell: (broken: Break) => void;
  #before: Walked = { ...BEGINNING, eventId: null, named: false };

  constructor(head: Head | null, tell: (broken: Break) => void) {
    this.#head = head;
    this.#tell = tell;
  }

  add(link: Link): void {
    const before = this.#before;
    const own = ownBreak(link, before);
    // An untouched link, also of an event that is gone, has seen the true hash before it.
    const trusted = own === null || link.text === null;
    if (trusted && link.seq === before.seq + 1 && link.prevHash !== before.hash) this.#tellOfBefore(link, before);
    const why = own ?? this.#placeBreak(link, before);
    if (why !== null) this.#tell({ id: link.eventId, seq: link.seq, why });
    this.#before = { seq: link.seq, hash: link.hash, eventId: link.eventId, named: why !== null };
  }

  /** Holds the last link against the head, which every append moved in the same COMMIT. */
  end(): void {
    const last = this.#before;
    const head = this.#head;
    if (head === null) {
      this.#tell({ id: null, seq: null, why: "the head of the chain is gone" });
    } else if (head.seq > last.seq) {
      const why = `the newest rows were cut off: ${linksFrom(last.seq + 1, head.seq)} and what they named`;
      this.#tell({ id: null, seq: last.seq + 1, why });
    } else if (head.seq === last.seq && head.hash !== last.hash && !last.named) {
      this.#tell({ id: last.eventId, seq: last.seq, why: "was chained anew: the head has seen another hash" });
    }
  }

  #placeBreak({ seq }: Link, before: Walked): string | null {
    if (seq <= before.seq) return `claims the place of event ${before.eventId}`;
    if (this.#head !== null && seq > this.#head.seq) return "stands behind the head: no COMMIT put it there";
    if (seq === before.seq + 1) return null;
    return `does not follow: ${linksFrom(before.seq + 1, seq - 1)} before it and what they named were taken out`;
  }

  #tellOfBefore(link: Link, before: Walked): void {
    if (before.named) return;
    const why = `was chained anew: link ${link.seq} has seen another hash`;
    this.#tell({ id: before.eventId, seq: before.eventId === null ? null : before.seq, why });
  }
}

function linksFrom(first: number, last: number): string {
  return first === last ? `link ${first}` : `links ${first} to ${last}`;
}

function ownBreak({ text, prevHash, hash }: Link, before: Walked): string | null {
  if (text === null) return "is gone: its link still names it";
  if (hashOf(prevHash, text) === hash) return null;
  return hashOf(before.hash, text) === hash ? "has a link that was changed" : "was changed after it was written";
}
