import type { CardFacts, SecurityCodeDemand } from "@/lib/gateway/protocol";
import { err, ok, type Result } from "@/lib/result/result";
import type { EpochMs } from "@/lib/time/epoch";
import { tokyoDate } from "@/lib/time/tokyo";
import { behaviorOf, type CardBehavior } from "./behavior";
import { type Brand, brandOf, hasRightCheckDigit } from "./card-number";

/** What the buyer typed on the form. It lives in the request that brings it, and nowhere else. */
export interface TypedCard {
  readonly number: string;
  readonly expiry: string;
  readonly holder: string;
  readonly code: string;
}

export type CardField = keyof TypedCard;

export type FieldError =
  | "empty"
  | "not_a_number"
  | "wrong_number"
  | "unknown_brand"
  | "not_a_month"
  | "past"
  | "too_far"
  | "not_letters"
  | "wrong_length";

export type FieldErrors = Readonly<Partial<Record<CardField, FieldError>>>;

/** What is left of a card once it was read. */
export interface ReadCard {
  readonly card: CardFacts;
  readonly behavior: CardBehavior;
}

/** No card is issued for longer. */
const YEARS_AHEAD = 20;

/** Reads a typed card; where it is none, says at which fields. `demand` is whether the form has to have the code. */
export function readTypedCard(
  typed: TypedCard,
  demand: SecurityCodeDemand,
  now: EpochMs,
): Result<ReadCard, FieldErrors> {
  const digits = plain(typed.number).replace(/[\s-]/g, "");
  const brand = brandOf(digits);
  const expiry = readExpiry(plain(typed.expiry), now);
  const code = demand === "none" ? "" : plain(typed.code);
  const errors = present({
    number: wrongNumber(digits, brand),
    expiry: expiry.ok ? null : expiry.error,
    holder: wrongHolder(plain(typed.holder)),
    code: wrongCode(code, demand, brand),
  });
  if (Object.keys(errors).length > 0 || brand === null || !expiry.ok) return err(errors);
  const securityCode = code === "" ? "not_given" : "given";
  const card = { brand: brand.name, last4: digits.slice(-4), expiry: expiry.value, securityCode } as const;
  return ok({ card, behavior: behaviorOf(digits) });
}

/** Full-width digits and letters are the same to the person who types them. */
function plain(text: string): string {
  return text.normalize("NFKC").trim();
}

function wrongNumber(digits: string, brand: Brand | null): FieldError | null {
  if (digits === "") return "empty";
  if (!/^\d+$/.test(digits)) return "not_a_number";
  if (brand === null) return "unknown_brand";
  return brand.lengths.includes(digits.length) && hasRightCheckDigit(digits) ? null : "wrong_number";
}

function wrongHolder(holder: string): FieldError | null {
  if (holder === "") return "empty";
  return /^[A-Za-z][A-Za-z .'-]{0,49}$/.test(holder) ? null : "not_letters";
}

function wrongCode(code: string, demand: SecurityCodeDemand, brand: Brand | null): FieldError | null {
  if (code === "") return demand === "required" ? "empty" : null;
  if (!/^\d+$/.test(code)) return "not_a_number";
  const lengths: readonly number[] = brand === null ? [3, 4] : [brand.codeDigits];
  return lengths.includes(code.length) ? null : "wrong_length";
}

/** `12 / 28`, `12/2028` or `1228`; as 2028-12. */
function readExpiry(text: string, now: EpochMs): Result<string, FieldError> {
  if (text === "") return err("empty");
  const [, month = "", year = ""] =
    /^(\d{1,2})\s*[/.-]\s*(\d{2}|\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  const value = `${year.length === 4 ? year : `20${year}`}-${month.padStart(2, "0")}`;
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(value)) return err("not_a_month");
  const thisMonth = tokyoDate(now).slice(0, 7);
  if (value < thisMonth) return err("past");
  return Number(value.slice(0, 4)) > Number(thisMonth.slice(0, 4)) + YEARS_AHEAD ? err("too_far") : ok(value);
}

function present(errors: Readonly<Record<CardField, FieldError | null>>): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== null));
}
