/**
 * Whether a page of this shop sent the request. A browser names a page's origin with every POST and lets no other site
 * set these headers; Next holds actions to the same.
 */
export function isFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host")?.split(",")[0]?.trim() ?? headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
