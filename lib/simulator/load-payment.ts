import { z } from "zod";
import { AMOUNT_MAX, ID_PATTERN, LEDGER_STATES, type LedgerEntry, OPERATION_KINDS } from "@/lib/gateway/protocol";
import { parseInstant } from "@/lib/time/instant";
import { paymentAfter } from "./fold";
import type { Payment } from "./payment";
import { cardFacts, shipmentReport } from "./payment-facts";
import { findSide } from "./providers/registry";

export const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed.ok) return parsed.value;
  context.addIssue("not an instant");
  return z.NEVER;
});
export const id = z.string().regex(ID_PATTERN);
export const text = z.string().min(1).max(200);
const yen = z.int().min(0);

const entry: z.ZodType<LedgerEntry> = z.object({
  seq: z.int().min(1),
  operationId: id.nullable(),
  kind: z.enum(OPERATION_KINDS),
  amount: z.int().min(1).max(AMOUNT_MAX),
  at: z.string().refine((at) => parseInstant(at).ok),
  providerOperation: text,
  providerCode: text.nullable(),
  providerStatus: text,
});

const taken = z.object({
  operationId: id,
  kind: z.enum(OPERATION_KINDS).exclude(["authorize"]),
  amount: z.int().min(1).max(AMOUNT_MAX),
  providerOperation: text,
  at: instant,
  expiresAt: instant,
});

/** A line that was written before the protocol had the field leaves it out. */
const later = instant.nullish().transform((at) => at ?? null);

const line = z.object({
  paymentId: id,
  provider: text,
  method: text,
  orderNumber: text,
  threeDSecure: z.boolean().default(false),
  state: z.enum(LEDGER_STATES),
  authorized: yen,
  captured: yen,
  refunded: yen,
  orderedAt: instant,
  paymentAt: instant,
  capturedAt: instant.nullable(),
  canceledAt: instant.nullable(),
  lapsedAt: later,
  buyerPaidAt: later,
  card: cardFacts.nullish().transform((value) => value ?? null),
  shipment: shipmentReport.nullish().transform((value) => value ?? null),
  updatedAt: instant,
  entries: z.array(entry).min(1),
  taken: taken.optional(),
});

export interface Loaded {
  readonly payment: Payment;
  readonly entries: readonly LedgerEntry[];
  /** Taken, and never finished. */
  readonly taken: z.output<typeof taken> | null;
}

/** Throws with the field that is wrong. */
export function readLine<T>(schema: z.ZodType<T>, json: unknown): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`);
}

/** Reads a payment of a load. Throws with a few English words on a line that makes none: the loader has a bug. */
export function loadPayment(json: unknown): Loaded {
  const { entries, taken = null, ...payment } = readLine(line, json);
  if (findSide(payment.provider, payment.method) === null) throw new Error(`no such method: ${payment.method}`);
  const wrong = disagreement(payment, entries);
  if (wrong !== null) throw new Error(`payment ${payment.paymentId}: ${wrong}`);
  return { payment, entries, taken };
}

/** Where a payment is not what its entries make of it. Instants may differ: a capture may have been entered later. */
function disagreement(payment: Payment, entries: readonly LedgerEntry[]): string | null {
  if (entries[0]?.kind !== "authorize") return "the first entry is no authorization";
  if (entries.some((one, index) => one.seq !== index + 1)) return "entries are not numbered from 1";
  const made = paymentAfter(payment, entries);
  if (payment.state === "lapsed" && made.state === "authorized")
    return payment.lapsedAt === null ? "lapsed when" : null;
  for (const name of ["state", "authorized", "captured", "refunded"] as const) {
    if (made[name] !== payment[name]) return `${name} is ${payment[name]}, its entries make ${made[name]}`;
  }
  return null;
}
