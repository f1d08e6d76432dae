import type { z } from "zod";
import { type Exchange, exchange } from "./exchange";
import { brokenPaymentPromise, contradiction } from "./ledger-payment";
import type { AskedOperation, Gateway, GatewayReply } from "./port";
import type { CardSession, LedgerQuery, OperationAnswer } from "./protocol";
import { keepableRaw } from "./raw-answer";
import { type Parsed, parseProtocolError, parseWire, WIRE } from "./wire";

export interface HttpGatewayOptions {
  /** GATEWAY_URL: the only place this client ever connects to. A path in it is kept. */
  readonly baseUrl: string;
  /** GATEWAY_TOKEN, sent as `Authorization: Bearer`. */
  readonly token?: string | undefined;
  /** Our patience in milliseconds; see GATEWAY_PATIENCE_MS. */
  readonly patienceMs?: Partial<typeof GATEWAY_PATIENCE_MS>;
}

/** A mutation is given up before its request's lifetime (REQUEST_LIFETIME_MS) ends, so that a staff member is not kept longer. */
export const GATEWAY_PATIENCE_MS = { mutation: 7_000, inquiry: 4_000, ledger: 20_000, health: 2_000 };

const ANSWER_LIMIT = 512 * 1_024;
const PAGE_LIMIT = 64 * 1_024 * 1_024;

interface Call<T> {
  readonly slotGroup: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly operationId?: string;
  readonly body?: unknown;
  /** What goes out with it and must not come back into what is kept: a card's token. */
  readonly secret?: string;
  readonly schema: z.ZodType<T>;
  /** What in a well-formed answer cannot be true, in a few English words. */
  readonly doubt: (answer: T) => string | null;
  readonly timeoutMs: number;
  readonly bodyLimit: number;
}

/**
 * The gateway over HTTP, after docs/gateway-protocol.md. Throws on a `baseUrl` that is no http(s) URL, and for nothing
 * that a network or a server does.
 */
export function createHttpGateway(options: HttpGatewayOptions): Gateway {
  const base = baseOf(options.baseUrl);
  const patience = { ...GATEWAY_PATIENCE_MS, ...options.patienceMs };
  const run = <T>(call: Call<T>): Promise<GatewayReply<T>> => send(base, options.token, call);

  const mutate = (path: string, asked: AskedOperation, body: object, secret = "") =>
    run<OperationAnswer>({
      slotGroup: slotGroupOf(asked.provider),
      method: "POST",
      path,
      secret,
      operationId: asked.operationId,
      body,
      schema: WIRE.operation,
      doubt: (answer) => contradiction(asked, answer, "mutation"),
      timeoutMs: patience.mutation,
      bodyLimit: ANSWER_LIMIT,
    });
  const read = <T>(
    slotGroup: string,
    path: string,
    schema: z.ZodType<T>,
    doubt: (answer: T) => string | null,
    wait: keyof typeof GATEWAY_PATIENCE_MS,
  ) =>
    run<T>({
      slotGroup,
      method: "GET",
      path,
      schema,
      doubt,
      timeoutMs: patience[wait],
      bodyLimit: wait === "ledger" ? PAGE_LIMIT : ANSWER_LIMIT,
    });

  return {
    authorize: (request) => {
      const asked = { ...request, paymentId: null, kind: "authorize" } as const;
      return mutate("/v1/authorizations", asked, request, request.card?.token);
    },
    operate: (paymentId, request) =>
      mutate(`/v1/payments/${encodeURIComponent(paymentId)}/operations`, { ...request, paymentId }, request),
    inquire: (asked) =>
      read(
        slotGroupOf(asked.provider),
        `/v1/operations/${encodeURIComponent(asked.operationId)}`,
        WIRE.inquiry,
        (inquiry) => (inquiry.found ? contradiction(asked, inquiry.answer, "inquiry") : null),
        "inquiry",
      ),
    openCardSession: (request) =>
      run<CardSession>({
        slotGroup: slotGroupOf(request.provider),
        method: "POST",
        path: "/v1/card-sessions",
        schema: WIRE.cardSession,
        doubt: () => null,
        timeoutMs: patience.inquiry,
        bodyLimit: ANSWER_LIMIT,
        body: request,
      }),
    cardToken: (token) =>
      read(
        "cards",
        `/v1/card-tokens/${encodeURIComponent(token)}`,
        WIRE.cardToken,
        (card) => (card.token === token ? null : "token differs"),
        "inquiry",
      ),
    payment: (paymentId) =>
      read(
        "payments",
        `/v1/payments/${encodeURIComponent(paymentId)}`,
        WIRE.payment,
        (payment) => (payment.paymentId === paymentId ? brokenPaymentPromise(payment) : "paymentId differs"),
        "inquiry",
      ),
    ledgerPage: (query) => read("ledger", `/v1/ledger${searchOf(query)}`, WIRE.page, () => null, "ledger"),
    health: () => read("health", "/v1/health", WIRE.health, () => null, "health"),
  };
}

async function send<T>(base: string, token: string | undefined, call: Call<T>): Promise<GatewayReply<T>> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (call.body !== undefined) headers["content-type"] = "application/json; charset=utf-8";
  if (call.operationId !== undefined) headers["idempotency-key"] = call.operationId;
  if (token !== undefined && token !== "") headers.authorization = `Bearer ${token}`;
  const outcome = await exchange({
    slotGroup: call.slotGroup,
    method: call.method,
    url: new URL(base + call.path),
    headers,
    body: call.body === undefined ? null : JSON.stringify(call.body),
    timeoutMs: call.timeoutMs,
    bodyLimit: call.bodyLimit,
  });
  return understand(outcome, call, [token ?? "", call.secret ?? ""]);
}

function understand<T>(outcome: Exchange, call: Call<T>, secrets: readonly string[]): GatewayReply<T> {
  if (outcome.kind === "no_free_slot") return { kind: "not_called", cause: "lane_full", raw: null, httpStatus: null };
  if (outcome.kind === "timeout" || outcome.kind === "connection") {
    return { kind: "silence", cause: outcome.kind, detail: outcome.detail, raw: null, httpStatus: null };
  }
  const { httpStatus } = outcome;
  if (outcome.kind === "too_long") {
    return { kind: "silence", cause: "not_understood", detail: outcome.detail, raw: null, httpStatus };
  }
  const raw = keepableRaw(outcome.body, secrets);
  const silence = (cause: "not_understood" | "server_error" | "in_flight", detail: string): GatewayReply<T> => ({
    kind: "silence",
    cause,
    detail,
    raw,
    httpStatus,
  });
  if (httpStatus >= 500) return silence("server_error", `HTTP ${httpStatus}`);
  if (httpStatus === 200) {
    const answer = believable(parseWire(call.schema, outcome.body), call.doubt);
    return answer.ok
      ? { kind: "answer", answer: answer.value, raw, httpStatus }
      : silence("not_understood", answer.detail);
  }
  // A 4xx counts only in the protocol's own words: a proxy's 404 page says nothing about the operation.
  const error = parseProtocolError(httpStatus, outcome.body);
  if (error === null) return silence("not_understood", `HTTP ${httpStatus}`);
  if (error.code === "in_flight") return silence("in_flight", "in_flight");
  return { kind: "refused_by_protocol", code: error.code, field: error.field ?? null, raw, httpStatus };
}

function believable<T>(parsed: Parsed<T>, doubt: (answer: T) => string | null): Parsed<T> {
  if (!parsed.ok) return parsed;
  const detail = doubt(parsed.value);
  return detail === null ? parsed : { ok: false, detail };
}

/** Each provider has slots of its own. Reads that name no provider have theirs. */
function slotGroupOf(provider: string): string {
  return `provider ${provider}`;
}

function baseOf(baseUrl: string): string {
  const url = new URL(baseUrl);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new Error("GATEWAY_URL is not an http(s) URL");
  return url.origin + url.pathname.replace(/\/+$/, "");
}

function searchOf(query: LedgerQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
