import { connect, createServer, type Socket } from "node:net";
import { Conversation, type Moment } from "./conversation";
import { type Frame, Frames } from "./frames";

/** Whether the message that makes a moment goes on, or its connection ends without it. */
export type FrameOutcome = "pass" | "cut";

/** Looks at each moment. While what it answered is not resolved, that connection stands still. */
export type MomentGate = (moment: Moment) => Promise<FrameOutcome> | null;

/** Stands between the shop and its database, and sees every COMMIT. */
export interface DatabaseWire {
  /** In the place of the database's own address. */
  readonly url: string;
  /** Ends every connection at this instant, in both directions; answers how many there were. */
  cutAll(): number;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";

export async function openDatabaseWire(databaseUrl: string, gate: MomentGate): Promise<DatabaseWire> {
  const behind = new URL(databaseUrl);
  const open = new Set<() => void>();
  const server = createServer((client) => {
    const cut = relay(client, connect(Number(behind.port), behind.hostname), gate, () => open.delete(cut));
    open.add(cut);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, HOST, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the database's wire has no port");
  const url = new URL(databaseUrl);
  url.host = `${HOST}:${address.port}`;
  const cutAll = (): number => {
    const cuts = [...open];
    for (const cut of cuts) cut();
    return cuts.length;
  };
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cutAll();
    await closed;
  };
  return { url: url.href, cutAll, close };
}

/** Carries one connection. Answers what ends it. */
function relay(client: Socket, database: Socket, gate: MomentGate, onEnd: () => void): () => void {
  const conversation = new Conversation();
  const cut = (): void => {
    client.destroy();
    database.destroy();
    onEnd();
  };
  carry(client, database, new Frames(true), (frame) => gateOf(conversation.asked(frame), gate), cut);
  carry(database, client, new Frames(false), (frame) => gateOf(conversation.answered(frame), gate), cut);
  return cut;
}

function gateOf(moment: Moment | null, gate: MomentGate): Promise<FrameOutcome> | null {
  return moment === null ? null : gate(moment);
}

/** One direction, message by message in their order. One side's end is the other side's. */
function carry(
  from: Socket,
  to: Socket,
  frames: Frames,
  judge: (frame: Frame) => Promise<FrameOutcome> | null,
  cut: () => void,
): void {
  let before: Promise<void> = Promise.resolve();
  const pass = async (frame: Frame): Promise<void> => {
    if (to.destroyed) return;
    const outcome = judge(frame);
    if (outcome !== null && (await outcome) === "cut") cut();
    else if (!to.destroyed) to.write(frame.bytes);
  };
  from.setNoDelay(true);
  from.on("data", (chunk: Buffer) => {
    for (const frame of frames.push(chunk)) before = before.then(() => pass(frame)).catch(cut);
  });
  // What came before the end is delivered first, unless it is being held: its reader is gone.
  from.on("end", () => {
    before.then(() => to.end());
  });
  from.on("error", cut);
  from.on("close", () => {
    before.then(cut);
  });
}
