/** Prisma: cannot reach, timed out, closed, too many connections, no connection from the pool. */
const PRISMA_AWAY = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"]);
/** PostgreSQL: connection lost, shutting down, starting up; and the sockets' own codes. */
const SERVER_AWAY =
  /^(?:08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/** No room, no memory, a broken disk, read-only, ended for idling: nothing can be written now. */
const CANNOT_WRITE = /^(?:53\w{3}|58\w{3}|25006|25P03)$/;

/** Whether an error says that the database cannot be reached or cannot write, rather than that a query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  const seen = new Set<unknown>();
  let next: unknown = error;
  while (typeof next === "object" && next !== null && !seen.has(next)) {
    seen.add(next);
    const { code, kind, originalCode, cause, message } = next as Record<string, unknown>;
    if ([code, kind, originalCode].some((part) => typeof part === "string" && isAwayCode(part))) return true;
    // pg's pool gives this one no code.
    if (typeof message === "string" && /timeout exceeded when trying to connect|Connection terminated/.test(message)) {
      return true;
    }
    next = cause ?? (next as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError;
  }
  return false;
}

function isAwayCode(code: string): boolean {
  return PRISMA_AWAY.has(code) || SERVER_AWAY.test(code) || CANNOT_WRITE.test(code);
}
