/** One message of PostgreSQL's protocol, version 3. `bytes` is all of it, `body` what follows its length. */
export interface Frame {
  /** One letter; "" for a connection's first message, which has none. */
  readonly type: string;
  readonly body: Buffer;
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages, whatever pieces they come in. */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);
  #opening: boolean;

  /** `opening`: the stream begins with a message that has no letter, as a client's does. */
  constructor(opening: boolean) {
    this.#opening = opening;
  }

  push(chunk: Buffer): Frame[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame !== null; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | null {
    const head = this.#opening ? 0 : 1;
    if (this.#rest.length < head + 4) return null;
    const end = head + this.#rest.readInt32BE(head);
    if (this.#rest.length < end) return null;
    const bytes = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end);
    this.#opening = false;
    return { type: bytes.toString("latin1", 0, head), body: bytes.subarray(head + 4), bytes };
  }
}

const PROTOCOL_3 = 196_608;

/** What a client says of itself in its first message; throws on one that asks for something else (TLS, a cancel). */
export function applicationOf({ body }: Frame): string {
  if (body.readInt32BE(0) !== PROTOCOL_3) throw new Error("the shop speaks to its database in the clear, and only so");
  const words = body.toString("utf8", 4).split("\0");
  return words[words.indexOf("application_name") + 1] ?? "";
}

/** The words of a statement on its way to the server, or the values that go with it; "" for any other message. */
export function textOf({ type, body }: Frame): string {
  switch (type) {
    case "Q":
      return body.toString("utf8", 0, body.length - 1);
    case "P":
      return body.toString("utf8", body.indexOf(0) + 1, body.length);
    case "B":
      return body.toString("utf8");
    default:
      return "";
  }
}
