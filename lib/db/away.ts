/** Prisma: cannot reach, timed out, closed, too many connections, no connection from the pool. */
const PRISMA_AWAY = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2037"]);
/** PostgreSQL: connection lost, shutting down, starting up; and the sockets' own codes. */
const SERVER_AWAY =
  /^(?:08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;

/** No room, no memory, a broken disk, read-only, ended for idling: nothing can be written now. */
const CANNOT_WRITE = /^(?:53\w{3}|58\w{3}|25006|25P03)$/;

/** What pg and its pool throw without any code. */
const LOST = /timeout exceeded when trying to connect|Connection terminated|not queryable/;

/** Whether an error says that the database cannot be reached or cannot write, rather than that a query was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  return errorLayers(error).some(
    ({ codes, message }) => codes.some(isAwayCode) || (message !== null && LOST.test(message)),
  );
}

/** An error, or what it wraps: pg's own inside the driver adapter's inside Prisma's. */
export interface ErrorLayer {
  readonly codes: readonly string[];
  /** The server's own word of how bad it is. */
  readonly severity: string | null;
  readonly message: string | null;
}

/** The error and all that it wraps, the outermost first. */
export function errorLayers(error: unknown): readonly ErrorLayer[] {
  const layers: ErrorLayer[] = [];
  const seen = new Set<unknown>();
  let next: unknown = error;
  while (typeof next === "object" && next !== null && !seen.has(next)) {
    seen.add(next);
    const { code, kind, originalCode, cause, severity, message } = next as Record<string, unknown>;
    layers.push({
      codes: [code, kind, originalCode].filter((part) => typeof part === "string"),
      severity: typeof severity === "string" ? severity : null,
      message: typeof message === "string" ? message : null,
    });
    next = cause ?? (next as { meta?: { driverAdapterError?: unknown } }).meta?.driverAdapterError;
  }
  return layers;
}

function isAwayCode(code: string): boolean {
  return PRISMA_AWAY.has(code) || SERVER_AWAY.test(code) || CANNOT_WRITE.test(code);
}
