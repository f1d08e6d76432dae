import "server-only";

import { encodeNews, type News } from "./news";

/** Whom a stream belongs to. */
export interface StreamOwner {
  readonly sessionId: string;
  /** By which it is known why the session ended, when its row is gone. */
  readonly tokenHash: string;
  readonly staffId: string;
  readonly expiresAt: number;
}

/** What waits for a reader that does not read. More than this, and the reader is given up. */
const UNREAD_MOST_BYTES = 64 * 1024;

/** One open answer to one browser. Ends itself when its reader goes away or stops reading. */
export class LiveStream {
  readonly body: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  constructor(
    readonly owner: StreamOwner,
    /** Told once, however the stream ended. */
    private readonly onGone: (stream: LiveStream) => void,
  ) {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        cancel: () => this.gone(),
      },
      { highWaterMark: UNREAD_MOST_BYTES, size: (bytes) => bytes.byteLength },
    );
  }

  send(news: News): void {
    this.sendBytes(encodeNews(news));
  }

  /** The same bytes go to every stream. */
  sendBytes(bytes: Uint8Array): void {
    if (this.controller === null) return;
    if ((this.controller.desiredSize ?? 0) < bytes.byteLength) this.giveUp();
    else this.controller.enqueue(bytes);
  }

  /** Says its last words and closes. */
  end(last: News): void {
    if (this.controller === null) return;
    this.controller.enqueue(encodeNews(last));
    this.controller.close();
    this.gone();
  }

  /** The reader went away. */
  leave(): void {
    if (this.controller === null) return;
    this.controller.close();
    this.gone();
  }

  private giveUp(): void {
    this.controller?.error(new DOMException("the reader does not read", "AbortError"));
    this.gone();
  }

  private gone(): void {
    if (this.controller === null) return;
    this.controller = null;
    this.onGone(this);
  }
}
