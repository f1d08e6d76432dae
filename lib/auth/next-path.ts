/** Set by proxy.ts on every page request, over whatever a browser sent: a server component cannot see its own path. */
export const PATH_HEADER = "x-juchu-path";

/** サインイン, with the way back when there is one worth keeping. */
export function signInPath(from: string | null): string {
  const next = safeNext(from);
  return next === "/" || next.startsWith("/sign-in") ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
}

const BASE = "http://here.invalid";

/**
 * A path of this site, or "/". An attacker can write `next` into a link. It is taken only if a browser reads exactly what
 * is written: a path that a browser rewrites ("/..//host", "/\\host", a tab between two slashes) may lead to another site.
 */
export function safeNext(value: unknown): string {
  if (typeof value !== "string" || !value.startsWith("/") || value.length > 2000 || !URL.canParse(value, BASE))
    return "/";
  return new URL(value, BASE).href === BASE + value ? value : "/";
}
