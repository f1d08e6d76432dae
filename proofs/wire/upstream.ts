import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

/** What came back from the providers' side. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface UpstreamRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

export interface Upstream {
  /** Null where no whole answer came. */
  ask(asked: UpstreamRequest): Promise<UpstreamAnswer | null>;
  close(): void;
}

/** The providers' side behind the wire. Whatever it answers comes back as it is. */
export function upstreamAt(baseUrl: string): Upstream {
  const base = baseUrl.replace(/\/+$/, "");
  // No limit: a held request must not delay later ones.
  const agent = new Agent({ keepAlive: true, timeout: 3_000 });
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve) => {
        const outgoing = request(base + path, { method, headers, agent });
        outgoing.on("error", () => resolve(null));
        outgoing.on("response", (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
          incoming.on("error", () => resolve(null));
          incoming.on("close", () => {
            const whole = incoming.complete;
            const text = Buffer.concat(chunks).toString("utf8");
            resolve(whole ? { status: incoming.statusCode ?? 0, headers: incoming.headers, body: text } : null);
          });
        });
        outgoing.end(body === "" ? undefined : body);
      }),
    close: () => agent.destroy(),
  };
}
