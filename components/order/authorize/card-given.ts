import type { CardFormOpen, CardGiven } from "@/lib/gateway/protocol";

/** What the provider's form tells the page that opened it. */
export type FormMessage = CardFormOpen | CardGiven;

const TOKEN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const BRAND = /^[A-Za-z][A-Za-z ]{0,19}$/;
const LAST4 = /^\d{4}$/;
const INSTANT = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const EXPIRY = /^20\d{2}-(0[1-9]|1[0-2])$/;

/**
 * A message as the form may send it; null for everything else. Only the fields that the protocol names are taken over:
 * no other field of a message gets into the shop's page.
 */
export function readFormMessage(data: unknown): FormMessage | null {
  if (!isRecord(data)) return null;
  if (data.type === "card-form-open") return { type: "card-form-open" };
  const { type, token, expiresAt, brand, last4, expiry, securityCode } = data;
  if (type !== "card-given" || (securityCode !== "given" && securityCode !== "not_given")) return null;
  if (
    !fits(token, TOKEN) ||
    !fits(expiresAt, INSTANT) ||
    !fits(brand, BRAND) ||
    !fits(last4, LAST4) ||
    !fits(expiry, EXPIRY)
  )
    return null;
  return { type, token, expiresAt, brand, last4, expiry, securityCode };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}

function fits(value: unknown, pattern: RegExp): value is string {
  return typeof value === "string" && pattern.test(value);
}
