import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { CardFacts, CardSession, CardSessionRequest, CardToken, SecurityCodeDemand } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { CardBehavior } from "../cards/behavior";
import type { ReadCard } from "../cards/typed-card";
import type { Mutation } from "../payment";
import { type LedgerContext, readClock } from "./session";

/** How long a form stays open, and how long what it gave back is good for one authorization. */
const CARD_LIFETIME_MS = 15 * 60 * 1_000;

/** A card form that was opened for one order. */
export interface OpenForm extends CardSessionRequest {
  readonly sessionId: string;
  readonly expiresAt: EpochMs;
}

const newId = (): string => randomUUID().replaceAll("-", "");

export async function openForm(context: LedgerContext, asked: CardSessionRequest): Promise<CardSession> {
  const sessionId = newId();
  const expiresAt = (await readClock(context, context.pool)) + CARD_LIFETIME_MS;
  await context.pool.query(
    `INSERT INTO simulator.card_sessions
       (session_id, provider, method, order_number, amount, security_code, shop_origin, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      sessionId,
      asked.provider,
      asked.method,
      asked.orderNumber,
      asked.amount,
      asked.securityCode,
      asked.shopOrigin,
      new Date(expiresAt),
    ],
  );
  return { sessionId, url: `${context.pagesUrl()}/cards/${sessionId}`, expiresAt: formatInstant(expiresAt) };
}

interface SessionRow {
  readonly session_id: string;
  readonly provider: string;
  readonly method: string;
  readonly order_number: string;
  readonly amount: string;
  readonly security_code: SecurityCodeDemand;
  readonly shop_origin: string;
  readonly expires_at: Date;
}

export async function readForm({ pool }: LedgerContext, sessionId: string): Promise<OpenForm | null> {
  const { rows } = await pool.query<SessionRow>("SELECT * FROM simulator.card_sessions WHERE session_id = $1", [
    sessionId,
  ]);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    sessionId: row.session_id,
    provider: row.provider,
    method: row.method,
    orderNumber: row.order_number,
    amount: Number(row.amount),
    securityCode: row.security_code,
    shopOrigin: row.shop_origin,
    expiresAt: row.expires_at.getTime(),
  };
}

/** Keeps what may be kept of a typed card, behind a token of its own. */
export async function giveToken(
  { pool }: LedgerContext,
  { sessionId }: OpenForm,
  { card, behavior }: ReadCard,
  now: EpochMs,
): Promise<Pick<CardToken, "token" | "expiresAt">> {
  const token = newId();
  const expiresAt = new Date(now + CARD_LIFETIME_MS);
  await pool.query(
    `INSERT INTO simulator.card_tokens
       (token, session_id, brand, last4, expiry, security_code, behavior, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [token, sessionId, card.brand, card.last4, card.expiry, card.securityCode, behavior, expiresAt],
  );
  return { token, expiresAt: formatInstant(expiresAt.getTime()) };
}

interface TokenRow {
  readonly token: string;
  readonly provider: string;
  readonly method: string;
  readonly order_number: string;
  readonly brand: string;
  readonly last4: string;
  readonly expiry: string;
  readonly security_code: CardFacts["securityCode"];
  readonly behavior: CardBehavior;
  readonly expires_at: Date;
  readonly used_by: string | null;
}

const TOKEN = `SELECT t.*, s.provider, s.method, s.order_number
  FROM simulator.card_tokens t JOIN simulator.card_sessions s USING (session_id)`;

function factsOf({ brand, last4, expiry, security_code }: TokenRow): CardFacts {
  return { brand, last4, expiry, securityCode: security_code };
}

export async function readToken(context: LedgerContext, token: string): Promise<CardToken | null> {
  const now = await readClock(context, context.pool);
  const { rows } = await context.pool.query<TokenRow>(`${TOKEN} WHERE token = $1`, [token]);
  const [row] = rows;
  if (row === undefined) return null;
  const { provider, method, order_number: orderNumber } = row;
  const isOver = now > row.expires_at.getTime();
  const state = row.used_by !== null ? "used" : isOver ? "expired" : "usable";
  const expiresAt = formatInstant(row.expires_at.getTime());
  return { ...factsOf(row), token, provider, method, orderNumber, state, expiresAt };
}

/** What an authorization brings of a card. */
export type TakenCard =
  | { readonly kind: "none" }
  | { readonly kind: "card"; readonly card: CardFacts; readonly behavior: CardBehavior }
  | { readonly kind: "trouble"; readonly cause: "card_unusable" | "security_code_missing" };

const UNUSABLE: TakenCard = { kind: "trouble", cause: "card_unusable" };

/** Spends the token of an authorization that has begun, whatever becomes of it. */
export async function takeCard(client: PoolClient, request: Mutation, now: EpochMs): Promise<TakenCard> {
  const asked = request.authorization?.card ?? null;
  if (asked === null || request.authorization === null) return { kind: "none" };
  const { rows } = await client.query<TokenRow>(`${TOKEN} WHERE token = $1 FOR UPDATE OF t`, [asked.token]);
  const [row] = rows;
  if (row === undefined || row.used_by !== null || now > row.expires_at.getTime()) return UNUSABLE;
  if (row.method !== request.method || row.order_number !== request.authorization.orderNumber) return UNUSABLE;
  await client.query("UPDATE simulator.card_tokens SET used_by = $2 WHERE token = $1", [
    asked.token,
    request.operationId,
  ]);
  if (row.behavior === "code_refused") return { kind: "trouble", cause: "security_code_missing" };
  if (asked.securityCode === "required" && row.security_code === "not_given") {
    return { kind: "trouble", cause: "security_code_missing" };
  }
  return { kind: "card", card: factsOf(row), behavior: row.behavior };
}

/** The card of an authorization that was taken elsewhere: its form is closed and its token used up. */
export async function keepTakenCard(
  client: PoolClient,
  { operationId, provider, method, amount, authorization }: Mutation,
  { brand, last4, expiry, securityCode }: CardFacts,
  at: EpochMs,
): Promise<void> {
  const sessionId = newId();
  const closedAt = new Date(at);
  await client.query(
    `INSERT INTO simulator.card_sessions
       (session_id, provider, method, order_number, amount, security_code, shop_origin, expires_at)
     VALUES ($1, $2, $3, $4, $5, 'optional', '', $6)`,
    [sessionId, provider, method, authorization?.orderNumber ?? "", amount, closedAt],
  );
  await client.query(
    `INSERT INTO simulator.card_tokens
       (token, session_id, brand, last4, expiry, security_code, behavior, expires_at, used_by)
     VALUES ($1, $2, $3, $4, $5, $6, 'authorized', $7, $8)`,
    [newId(), sessionId, brand, last4, expiry, securityCode, closedAt, operationId],
  );
}

/** The card that an operation spent, for a payment that comes into being later. */
export async function cardTakenBy(client: PoolClient, operationId: string): Promise<CardFacts | null> {
  const { rows } = await client.query<TokenRow>(`${TOKEN} WHERE used_by = $1 LIMIT 1`, [operationId]);
  const [row] = rows;
  return row === undefined ? null : factsOf(row);
}
