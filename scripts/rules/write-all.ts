import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes, and waits where the reader is slower than we are, so that memory stays small however long the input is. */
export async function writeAll(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}
