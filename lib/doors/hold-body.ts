import type { IncomingMessage } from "node:http";

/** `gone`: the client left before the end. */
export type Held = "whole" | "too_long" | "gone";

/**
 * Keeps a request's body back until it is whole, at most `limit` bytes of it. Then the request can be read as if it had
 * just come. Node's parser hands over each piece by `push`, so each byte is counted once, whatever length the request
 * claims. Call it before anything reads the request, in the tick in which it came.
 */
export function holdBody(request: IncomingMessage, limit: number): Promise<Held> {
  const pieces: Buffer[] = [];
  let length = 0;
  return new Promise((resolve) => {
    request.once("close", () => resolve("gone"));
    request.push = (piece: Buffer | null) => {
      if (piece === null) {
        Reflect.deleteProperty(request, "push");
        for (const kept of pieces) request.push(kept);
        request.push(null);
        resolve("whole");
        return true;
      }
      length += piece.length;
      if (length <= limit) {
        pieces.push(piece);
        return true;
      }
      // What still comes is let go: the answer has to get past it.
      pieces.length = 0;
      request.push = () => true;
      resolve("too_long");
      return true;
    };
  });
}
