import { isOwnHost } from "./hosts";
import type { OwnNames } from "./own-names";

/** What is known of a request before a byte of its body is read. */
export interface Knock {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Why a request gets no further than the door. */
export interface Refusal {
  readonly status: 400 | 403 | 413 | 421 | 429;
  readonly code: "malformed" | "foreign_origin" | "too_large" | "foreign_host" | "busy";
}

export const TOO_LARGE: Refusal = { status: 413, code: "too_large" };
export const BUSY: Refusal = { status: 429, code: "busy" };

/** Longest body of a request about signing in, in bytes: an address and a password. */
export const AUTH_BODY_BYTES = 64 * 1_024;
/** Of every other: the longest that staff can type, and an order of a thousand lines. */
export const BODY_BYTES = 1_024 * 1_024;

/** Reads only. Everything else changes something, and has to come from a page of ours. */
const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Why a request is not let in; null where it is. A browser names the page that sent a request in `Origin`, and lets no page
 * choose it, nor `Host`. A proxy before us may say in `X-Forwarded-Host` what the browser asked for: that is believed
 * only where it is one of our names.
 */
export function doorRefusalOf({ method, url, headers }: Knock, own: OwnNames): Refusal | null {
  if (!url.startsWith("/")) return { status: 400, code: "malformed" };
  const asked = [one(headers.host), ...listed(headers["x-forwarded-host"])];
  if (!asked.every((host) => isOwnHost(host, own.hosts))) return { status: 421, code: "foreign_host" };
  if (!READS.has(method) && !own.origins.includes(one(headers.origin) ?? "")) {
    return { status: 403, code: "foreign_origin" };
  }
  return Number(one(headers["content-length"]) ?? 0) > bodyLimit(url) ? TOO_LARGE : null;
}

export function bodyLimit(url: string): number {
  return /^\/api\/auth(?:[/?]|$)/.test(decoded(url)) ? AUTH_BODY_BYTES : BODY_BYTES;
}

/**
 * A path whose percent signs encode no text stands for these signs themselves. Next answers 500 if it cannot decode a
 * path; no page has this one, so that the answer is 404. The query is read leniently as it is.
 */
export function readable(url: string): string {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}

/** Another spelling of a path is the same path to Next. */
export function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === "string" ? header : header?.join(",");
}

/** Each proxy on the way adds its own. */
function listed(header: string | readonly string[] | undefined): readonly string[] {
  return (
    one(header)
      ?.split(",")
      .map((part) => part.trim()) ?? []
  );
}
