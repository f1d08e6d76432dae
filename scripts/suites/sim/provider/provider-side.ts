import type { InquiryAnswer, LedgerPayment, OperationAnswer } from "@/lib/gateway/protocol";
import { entryOf, pending, type Recorded, refused, succeeded } from "@/lib/simulator/answers";
import { applied } from "@/lib/simulator/effects";
import { type Mutation, toWire } from "@/lib/simulator/payment";
import { type Side, sideOf, statusOf } from "@/lib/simulator/providers/registry";
import type { RefusalCause } from "@/lib/simulator/providers/table";
import { decideRepeat, type Remembered } from "@/lib/simulator/repeat";
import { decide, decideByState } from "@/lib/simulator/rules";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";

export interface Deviation {
  readonly refuse?: RefusalCause;
  /** Takes it, and finishes it when `finish` is called. */
  readonly pending?: true;
  /** Against the protocol: acts for another amount. */
  readonly amount?: number;
  /** Against the protocol: enters it as nobody's of ours. */
  readonly unentered?: true;
  /** Against the protocol: does it, and says that it was refused. */
  readonly denied?: true;
}

export type Performed =
  | { readonly kind: "answer"; readonly answer: OperationAnswer }
  | { readonly kind: "error"; readonly code: "expired" | "unknown_payment" | "malformed" };

interface Known extends Remembered {
  readonly request: Mutation;
  readonly answer: OperationAnswer;
}

/** What was done in the ledger, at the moment it is done. `operationId` null: in the provider's own console. */
export type Acted = (paymentId: string, operationId: string | null) => void;

/** The providers' side with its ledger in memory: the simulator's own rules, one request at a time. */
export class ProviderSide {
  readonly payments = new Map<string, Recorded>();
  readonly #known = new Map<string, Known[]>();
  readonly #now: () => EpochMs;
  readonly #acted: Acted;

  constructor(now: () => EpochMs, acted: Acted) {
    this.#now = now;
    this.#acted = acted;
  }

  mutate(request: Mutation, fingerprint: string, deviation: Deviation = {}): Performed {
    const now = this.#now();
    const recorded = this.payments.get(request.paymentId ?? "");
    if (recorded === undefined) return { kind: "error", code: "unknown_payment" };
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

  /** Finishes what was taken first, by the rules of the moment it was taken. */
  finish(operationId: string): void {
    const list = this.#known.get(operationId) ?? [];
    const index = list.findIndex((one) => one.result === "pending");
    const known = list[index];
    const recorded = this.payments.get(known?.request.paymentId ?? "");
    if (known === undefined || recorded === undefined) return;
    const side = sideOf(known.request);
    const now = this.#now();
    const decision = decide(side, limitCase(known.request, recorded, known.receivedAt), NO_FURTHER_LIMITS);
    const answer =
      decision.kind === "refuse"
        ? refused(side, known.request, recorded, decision.cause, now)
        : succeeded(side, known.request, this.#effect(side, known.request, recorded, now), now);
    list[index] = { ...known, result: answer.result, answer };
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

  /** Whether the ledger shows an operation's work. */
  shows(paymentId: string, operationId: string): boolean {
    return this.payments.get(paymentId)?.entries.some((entry) => entry.operationId === operationId) ?? false;
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

  #carryOut(side: Side, request: Mutation, recorded: Recorded, now: EpochMs, deviation: Deviation): OperationAnswer {
    if (deviation.refuse !== undefined) return refused(side, request, recorded, deviation.refuse, now);
    if (this.isPending(recorded.payment.paymentId)) return refused(side, request, recorded, "busy", now);
    const decision = decide(side, limitCase(request, recorded, now), NO_FURTHER_LIMITS);
    if (decision.kind === "refuse") return refused(side, request, recorded, decision.cause, now);
    if (deviation.pending) return pending(side, request, recorded, "processing", now);
    const asked = deviation.amount === undefined ? request : { ...request, amount: deviation.amount };
    const after = this.#effect(side, deviation.unentered ? { ...asked, operationId: null } : asked, recorded, now);
    return deviation.denied ? refused(side, request, after, "declined", now) : succeeded(side, request, after, now);
  }

  #effect(
    side: Side,
    done: Pick<Mutation, "kind" | "amount" | "providerOperation"> & { readonly operationId: string | null },
    recorded: Recorded,
    at: EpochMs,
  ): Recorded {
    const payment = applied(recorded.payment, done, at);
    const after = { payment, entries: [...recorded.entries, entryOf(side, payment, recorded.entries, done)] };
    this.payments.set(payment.paymentId, after);
    this.#acted(payment.paymentId, done.operationId);
    return after;
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

function limitCase(request: Mutation, { payment }: Recorded, now: EpochMs) {
  return { request, payment, now, orderNumberTaken: false };
}
