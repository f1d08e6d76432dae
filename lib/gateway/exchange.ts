import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { ProviderSlots } from "./provider-slots";

/**
 * One request, one answer, over node:http. Not `fetch`: Next patches and may dedupe that one, its pool can send again by
 * itself, and it hides whether a connection ever stood. Here nothing is ever sent twice and no redirect is followed.
 */
export type Exchange =
  | { readonly kind: "response"; readonly httpStatus: number; readonly body: string }
  | { readonly kind: "timeout"; readonly detail: string }
  | { readonly kind: "connection"; readonly detail: string }
  | { readonly kind: "too_long"; readonly httpStatus: number; readonly detail: string }
  /** The provider's concurrency limit is reached. This call was not begun: nothing of it left this process. */
  | { readonly kind: "no_free_slot" };

export interface ExchangeRequest {
  /** Whose slots the call takes: a provider that does not answer fills only its own. */
  readonly slotGroup: string;
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** From the start until the answer's last byte, in milliseconds. */
  readonly timeoutMs: number;
  /** Longest answer that is read, in bytes. */
  readonly bodyLimit: number;
}

/** Calls under way at once at one provider: more than the worker has in flight there, so that staff can call beside it. */
const SLOTS = 64;
// An idle connection is let go before a server's usual five seconds, so that a request seldom meets one just closed.
const IDLE_MS = 3_000;
// No bound on sockets: a call that waited inside the agent would use up its patience there, and end as one that may have
// been carried out. The slots bound them before a request is made.
const agents = {
  "http:": new HttpAgent({ keepAlive: true, maxFreeSockets: SLOTS, timeout: IDLE_MS }),
  "https:": new HttpsAgent({ keepAlive: true, maxFreeSockets: SLOTS, timeout: IDLE_MS }),
};
const slots = new ProviderSlots(SLOTS);

export async function exchange(asked: ExchangeRequest): Promise<Exchange> {
  const slotGroup = `${asked.url.host} ${asked.slotGroup}`;
  if (!slots.take(slotGroup)) return { kind: "no_free_slot" };
  try {
    return await call(asked);
  } finally {
    slots.release(slotGroup);
  }
}

function call(asked: ExchangeRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    const secure = asked.url.protocol === "https:";
    const options: RequestOptions = {
      method: asked.method,
      headers: {
        ...asked.headers,
        ...(asked.body === null ? {} : { "content-length": Buffer.byteLength(asked.body) }),
      },
      agent: secure ? agents["https:"] : agents["http:"],
    };
    const outgoing = secure ? httpsRequest(asked.url, options) : httpRequest(asked.url, options);
    const finish = (outcome: Exchange): void => {
      clearTimeout(timer);
      resolve(outcome);
      if (outcome.kind !== "response") outgoing.destroy();
    };
    const timer = setTimeout(
      () => finish({ kind: "timeout", detail: `no answer within ${asked.timeoutMs} ms` }),
      asked.timeoutMs,
    );
    outgoing.on("error", (error) => finish({ kind: "connection", detail: causeOf(error) }));
    outgoing.on("response", (incoming) => readBody(incoming, asked.bodyLimit, finish));
    outgoing.end(asked.body ?? undefined);
  });
}

function readBody(incoming: IncomingMessage, limit: number, finish: (outcome: Exchange) => void): void {
  const httpStatus = incoming.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let length = 0;
  incoming.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (length > limit) finish({ kind: "too_long", httpStatus, detail: `answer longer than ${limit} bytes` });
    else chunks.push(chunk);
  });
  incoming.on("error", (error) => finish({ kind: "connection", detail: causeOf(error) }));
  incoming.on("close", () => {
    if (!incoming.complete) finish({ kind: "connection", detail: "cut before the answer was whole" });
  });
  incoming.on("end", () => finish({ kind: "response", httpStatus, body: Buffer.concat(chunks).toString("utf8") }));
}

/** The system's own short name (ECONNREFUSED, ECONNRESET …): messages carry addresses, which the history need not show. */
function causeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
