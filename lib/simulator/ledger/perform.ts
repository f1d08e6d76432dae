import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { CardFacts, OperationAnswer } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { entryOf, pending, type Recorded, refused, succeeded } from "../answers";
import { applied, type Founding, founded } from "../effects";
import type { Mutation } from "../payment";
import { type Side, sideOf, waitingWordOf } from "../providers/registry";
import type { RefusalCause } from "../providers/table";
import { decideRepeat } from "../repeat";
import { type Decision, decide } from "../rules";
import { type TakenCard, takeCard } from "./cards";
import {
  hasPending,
  inTransaction,
  type KnownRequest,
  knownRequest,
  type LedgerContext,
  lockPayment,
  orderNumberTaken,
  type Remember,
  readClock,
  record,
  remember,
  takeToWork,
  type Verdict,
} from "./session";
import { type Course, challenge, courseOf, screening } from "./waiting";

/** What a fault makes the provider's side do against its own rules, or the protocol's. */
export interface Deviation {
  /** Refuse, whatever the rules say. */
  readonly refuse?: RefusalCause | { readonly code: string };
  /** Forget that the operation id ever came. */
  readonly forget?: boolean;
  /** Begin after expiresAt. */
  readonly ignoreExpiry?: boolean;
  /** Act for another amount than was asked. */
  readonly amount?: number;
  /** Enter what is done without the shop's operation id. */
  readonly unentered?: boolean;
  /** Say of what is done that it was refused. */
  readonly denied?: boolean;
  /** Take an authorization and let it wait, whatever the buyer typed. */
  readonly waits?:
    | { readonly for: "buyer" }
    | { readonly for: "screening"; readonly ms?: number; readonly end: Verdict };
}

export type Performed =
  | { readonly kind: "answer"; readonly answer: OperationAnswer }
  | { readonly kind: "error"; readonly code: "in_flight" | "expired" | "unknown_payment" };

/** One mutation, in one transaction: taken up, decided, done and remembered, or nothing of it. */
export function perform(
  context: LedgerContext,
  request: Mutation,
  fingerprint: string,
  deviation: Deviation = {},
): Promise<Performed> {
  return inTransaction(context.pool, async (client): Promise<Performed> => {
    if (!(await takeToWork(client, request.operationId))) return { kind: "error", code: "in_flight" };
    const recorded = request.paymentId === null ? null : await lockPayment(client, request.paymentId);
    // Read after the locks are held: waiting for them must not let a late request through.
    const now = await readClock(context, client);
    const known = deviation.forget ? null : await knownRequest(client, request.operationId);
    const again = known === null ? null : repeated(request, fingerprint, known, recorded, now);
    if (again !== null) return again;
    if (now > request.expiresAt && !deviation.ignoreExpiry) return { kind: "error", code: "expired" };
    if (request.paymentId !== null && !isOf(request, recorded)) return { kind: "error", code: "unknown_payment" };
    const begun = { context, client, side: sideOf(request), request, recorded, now };
    const done = await carryOut(begun, deviation);
    await remember(client, { request, fingerprint, receivedAt: now, ...done });
    return { kind: "answer", answer: done.answer };
  });
}

interface Begun {
  readonly context: LedgerContext;
  readonly client: PoolClient;
  readonly side: Side;
  readonly request: Mutation;
  readonly recorded: Recorded | null;
  readonly now: EpochMs;
}

/** The answer to an id that is known; null where the provider does it again. */
function repeated(
  request: Mutation,
  fingerprint: string,
  known: KnownRequest,
  recorded: Recorded | null,
  now: EpochMs,
): Performed | null {
  const side = sideOf(request);
  switch (decideRepeat(side.provider, known, { fingerprint, expiresAt: request.expiresAt, now })) {
    case "replay":
      return { kind: "answer", answer: known.answer };
    case "refuse_duplicate":
      return { kind: "answer", answer: refused(side, request, recorded, "duplicate", now) };
    case "execute":
      return null;
  }
}

function isOf(request: Mutation, recorded: Recorded | null): boolean {
  return recorded?.payment.provider === request.provider && recorded.payment.method === request.method;
}

async function decideNow({ context, client, side, request, recorded, now }: Begun): Promise<Decision> {
  if (recorded !== null && (await hasPending(client, recorded.payment.paymentId))) {
    return { kind: "refuse", cause: "busy" };
  }
  const asked = request.authorization;
  const taken = asked !== null && (await orderNumberTaken(client, request.provider, asked.orderNumber));
  const limitCase = { request, payment: recorded?.payment ?? null, now, orderNumberTaken: taken };
  return decide(side, limitCase, context.switchedOn());
}

type CarriedOut = Pick<Remember, "answer" | "dueAt" | "challengeId" | "verdict">;

/** An answer that is the last one. */
const final = (answer: OperationAnswer): CarriedOut => ({ answer, dueAt: null, challengeId: null });

async function carryOut(begun: Begun, deviation: Deviation): Promise<CarriedOut> {
  const { context, client, side, request, recorded, now } = begun;
  const taken = await takeCard(client, request, now);
  if (deviation.refuse !== undefined) return final(refused(side, request, recorded, deviation.refuse, now));
  const decision = await decideNow(begun);
  if (decision.kind === "refuse") return final(refused(side, request, recorded, decision.cause, now));
  if (decision.kind === "take" && recorded !== null) {
    const answer = pending(side, request, recorded, decision.status, now);
    return { answer, dueAt: now + context.pendingMs(), challengeId: null };
  }
  if (taken.kind === "trouble") return final(refused(side, request, recorded, taken.cause, now));
  const course = request.kind === "authorize" ? courseNow(begun, taken, deviation) : GRANT;
  if (course.kind === "decline") return final(refused(side, request, recorded, "declined", now));
  if (course.kind === "wait") {
    const { waitsFor, ...later } = course;
    return { answer: pending(side, request, null, waitingWordOf(side), now, waitsFor), ...later };
  }
  const acted = deviation.amount === undefined ? request : { ...request, amount: deviation.amount };
  const operationId = deviation.unentered ? null : request.operationId;
  const card = taken.kind === "card" ? taken.card : null;
  const after = await effect(client, side, { ...acted, operationId }, recorded, now, card);
  return final(
    deviation.denied ? refused(side, request, after, "declined", now) : succeeded(side, request, after, now),
  );
}

const GRANT: Course = { kind: "grant" };

function courseNow({ context, side, request, now }: Begun, taken: TakenCard, { waits }: Deviation): Course {
  if (waits === undefined) return courseOf(context, side, request, taken, now);
  if (waits.for === "buyer") return { kind: "wait", ...challenge(context, now) };
  return { kind: "wait", ...screening(now + (waits.ms ?? context.screeningMs()), waits.end) };
}

/** Does it: the payment and its new entry, written. `operationId` null: the entry names no operation of the shop. */
export async function effect(
  client: PoolClient,
  side: Side,
  request: Omit<Mutation, "operationId"> & { readonly operationId: string | null },
  recorded: Recorded | null,
  at: EpochMs,
  card: CardFacts | null = null,
): Promise<Recorded> {
  const payment =
    recorded === null ? founded(foundingOf(side, request, card), at) : applied(recorded.payment, request, at);
  const entries = recorded?.entries ?? [];
  const entry = entryOf(side, payment, entries, request);
  await record(client, payment, entry);
  return { payment, entries: [...entries, entry] };
}

function foundingOf(side: Side, request: Omit<Mutation, "operationId">, card: CardFacts | null): Founding {
  const asked = request.authorization;
  if (asked === null) throw new Error("only an authorization makes a payment");
  return {
    paymentId: randomUUID().replaceAll("-", ""),
    provider: request.provider,
    method: request.method,
    amount: request.amount,
    orderNumber: asked.orderNumber,
    orderedAt: asked.orderedAt,
    threeDSecure: asked.threeDSecure,
    captureNow: asked.captureNow || side.method.captureNow === "always",
    card,
  };
}
