import type { CardFacts, InquiryAnswer, LedgerPayment, OperationAnswer, WaitsFor } from "@/lib/gateway/protocol";
import { entryOf, pending, type Recorded, refused, succeeded } from "@/lib/simulator/answers";
import { applied, founded } from "@/lib/simulator/effects";
import { isEnded, type Mutation, type Payment, toWire } from "@/lib/simulator/payment";
import { type Side, sideOf, statusOf, waitingWordOf } from "@/lib/simulator/providers/registry";
import type { RefusalCause } from "@/lib/simulator/providers/table";
import { decideRepeat, type Remembered } from "@/lib/simulator/repeat";
import { decide, decideByState } from "@/lib/simulator/rules";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { Cards } from "./cards";

export interface InjectedDeviation {
  readonly refuse?: RefusalCause;
  /** Takes it, and finishes it when `finish` is called; an authorization says what it waits for. */
  readonly pending?: WaitsFor;
  /** Against the protocol: acts for another amount. */
  readonly amount?: number;
  /** Against the protocol: enters it without the operation's id. */
  readonly unentered?: true;
  /** Against the protocol: does it, and says that it was refused. */
  readonly denied?: true;
}

export type PerformedInMemory =
  | { readonly kind: "answer"; readonly answer: OperationAnswer }
  | { readonly kind: "error"; readonly code: "expired" | "unknown_payment" | "malformed" };

interface Known extends Remembered {
  readonly request: Mutation;
  readonly answer: OperationAnswer;
}

/** What is done: by a request, in the console, or by itself. */
type Done = Pick<Mutation, "kind" | "amount" | "providerOperation"> &
  Partial<Pick<Mutation, "provider" | "method" | "authorization" | "shipment">> & {
    readonly operationId: string | null;
  };

/** What was done in the ledger, at the moment it is done. `operationId` null: in the provider's own console. */
export type Acted = (paymentId: string, operationId: string | null) => void;

/** The providers' side with its ledger in memory: the simulator's own rules, one request at a time. */
export class MemoryProvider {
  readonly payments = new Map<string, Recorded>();
  readonly cards: Cards;
  readonly #known = new Map<string, Known[]>();
  readonly #now: () => EpochMs;
  readonly #acted: Acted;

  constructor(now: () => EpochMs, acted: Acted) {
    this.#now = now;
    this.#acted = acted;
    this.cards = new Cards(now);
  }

  mutate(request: Mutation, fingerprint: string, deviation: InjectedDeviation = {}): PerformedInMemory {
    const now = this.#now();
    const recorded = this.payments.get(request.paymentId ?? "") ?? null;
    if (recorded === null && request.authorization === null) return { kind: "error", code: "unknown_payment" };
    if (request.amount < 1) return { kind: "error", code: "malformed" };
    const side = sideOf(request);
    const known = this.#remembered(request.operationId);
    if (known !== null) {
      const repeat = decideRepeat(side.provider, known, { fingerprint, expiresAt: request.expiresAt, now });
      if (repeat === "replay") return { kind: "answer", answer: known.answer };
      if (repeat === "refuse_duplicate") {
        return { kind: "answer", answer: refused(side, request, recorded, "duplicate", now) };
      }
    }
    if (now > request.expiresAt) return { kind: "error", code: "expired" };
    const answer = this.#carryOut(side, request, recorded, now, deviation);
    this.#remember({ request, fingerprint, receivedAt: now, result: answer.result, answer });
    return { kind: "answer", answer };
  }

  inquire(operationId: string): InquiryAnswer {
    const asOf = formatInstant(this.#now());
    const known = this.#remembered(operationId);
    return known === null ? { found: false, asOf } : { found: true, asOf, answer: known.answer };
  }

  /** Finishes the oldest pending operation by the rules of the moment of its request; an authorization as buyer or screening says. */
  finish(operationId: string, granted: boolean): void {
    const list = this.#known.get(operationId) ?? [];
    const index = list.findIndex((one) => one.result === "pending");
    const known = list[index];
    if (known === undefined) return;
    const answer = this.#finished(known, granted);
    list[index] = { ...known, result: answer.result, answer };
  }

  #finished({ request, receivedAt }: Known, granted: boolean): OperationAnswer {
    const side = sideOf(request);
    const now = this.#now();
    const recorded = this.payments.get(request.paymentId ?? "") ?? null;
    if (recorded === null) {
      if (!granted) return refused(side, request, null, "declined", now);
      const card = this.cards.takenBy(request.operationId);
      return succeeded(side, request, this.#effect(side, request, null, now, card), now);
    }
    const decision = decide(side, limitCase(request, recorded, receivedAt), NO_FURTHER_LIMITS);
    return decision.kind === "refuse"
      ? refused(side, request, recorded, decision.cause, now)
      : succeeded(side, request, this.#effect(side, request, recorded, now), now);
  }

  /** The provider ends an authorization. False where there is none, or an operation on it is under way. */
  lapse(paymentId: string): boolean {
    const recorded = this.payments.get(paymentId);
    if (recorded?.payment.state !== "authorized" || this.isPending(paymentId)) return false;
    const lapsedAt = Math.max(this.#now(), recorded.payment.updatedAt);
    this.#moveByItself(recorded, { state: "lapsed", lapsedAt, updatedAt: lapsedAt });
    return true;
  }

  /** The buyer pays what was authorized before. */
  buyerPays(paymentId: string): boolean {
    const recorded = this.payments.get(paymentId);
    if (recorded === undefined || isEnded(recorded.payment) || recorded.payment.buyerPaidAt !== null) return false;
    const buyerPaidAt = Math.max(this.#now(), recorded.payment.updatedAt);
    this.#moveByItself(recorded, { buyerPaidAt, updatedAt: buyerPaidAt });
    return true;
  }

  #moveByItself({ payment, entries }: Recorded, change: Partial<Payment>): void {
    this.payments.set(payment.paymentId, { payment: { ...payment, ...change }, entries });
    this.#acted(payment.paymentId, null);
  }

  /** A buyer comes through on the provider's own page, and no request of the shop's has to do with it. */
  authorizeByItself(
    asked: Pick<Mutation, "provider" | "method" | "amount"> & { readonly orderNumber: string },
  ): string {
    const { provider, method, amount, orderNumber } = asked;
    const at = this.#now();
    const authorization = { orderNumber, orderedAt: at, captureNow: false, threeDSecure: false, card: null };
    const request = { provider, method, amount, kind: "authorize", providerOperation: "page", authorization } as const;
    return this.#effect(sideOf(asked), { ...request, operationId: null }, null, at).payment.paymentId;
  }

  /** Work in the provider's console: obeys the payment's state and nothing else. False where the state forbids it. */
  workInConsole(paymentId: string, kind: "cancel" | "change_amount" | "capture", amount: number): boolean {
    const recorded = this.payments.get(paymentId);
    if (recorded === undefined || decideByState(recorded.payment, { kind, amount }).kind !== "do") return false;
    const work = { operationId: null, kind, amount, providerOperation: "console" };
    this.#effect(sideOf(recorded.payment), work, recorded, this.#now());
    return true;
  }

  isPending(paymentId: string): boolean {
    for (const list of this.#known.values()) {
      if (list.some((one) => one.result === "pending" && one.request.paymentId === paymentId)) return true;
    }
    return false;
  }

  /** Whether the provider has taken an operation, and not finished it. */
  hasTaken(operationId: string): boolean {
    return this.#known.get(operationId)?.some((one) => one.result === "pending") ?? false;
  }

  /** The payment whose ledger shows an operation's work; null where none does. */
  paymentWith(operationId: string): string | null {
    for (const [paymentId, { entries }] of this.payments) {
      if (entries.some((entry) => entry.operationId === operationId)) return paymentId;
    }
    return null;
  }

  payment(paymentId: string): LedgerPayment | null {
    const recorded = this.payments.get(paymentId);
    if (recorded === undefined) return null;
    const { payment, entries } = recorded;
    return toWire(payment, statusOf(sideOf(payment), payment), entries);
  }

  /** Every payment as it is now. */
  ledger(): { readonly asOf: string; readonly payments: readonly LedgerPayment[] } {
    const payments = [...this.payments.keys()].map((id) => this.payment(id)).filter((payment) => payment !== null);
    return { asOf: formatInstant(this.#now()), payments };
  }

  #carryOut(
    side: Side,
    request: Mutation,
    recorded: Recorded | null,
    now: EpochMs,
    deviation: InjectedDeviation,
  ): OperationAnswer {
    const card = this.cards.take(request, now);
    if (deviation.refuse !== undefined) return refused(side, request, recorded, deviation.refuse, now);
    if (recorded !== null && this.isPending(recorded.payment.paymentId))
      return refused(side, request, recorded, "busy", now);
    const decision = decide(side, limitCase(request, recorded, now), NO_FURTHER_LIMITS);
    if (decision.kind === "refuse") return refused(side, request, recorded, decision.cause, now);
    if (typeof card === "string") return refused(side, request, recorded, card, now);
    if (deviation.pending !== undefined) {
      if (recorded !== null) return pending(side, request, recorded, "processing", now);
      return pending(side, request, null, waitingWordOf(side), now, deviation.pending);
    }
    const asked = deviation.amount === undefined ? request : { ...request, amount: deviation.amount };
    const after = this.#effect(
      side,
      deviation.unentered ? { ...asked, operationId: null } : asked,
      recorded,
      now,
      card,
    );
    return deviation.denied ? refused(side, request, after, "declined", now) : succeeded(side, request, after, now);
  }

  #effect(side: Side, done: Done, recorded: Recorded | null, at: EpochMs, card: CardFacts | null = null): Recorded {
    const payment = recorded === null ? this.#born(side, done, at, card) : applied(recorded.payment, done, at);
    const entries = recorded?.entries ?? [];
    const after = { payment, entries: [...entries, entryOf(side, payment, entries, done)] };
    this.payments.set(payment.paymentId, after);
    this.#acted(payment.paymentId, done.operationId);
    return after;
  }

  #born(side: Side, { provider, method, amount, authorization }: Done, at: EpochMs, card: CardFacts | null): Payment {
    if (authorization == null || provider === undefined || method === undefined)
      throw new Error("nothing to authorize");
    const { orderNumber, orderedAt, threeDSecure } = authorization;
    const captureNow = authorization.captureNow || side.method.captureNow === "always";
    const paymentId = `pay-born-${this.payments.size + 1}`;
    return founded({ paymentId, provider, method, orderNumber, orderedAt, threeDSecure, amount, captureNow, card }, at);
  }

  #remembered(operationId: string): Known | null {
    const list = this.#known.get(operationId) ?? [];
    return list.find((one) => one.result === "succeeded") ?? list[0] ?? null;
  }

  #remember(known: Known): void {
    const { operationId } = known.request;
    this.#known.set(operationId, [...(this.#known.get(operationId) ?? []), known]);
  }
}

const NO_FURTHER_LIMITS: ReadonlySet<string> = new Set();

function limitCase(request: Mutation, recorded: Recorded | null, now: EpochMs) {
  return { request, payment: recorded?.payment ?? null, now, orderNumberTaken: false };
}
