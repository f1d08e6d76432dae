import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isOwnHost, loopbackHosts } from "@/lib/doors/hosts";
import { type HttpReply, json, protocolError } from "./route";

/**
 * Why a request is not let in; null if it is. Checked first, on every route. The name stops a web page that was given
 * this machine's address under a name of its own; the token stops every other caller.
 */
export function refusalAt(request: IncomingMessage, token: string): HttpReply | null {
  const port = request.socket.localPort ?? 0;
  if (!isOwnHost(request.headers.host, loopbackHosts(port))) return json(421, { error: "not this server's name" });
  return isSame(request.headers.authorization ?? "", `Bearer ${token}`) ? null : protocolError("unauthorized");
}

/**
 * The same for the pages that people open in a browser, which has no token. It checks the name, and that no other page
 * sends a request that changes something.
 */
export function refusalOfPage(request: IncomingMessage): HttpReply | null {
  const hosts = loopbackHosts(request.socket.localPort ?? 0);
  if (!isOwnHost(request.headers.host, hosts)) return json(421, { error: "not this server's name" });
  const { origin } = request.headers;
  const foreign = origin !== undefined && !hosts.some((host) => origin === `http://${host}`);
  return foreign && request.method !== "GET" ? json(403, { error: "from another page" }) : null;
}

/** Takes as long for a word that is nearly right as for one that is not. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
