import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { BUSY, bodyLimit, decoded, doorRefusalOf, type Refusal, readable, TOO_LARGE } from "./admit";
import { holdBody } from "./hold-body";
import { NO_TURN_HEADER } from "./no-turn";
import type { OwnNames } from "./own-names";
import { SIGN_IN_LIMITS, SignInLine, signsIn } from "./sign-in-line";

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What is behind the door. */
export interface Inside {
  readonly handle: Handle;
  /** Takes over a connection, for what the development server tells its pages. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Told of what broke before Next could answer and log it itself. */
  readonly onBroken: (error: unknown) => void;
}

type Behind = Omit<Inside, "upgrade">;

/** A request's head, and all of it, have to be here by then: a slow client keeps no connection for ever. */
const HEAD_WITHIN_MS = 15_000;
const WHOLE_WITHIN_MS = 60_000;
/** How long the rest of a refused body is let go by, so that its sender reads the answer. */
const LET_GO_MS = 1_000;
/** The line of sign-ins is worked off by then. */
const RETRY_AFTER_SECONDS = 3;

/**
 * The web app's front door: an HTTP server that every request passes before Next sees it, static files too. It refuses
 * by name, origin or length. A request that it lets in is whole, and names no host but ours.
 */
export function openFront(own: OwnNames, { handle, upgrade, onBroken }: Inside, limits = SIGN_IN_LIMITS): Server {
  const server = createServer({ headersTimeout: HEAD_WITHIN_MS, requestTimeout: WHOLE_WITHIN_MS });
  const line = new SignInLine(limits);
  const inside: Behind = {
    handle: (request, response) => inTurn(line, handle, request, response),
    onBroken,
  };
  server.on("request", (request, response) => void admit(own, inside, request, response));
  // A client that asks before it sends its body is answered before it does.
  server.on("checkContinue", (request, response) => {
    void admit(own, inside, request, response, () => response.writeContinue());
  });
  server.on("upgrade", (request, socket, head) => {
    // No body follows, and what is said afterwards goes both ways: so it has to come from a page of ours too.
    const { url = "", headers } = request;
    if (doorRefusalOf({ method: "POST", url, headers }, own) === null) upgrade(request, socket, head);
    else socket.destroy();
  });
  return server;
}

async function admit(
  own: OwnNames,
  { handle, onBroken }: Behind,
  request: IncomingMessage,
  response: ServerResponse,
  goOn = () => {},
): Promise<void> {
  request.url = readable(request.url ?? "");
  const { method = "GET", url, headers } = request;
  const refusal = doorRefusalOf({ method, url, headers }, own);
  if (refusal !== null) return refuse(request, response, refusal);
  if (hasBody(request)) {
    const holding = holdBody(request, bodyLimit(url));
    goOn();
    const held = await holding;
    if (held === "too_long") return refuse(request, response, TOO_LARGE);
    if (held === "gone") return;
  }
  sayOnlyWhatIsOurs(request);
  try {
    await handle(request, response);
  } catch (error) {
    onBroken(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

/** A sign-in stands in line; every other request goes in. */
async function inTurn(line: SignInLine, handle: Handle, request: IncomingMessage, response: ServerResponse) {
  const by = signsIn(request.method ?? "GET", decoded(request.url ?? ""));
  if (by === null) return handle(request, response);
  return line.stand(by, {
    signIn: () => handle(request, response),
    sayNoTurn: () => {
      request.headers[NO_TURN_HEADER] = "1";
      return handle(request, response);
    },
    turnAway: () => refuse(request, response, BUSY),
  });
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Next compares a form's `Origin` with the host that a proxy names, and believes the request about it. The door has checked
 * both against its list, so it names the one that they came to. The app itself sets which page asks.
 */
function sayOnlyWhatIsOurs({ headers }: IncomingMessage): void {
  const foreign = Object.keys(headers).filter((name) => /^(?:forwarded|x-forwarded-host|x-juchu-.*)$/.test(name));
  for (const name of foreign) Reflect.deleteProperty(headers, name);
  if (headers.origin !== undefined && URL.canParse(headers.origin)) {
    headers["x-forwarded-host"] = new URL(headers.origin).host;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, code }: Refusal): void {
  if (status === BUSY.status) response.setHeader("retry-after", RETRY_AFTER_SECONDS);
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify({ code }));
  if (request.complete || !hasBody(request)) return;
  const giveUp = setTimeout(() => request.socket.destroy(), LET_GO_MS);
  request.socket.once("close", () => clearTimeout(giveUp));
  request.once("end", () => clearTimeout(giveUp));
}
