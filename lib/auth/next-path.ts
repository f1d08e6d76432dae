/** Set by proxy.ts on every page request, over whatever a browser sent: a server component cannot see its own path. */
export const PATH_HEADER = "x-juchu-path";

/** サインイン, with the way back when there is one worth keeping. */
export function signInPath(from: string | null): string {
  const next = safeNext(from);
  return next === "/" || next.startsWith("/sign-in") ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

/**
 * A path of this site, or "/". `next` stands in an address that anybody can write, so it may not lead elsewhere:
 * "//host", "/\host" and the like are what browsers read as another site.
 */
export function safeNext(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 2000) return "/";
  const base = "http://here.invalid";
  if (!URL.canParse(value, base)) return "/";
  const url = new URL(value, base);
  return url.origin === base ? url.pathname + url.search + url.hash : "/";
}
