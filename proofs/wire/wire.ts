import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { carry, type WireReply } from "./carry";
import type { Decider, SentOperation } from "./course";
import { foundNothing, inquireUpstream } from "./inquiries";
import { type IntentLook, lookInto } from "./look";
import { ParkedOnWire } from "./parked";
import { type Upstream, type UpstreamAnswer, upstreamAt } from "./upstream";

/** The wire between a shop and its providers' side: the shop's GATEWAY_URL. */
export interface Wire {
  readonly url: string;
  /** The same wire under addresses of their own, one for each process: clients share their connections by address. */
  readonly doors: readonly string[];
  /** Every mutation that came, oldest first. */
  readonly sends: readonly SentOperation[];
  /** How many mutations are on their way. */
  readonly underway: number;
  /** Cuts what is still on its way. */
  close(): Promise<void>;
}

export interface WireOptions {
  /** The providers' side. */
  readonly gatewayUrl: string;
  /** The shop's database, in which intents have to stand. */
  readonly databaseUrl: string;
  /** Nothing goes wrong where it does not say so. */
  readonly decider?: Decider;
  /** On 127.0.0.1; a free one where none is named. */
  readonly port?: number;
  /** How many addresses it has. */
  readonly doors?: number;
}

type Noted = { -readonly [Name in keyof SentOperation]: SentOperation[Name] } & { passedOnAt: number[] };

interface Ends {
  readonly upstream: Upstream;
  readonly look: IntentLook;
  readonly parked: ParkedOnWire;
  readonly decider: Decider;
  readonly sends: Noted[];
  readonly wait: (ms: number) => Promise<void>;
  underway: number;
}

/** Opens a wire that notes each mutation, and whether its intent was committed before it is passed on. */
export async function openWire(options: WireOptions): Promise<Wire> {
  const { gatewayUrl, databaseUrl, decider = {}, port = 0, doors = 1 } = options;
  const timers = new Set<NodeJS.Timeout>();
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        resolve();
      }, ms);
      timers.add(timer);
    });
  const ends: Ends = {
    upstream: upstreamAt(gatewayUrl),
    look: lookInto(databaseUrl),
    parked: new ParkedOnWire(),
    decider,
    sends: [],
    wait,
    underway: 0,
  };
  const servers = Array.from({ length: doors }, () => serverOf(ends));
  const urls: string[] = [];
  for (const [index, server] of servers.entries()) urls.push(await listen(server, index === 0 ? port : 0));
  return {
    url: urls[0] ?? "",
    doors: urls,
    sends: ends.sends,
    get underway() {
      return ends.underway;
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(servers.map(closed));
      ends.upstream.close();
      await ends.look.close();
    },
  };
}

function serverOf(ends: Ends): Server {
  return createServer((request, response) => {
    answer(ends, request).then(
      ({ back, gone }) => send(back, response, gone),
      (error: unknown) => {
        // A caller that dies while it speaks is part of what is tried; anything else has to end the suite visibly.
        if (!request.destroyed || request.complete) console.error("wire:", error);
        response.destroy();
      },
    );
  });
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("the wire has no port"));
      else resolve(`http://127.0.0.1:${address.port}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Answered {
  readonly back: WireReply;
  /** Runs once the answer has gone out. */
  readonly gone?: () => void;
}

const MUTATION = /^\/v1\/(?:authorizations|payments\/([^/]+)\/operations)$/;
const INQUIRY = /^\/v1\/operations\/([^/]+)$/;

async function answer(ends: Ends, request: IncomingMessage): Promise<Answered> {
  const body = await bodyOf(request);
  const path = request.url ?? "/";
  const ask = () => ends.upstream.ask({ method: request.method ?? "GET", path, headers: headersOf(request), body });
  const mutation = request.method === "POST" ? MUTATION.exec(path) : null;
  if (mutation !== null) {
    ends.underway += 1;
    try {
      return await mutate(ends, body, mutation[1], ask);
    } finally {
      ends.underway -= 1;
    }
  }
  const inquiry = request.method === "GET" ? INQUIRY.exec(path) : null;
  if (inquiry !== null) return lookUp(ends, decodeURIComponent(inquiry[1] ?? ""), ask);
  const passed = await ask();
  return { back: passed === null ? { kind: "cut" } : { kind: "answer", answer: passed } };
}

type Ask = () => Promise<UpstreamAnswer | null>;

async function mutate(ends: Ends, body: string, paymentId: string | undefined, ask: Ask): Promise<Answered> {
  const at = Date.now();
  const said = JSON.parse(body) as Said;
  const { operationId, kind = "authorize", amount, method, expiresAt } = said;
  const noted: Noted = {
    ...{ operationId, paymentId: paymentId === undefined ? null : decodeURIComponent(paymentId), kind, amount, method },
    authorization: paymentId === undefined ? authorizationOf(said) : null,
    ...{ expiresAt, at, committed: null, passedOnAt: [], answeredAt: null, fault: null },
  };
  noted.committed = await ends.look.isCommitted(operationId);
  ends.sends.push(noted);
  const course = (await ends.decider.mutation?.(noted)) ?? { does: "pass" };
  const back = await carry(course, {
    sent: noted,
    parked: ends.parked,
    wait: ends.wait,
    deliver: async () => {
      noted.passedOnAt.push(Date.now());
      const answered = await ask();
      await ends.decider.answered?.(noted);
      return answered;
    },
    tookEffect: () => {
      noted.fault = course.does === "pass" ? null : course.does;
    },
  });
  return {
    back,
    gone: () => {
      noted.answeredAt = Date.now();
    },
  };
}

/** What the shop writes into a mutation, as far as it is read here. */
interface Said extends Pick<SentOperation, "operationId" | "kind" | "amount" | "method" | "expiresAt"> {
  readonly orderNumber?: string;
  readonly captureNow?: boolean;
  readonly card?: { readonly securityCode: string } | null;
}

function authorizationOf({ orderNumber = "", captureNow = false, card = null }: Said): SentOperation["authorization"] {
  return { orderNumber, captureNow, securityCode: card?.securityCode ?? null };
}

async function lookUp(ends: Ends, operationId: string, ask: Ask): Promise<Answered> {
  const course = (await ends.decider.inquiry?.(operationId)) ?? { does: "pass" };
  const back = await inquireUpstream(course, ask, ends.wait);
  // What lies on the wire may go on only after this answer has gone out.
  return foundNothing(back) ? { back, gone: () => ends.parked.foundNothing(operationId) } : { back };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Headers that are about this connection, not about the request. */
const OF_THE_CONNECTION: readonly string[] = ["host", "connection", "keep-alive", "transfer-encoding"];

function headersOf(request: IncomingMessage): Record<string, string> {
  const kept = Object.entries(request.headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function send(back: WireReply, response: ServerResponse, gone?: () => void): void {
  switch (back.kind) {
    case "cut":
      response.destroy();
      return;
    case "nothing":
      return;
    case "answer": {
      const { status, headers, body } = back.answer;
      if (gone !== undefined) response.once("finish", gone);
      const type = headers["content-type"] ?? "application/json; charset=utf-8";
      response.writeHead(status, { "content-type": type }).end(body);
    }
  }
}
