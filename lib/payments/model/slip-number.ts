import { CARRIERS, type Carrier } from "@/lib/capability/facts/carriers";

export function carrierNamed(name: string): Carrier | null {
  return CARRIERS.find((carrier) => carrier.name === name) ?? null;
}

export type SlipNumberIssue =
  | { readonly code: "required" }
  /** The first character that the carrier's numbers do not have. */
  | { readonly code: "not_a_digit"; readonly character: string }
  | { readonly code: "wrong_length" };

export type ReadSlipNumber =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly issue: SlipNumberIssue };

/**
 * A typed slip number as the order keeps it: half-width, twelve digits in groups of four, as slips print them. Hyphens and
 * spaces are read over wherever they stand, in any of the forms that keyboards give.
 */
export function readSlipNumber({ shortest, longest, letters }: Carrier, typed: string): ReadSlipNumber {
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212\u30FC-]/gu, "");
  if (plain === "") return { ok: false, issue: { code: "required" } };
  const odd = plain.match(letters ? /[^0-9A-Z]/u : /[^0-9]/u);
  if (odd !== null) return { ok: false, issue: { code: "not_a_digit", character: odd[0] } };
  if (plain.length < shortest || plain.length > longest) return { ok: false, issue: { code: "wrong_length" } };
  return { ok: true, value: /^\d{12}$/.test(plain) ? plain.replace(/(\d{4})(?=\d)/g, "$1-") : plain };
}
