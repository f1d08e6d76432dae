import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { readBody } from "./read-body";
import { type HttpReply, json, type Route } from "./route";

/** Why a request is not let in; null where it is. */
export type Guard = (request: IncomingMessage) => HttpReply | null;

/** An HTTP server over routes, behind a guard. Whatever a route throws is a 500 without words; the words go to `onError`. */
export function serve(routes: readonly Route[], guard: Guard, onError: (error: unknown) => void): Server {
  return createServer((request, response) => {
    answer(routes, guard, request)
      .catch((error: unknown) => {
        onError(error);
        return json(500, { error: "internal" });
      })
      .then((reply) => send(reply, response));
  });
}

async function answer(routes: readonly Route[], guard: Guard, request: IncomingMessage): Promise<HttpReply> {
  const refusal = guard(request);
  if (refusal !== null) return refusal;
  const url = new URL(request.url ?? "/", "http://simulator");
  for (const route of routes) {
    const found = route.method === request.method ? route.path.exec(url.pathname) : null;
    if (found === null) continue;
    const params = found.slice(1).map(decoded);
    return route.handle({ request, url, params, body: (limit) => readBody(request, limit) });
  }
  return json(404, { error: "no such route" });
}

/** A part that is no well-formed escape names nothing that exists. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function send(reply: HttpReply, response: ServerResponse): void {
  switch (reply.kind) {
    case "json":
      if (reply.afterwards !== undefined) response.once("finish", reply.afterwards);
      response.writeHead(reply.status, { "content-type": "application/json; charset=utf-8" });
      response.end(JSON.stringify(reply.body));
      return;
    case "text":
      response.writeHead(reply.status, reply.headers ?? { "content-type": "text/plain; charset=utf-8" });
      response.end(reply.text);
      return;
    case "nothing":
      return;
    case "cut":
      response.destroy();
  }
}
