// A payment server as an outsider would write it from docs/gateway-protocol.md alone, which misbehaves on purpose.
//
//   node proofs/adversarial-server/server/main.mjs [--port N] [--seed S] [--behaviours a,b | keeping | breaking | all]
//
// It prints its port as its first line. Without a seed it keeps the protocol until told otherwise; with one, every
// mutation draws a behaviour (behaviours.mjs) by the seed, its payment and how many came before it. The ledger is in
// memory. Beside the protocol it answers, for tests alone:
//
//   POST /control/payments    [payment, …]                    lays payments into the ledger
//   POST /control/behaviours  {"place","behaviours":[{"behaviour","ms"}]}  the next mutations of a payment id (or order number)
//   POST /control/faults      {"healthMs","ledger","ledgerMs"}   the whole server, for so long: server-faults.mjs
//   POST /control/cards       {"provider","method","orderNumber","securityCode"}  a buyer typed a card: answers its token
//   POST /control/calm        {}                              keeps the protocol from here on; earlier lies stay
//   POST /control/console     {"paymentId","kind","amount"}   the shop's staff work in the provider's own console
//   GET  /control/requests    every request about an operation and its answer
//   *    /control/trap        where redirects lead: no request may ever come here

import http from "node:http";
import { BEHAVIOURS, BREAKING, KEEPING } from "./behaviours.mjs";
import { createCards } from "./cards.mjs";
import { createDraws } from "./draws.mjs";
import { createLedger } from "./ledger.mjs";
import { createOperations } from "./operations.mjs";
import { createRoutes } from "./routes.mjs";
import { createServerFaults } from "./server-faults.mjs";
import { familyOf } from "./values.mjs";

const option = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? null : (process.argv[at + 1] ?? null);
};
const SETS = { keeping: Object.keys(KEEPING), breaking: Object.keys(BREAKING), all: Object.keys(BEHAVIOURS) };
const now = () => Date.now();

const among = option("behaviours") ?? "all";
const draws = createDraws({ seed: option("seed"), among: SETS[among] ?? among.split(","), now });
const ledger = createLedger(now);
const faults = createServerFaults(now);
const origin = () => `http://127.0.0.1:${server.address().port}`;
const cards = createCards({ now, origin });
const operations = createOperations({ ledger, cards, now, origin });
const routes = createRoutes({ ledger, operations, cards, behaviours: draws, faults, now });
const requests = [];
let trapped = 0;

const CONTROL = {
  "/control/payments": (body) => body.forEach(ledger.load),
  "/control/faults": (body) => faults.set(body),
  "/control/behaviours": ({ place, behaviours }) => draws.order(place, behaviours),
  "/control/console": ({ paymentId, ...work }) =>
    ledger.act(ledger.find(paymentId), { ...work, operationId: null, providerOperation: "console" }),
  "/control/calm": () => {
    draws.calm();
    faults.calm();
    for (const op of operations.known.values()) {
      op.behaviourEnds = 0;
      op.hides = null;
    }
  },
};

async function read(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}

function control(url, body, res) {
  if (url.pathname === "/control/cards") {
    res.writeHead(200, { "content-type": "application/json" });
    return res.end(JSON.stringify({ token: cards.give(body) }));
  }
  if (url.pathname === "/control/trap") trapped += 1;
  const wrong = CONTROL[url.pathname]?.(body);
  const answer =
    url.pathname === "/control/requests"
      ? { requests, trapped, underway: operations.underway() }
      : { wrong: wrong ?? null };
  res.writeHead(typeof wrong === "string" ? 400 : 200, { "content-type": "application/json" });
  res.end(JSON.stringify(answer));
}

/** Notes a request about an operation when it arrives. Its answer and the answer's instant are filled in later. */
function note(req, url, body) {
  const inquired = /^\/v1\/operations\/([^/]+)$/.exec(url.pathname)?.[1];
  const operationId = req.method === "POST" ? body?.operationId : inquired;
  if (!operationId) return null;
  const paymentId = /^\/v1\/payments\/([^/]+)\/operations$/.exec(url.pathname)?.[1] ?? null;
  const kind = body?.kind ?? "authorize";
  const asked = req.method === "POST" ? { ...body, kind, paymentId, family: familyOf(body?.provider) } : null;
  const line = { operationId, route: asked ? "mutation" : "inquiry", arrived: now(), asked };
  requests.push(line);
  return line;
}

async function serve(req, res) {
  const url = new URL(req.url, "http://server");
  const body = req.method === "POST" ? await read(req) : null;
  if (url.pathname.startsWith("/control/")) return control(url, body, res);
  const line = note(req, url, body);
  const taken =
    req.method === "POST"
      ? await routes.post(url.pathname, body, req.headers["idempotency-key"])
      : routes.get(url.pathname, url.searchParams);
  const went = await routes.reply(taken, res);
  if (line)
    Object.assign(line, { answered: now(), behaviour: operations.get(line.operationId)?.behaviourName }, short(went));
}

const short = ({ status, body }) => ({ status, body: body?.padding ? { ...body, padding: "…" } : body });

const server = http.createServer((req, res) => {
  serve(req, res).catch((error) => {
    // A fault of this server's own must not pass for a behaviour.
    console.error(error);
    process.exitCode = 1;
    server.close();
  });
});
server.keepAliveTimeout = 30_000;
server.listen(Number(option("port") ?? 0), "127.0.0.1", () => console.log(server.address().port));
process.on("SIGTERM", () => process.exit(0));
process.on("SIGINT", () => process.exit(0));
