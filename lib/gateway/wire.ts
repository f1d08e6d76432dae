import { z } from "zod";
import { parseInstant } from "@/lib/time/instant";
import { brokenPaymentPromise } from "./ledger-payment";
import type { ReadLedgerPage } from "./port";
import {
  AMOUNT_MAX,
  type CardSession,
  type CardToken,
  type GatewayHealth,
  ID_PATTERN,
  type InquiryAnswer,
  LEDGER_STATES,
  type LedgerPayment,
  OPERATION_KINDS,
  type OperationAnswer,
  PAYMENT_AMOUNT_MAX,
  PROTOCOL_ERROR_STATUS,
  type ProtocolError,
  type ProtocolErrorCode,
} from "./protocol";

/** What the protocol lets through, field by field. A field that it does not name is dropped, a wrong one spoils the answer. */

const id = z.string().regex(ID_PATTERN);
const text = z.string().min(1).max(200).refine(isKeepable);
const instant = z
  .string()
  .refine((text) => text.endsWith("Z") && parseInstant(text).ok)
  .meta({ format: "date-time" });
const yen = z.int().min(0).max(PAYMENT_AMOUNT_MAX);

const entry = z.object({
  seq: z.int().min(1),
  operationId: id.nullable(),
  kind: z.enum(OPERATION_KINDS),
  amount: yen.max(AMOUNT_MAX),
  at: instant,
  providerOperation: text,
  providerCode: text.nullable(),
  providerStatus: text,
});

const securityCode = z.enum(["given", "not_given"]);
/** Four digits of a card and no more come through here. */
const card = z.object({
  brand: text.max(20),
  last4: z.string().regex(/^\d{4}$/),
  expiry: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
  securityCode,
});

const shipment = z.object({ carrier: text, slipNumber: text, shippedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) });

const payment: z.ZodType<LedgerPayment> = z.object({
  paymentId: id,
  provider: text,
  method: text,
  orderNumber: text,
  state: z.enum(LEDGER_STATES),
  providerStatus: text,
  authorized: yen,
  captured: yen,
  refunded: yen,
  orderedAt: instant,
  paymentAt: instant,
  capturedAt: instant.nullable(),
  canceledAt: instant.nullable(),
  lapsedAt: instant.nullish(),
  buyerPaidAt: instant.nullish(),
  card: card.nullish(),
  shipment: shipment.nullish(),
  updatedAt: instant,
  entries: z.array(entry),
});

const operation: z.ZodType<OperationAnswer> = z.object({
  operationId: id,
  paymentId: id.nullable(),
  kind: z.enum(OPERATION_KINDS),
  result: z.enum(["succeeded", "refused", "pending"]),
  providerOperation: text,
  providerCode: text.nullable(),
  providerStatus: text.nullable(),
  processedAt: instant,
  waitsFor: z
    .discriminatedUnion("for", [
      z.object({ for: z.literal("buyer"), url: z.url({ protocol: /^https?$/ }), until: instant }),
      z.object({ for: z.literal("screening") }),
    ])
    .nullish(),
  payment: payment.nullable(),
});

const cardSession: z.ZodType<CardSession> = z.object({
  sessionId: id,
  url: z.url({ protocol: /^https?$/ }),
  expiresAt: instant,
});

const cardToken: z.ZodType<CardToken> = card.extend({
  token: id,
  provider: text,
  method: text,
  orderNumber: text,
  state: z.enum(["usable", "used", "expired"]),
  expiresAt: instant,
});

const inquiry: z.ZodType<InquiryAnswer> = z.discriminatedUnion("found", [
  z.object({ found: z.literal(true), asOf: instant, answer: operation }),
  z.object({ found: z.literal(false), asOf: instant }),
]);

const wholePage = z.object({
  asOf: instant,
  payments: z.array(payment),
  nextCursor: z.string().min(1).max(500).nullable(),
});
/** As the shop reads it: a payment that cannot be read takes no other with it. */
const page: z.ZodType<ReadLedgerPage> = wholePage
  .extend({ payments: z.array(z.unknown()) })
  .transform(({ payments: listed, ...rest }) => {
    const payments = listed.flatMap((one) => {
      const read = payment.safeParse(one);
      return read.success && brokenPaymentPromise(read.data) === null ? [read.data] : [];
    });
    return { ...rest, payments, unreadable: listed.length - payments.length };
  });

const health: z.ZodType<GatewayHealth> = z.object({ status: z.literal("ok"), asOf: instant });

/** What no database takes, a NUL or half of a surrogate pair, would break every step on the payment. */
function isKeepable(value: string): boolean {
  return !value.includes("\u0000") && !/\p{Surrogate}/u.test(value);
}

const codes = Object.keys(PROTOCOL_ERROR_STATUS) as [ProtocolErrorCode, ...ProtocolErrorCode[]];
const protocolError = z.object({ error: z.object({ code: z.enum(codes), field: z.string().max(200).optional() }) });

/** What requests, and the document for machines, are made of too. */
export const PIECES = { id, text, instant, shipment, wholePage, protocolError } as const;

export const WIRE = { operation, inquiry, payment, page, health, cardSession, cardToken } as const;

/** The value, or what is wrong with it (the path of the first field) in a few English words. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

export function parseWire<T>(schema: z.ZodType<T>, body: string): Parsed<T> {
  const json = parseJson(body);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const path = parsed.error.issues[0]?.path.join(".");
  return { ok: false, detail: `wrong field: ${path === undefined || path === "" ? "(the whole body)" : path}` };
}

/** The error of a 4xx, or null where the body is not this protocol's or the status is not the code's own. */
export function parseProtocolError(httpStatus: number, body: string): ProtocolError["error"] | null {
  const parsed = parseWire(protocolError, body);
  if (!parsed.ok) return null;
  const { code, field } = parsed.value.error;
  if (PROTOCOL_ERROR_STATUS[code] !== httpStatus) return null;
  return field === undefined ? { code } : { code, field };
}

function parseJson(body: string): Parsed<unknown> {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    return { ok: false, detail: "not JSON" };
  }
}
