import type { SessionEnd } from "@/lib/identity/session-end";
import type { EpochMs } from "@/lib/time/epoch";
import type { LiveChange } from "./change";

/** What a stream tells. `at`: the server's clock. */
export type News =
  /** Listening works. `changes`: what may have changed since the instant that the reader named; null: not known. */
  | { readonly type: "ready"; readonly at: EpochMs; readonly changes: readonly LiveChange[] | null }
  | { readonly type: "changes"; readonly at: EpochMs; readonly changes: readonly LiveChange[] }
  /** The server hears no changes at the moment. `ready` follows when it does again. */
  | { readonly type: "deaf"; readonly at: EpochMs }
  | { readonly type: "beat"; readonly at: EpochMs }
  /** The reader's own staff row has changed. */
  | { readonly type: "self"; readonly at: EpochMs }
  /** The stream ends as planned: open the next one. */
  | { readonly type: "again"; readonly at: EpochMs }
  /** The session has newer streams than it may have. */
  | { readonly type: "crowded"; readonly at: EpochMs }
  | { readonly type: "ended"; readonly at: EpochMs; readonly reason: SessionEnd };

/** The server says something at least this often. */
export const BEAT_MS = 10_000;

export function encodeNews(news: News): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify(news)}\n\n`);
}

/** Reads a stream's bytes, cut wherever the network cut them. */
export class NewsReader {
  private readonly decoder = new TextDecoder();
  private rest = "";

  read(bytes: Uint8Array): readonly News[] {
    this.rest += this.decoder.decode(bytes, { stream: true });
    const parts = this.rest.split("\n\n");
    this.rest = parts.pop() ?? "";
    // Our own server wrote them.
    return parts.filter((part) => part.startsWith("data: ")).map((part) => JSON.parse(part.slice(6)) as News);
  }
}
