import type { IncomingMessage } from "node:http";

const BODY_LIMIT = 64 * 1_024;

/** The whole body as text; null for one that is too long. */
export async function readBody(request: IncomingMessage, limit = BODY_LIMIT): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > limit) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
