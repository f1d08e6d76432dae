import type { IncomingMessage } from "node:http";
import { PROTOCOL_ERROR_STATUS, type ProtocolErrorCode } from "@/lib/gateway/protocol";

/** What a route sends back. */
export type HttpReply =
  | {
      readonly kind: "json";
      readonly status: number;
      readonly body: unknown;
      /** Runs once the answer has gone out. */
      readonly afterwards?: () => void;
    }
  | {
      readonly kind: "text";
      readonly status: number;
      readonly text: string;
      /** Left out: plain text. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection stays open and silent until the other side gives up. */
  | { readonly kind: "nothing" }
  | { readonly kind: "cut" };

export interface HttpCall {
  readonly request: IncomingMessage;
  readonly url: URL;
  /** The path's parts that the pattern leaves open, decoded. */
  readonly params: readonly string[];
  /** The whole body; null for one that is longer than `limit` bytes. */
  readonly body: (limit?: number) => Promise<string | null>;
}

export interface Route {
  readonly method: string;
  /** Each group is one part of the path. */
  readonly path: RegExp;
  readonly handle: (call: HttpCall) => Promise<HttpReply>;
}

export function json(status: number, body: unknown): HttpReply {
  return { kind: "json", status, body };
}

/** An error of the protocol, under its own status. */
export function protocolError(code: ProtocolErrorCode, field?: string): HttpReply {
  return json(PROTOCOL_ERROR_STATUS[code], { error: field === undefined ? { code } : { code, field } });
}
