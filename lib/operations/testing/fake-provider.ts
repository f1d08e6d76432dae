import type { AskedOperation, Gateway, GatewayReply, ReadLedgerPage, SilenceCause } from "@/lib/gateway/port";
import type { InquiryAnswer, LedgerPayment, OperationAnswer, OperationRequest } from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { entryOf, moved, shifted } from "./fake-ledger";

/** What becomes of the next mutation. Without one it is carried out and answered. */
export type Mishap =
  /** Never reaches the provider. */
  | { readonly kind: "lost_before"; readonly cause?: SilenceCause }
  /** Carried out; the answer is lost. */
  | { readonly kind: "lost_after"; readonly cause?: SilenceCause }
  | { readonly kind: "refused"; readonly code?: string }
  /** The same, answered after `release()`. */
  | { readonly kind: "slow_refusal"; readonly code?: string }
  /** Delivered twice to a provider that recognises no repetition: carried out, then refused, and only that is heard. */
  | { readonly kind: "repetition_refused"; readonly code?: string }
  /** Taken, and finished by `finish()`. */
  | { readonly kind: "pending" }
  /** Carried out, and answered with another amount. */
  | { readonly kind: "wrong_amount" }
  /** Waits for `release()`; then carried out and answered, unless the request's end has passed. */
  | { readonly kind: "held" }
  /** Carried out at once, answered after `release()`. */
  | { readonly kind: "slow" }
  /** Not carried out, and said so in the protocol's words. */
  | { readonly kind: "not_begun" };

/** A provider in memory that keeps the protocol's promises, with mishaps on the way to it. Its clock is given. */
export class FakeProvider implements Gateway {
  readonly payments = new Map<string, LedgerPayment>();
  /** Every mutation that reached or tried to reach it, in order. */
  readonly calls: { readonly paymentId: string; readonly request: OperationRequest }[] = [];
  /** What inquiries bring instead of an answer; null: they answer. */
  inquiriesBring: SilenceCause | null = null;
  /** Operations on whose inquiry the client itself breaks: a bug of ours. */
  readonly poisoned = new Set<string>();
  inquiries = 0;
  readonly #answers = new Map<string, OperationAnswer>();
  readonly #mishaps: Mishap[] = [];
  readonly #held: (() => void)[] = [];
  readonly #now: () => EpochMs;

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  next(...mishaps: readonly Mishap[]): void {
    this.#mishaps.push(...mishaps);
  }

  /** How many calls are being held back. */
  get holding(): number {
    return this.#held.length;
  }

  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  /** The pending operations are done now. */
  finish(): void {
    for (const [id, answer] of this.#answers) {
      if (answer.result !== "pending" || answer.paymentId === null) continue;
      const call = this.calls.find(({ request }) => request.operationId === id);
      if (call !== undefined) this.#answers.set(id, this.#act(call.paymentId, call.request));
    }
  }

  /** How often the ledger shows a kind on a payment. */
  done(paymentId: string, kind: OperationRequest["kind"]): number {
    return this.payments.get(paymentId)?.entries.filter((entry) => entry.kind === kind).length ?? 0;
  }

  async operate(paymentId: string, request: OperationRequest): Promise<GatewayReply<OperationAnswer>> {
    this.calls.push({ paymentId, request });
    const mishap = this.#mishaps.shift();
    switch (mishap?.kind) {
      case "lost_before":
        return silence(mishap.cause ?? "timeout");
      case "lost_after":
        this.#handle(paymentId, request);
        return silence(mishap.cause ?? "timeout");
      case "refused":
        return this.#answer(this.#refuse(paymentId, request, mishap.code ?? null));
      case "slow_refusal": {
        const refused = this.#answer(this.#refuse(paymentId, request, mishap.code ?? null));
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return refused;
      }
      case "repetition_refused":
        this.#handle(paymentId, request);
        return answered(this.#refuse(paymentId, request, mishap.code ?? null));
      case "pending":
        return this.#answer(this.#write(paymentId, request, "pending", null));
      case "wrong_amount": {
        const handled = this.#handle(paymentId, request);
        return handled.kind === "answer" ? answered(shifted(handled.answer)) : handled;
      }
      case "held":
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return this.#handle(paymentId, request);
      case "slow": {
        const handled = this.#handle(paymentId, request);
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return handled;
      }
      case "not_begun":
        return { kind: "refused_by_protocol", code: "malformed", field: "amount", raw: "{}", httpStatus: 400 };
      case undefined:
        return this.#handle(paymentId, request);
    }
  }

  async inquire(asked: AskedOperation): Promise<GatewayReply<InquiryAnswer>> {
    this.inquiries += 1;
    if (this.poisoned.has(asked.operationId)) throw new Error("poisoned");
    if (this.inquiriesBring !== null) return silence(this.inquiriesBring);
    const asOf = formatInstant(this.#now());
    const answer = this.#answers.get(asked.operationId);
    return answered(answer === undefined ? { found: false, asOf } : { found: true, asOf, answer });
  }

  async payment(paymentId: string): Promise<GatewayReply<LedgerPayment>> {
    const payment = this.payments.get(paymentId);
    if (payment !== undefined) return answered(payment);
    return { kind: "refused_by_protocol", code: "unknown_payment", field: null, raw: "{}", httpStatus: 404 };
  }

  authorize = () => Promise.reject(new Error("no test authorizes"));
  openCardSession = () => Promise.reject(new Error("no test opens a card form"));
  cardToken = () => Promise.reject(new Error("no test reads a card's token"));
  /** The whole ledger on one page. */
  async ledgerPage(): Promise<GatewayReply<ReadLedgerPage>> {
    const payments = [...this.payments.values()];
    return answered({ asOf: formatInstant(this.#now()), payments, nextCursor: null, unreadable: 0 });
  }

  /** Somebody works in its own console, and tells nobody. */
  workInConsole(paymentId: string, work: Pick<OperationRequest, "kind" | "amount">): void {
    const request = { ...work, operationId: "", provider: "", method: "", providerOperation: "console", expiresAt: "" };
    const before = this.#paymentOf(paymentId);
    const after = moved(before, request, formatInstant(this.#now()));
    if (after === null) throw new Error(`payment ${paymentId} does not allow ${work.kind}`);
    this.payments.set(paymentId, {
      ...after,
      entries: [...before.entries, entryOf(before, after, request, null, this.#now())],
    });
  }

  /** Carries an operation out once more, as a provider that does not recognise a repetition. */
  repeat(operationId: string): void {
    const call = this.calls.find(({ request }) => request.operationId === operationId);
    if (call === undefined) throw new Error(`nobody sent ${operationId}`);
    this.#act(call.paymentId, call.request);
  }

  health = () => Promise.reject(new Error("no test asks for the provider's health"));

  #handle(paymentId: string, request: OperationRequest): GatewayReply<OperationAnswer> {
    const known = this.#answers.get(request.operationId);
    if (known !== undefined) return answered(known);
    if (formatInstant(this.#now()) > request.expiresAt) {
      return { kind: "refused_by_protocol", code: "expired", field: null, raw: "{}", httpStatus: 410 };
    }
    return this.#answer(this.#act(paymentId, request));
  }

  #answer(answer: OperationAnswer): GatewayReply<OperationAnswer> {
    this.#answers.set(answer.operationId, answer);
    return answered(answer);
  }

  #act(paymentId: string, request: OperationRequest): OperationAnswer {
    const before = this.#paymentOf(paymentId);
    const after = moved(before, request, formatInstant(this.#now()));
    if (after === null) return this.#refuse(paymentId, request, null);
    const entry = entryOf(before, after, request, request.operationId, this.#now());
    this.payments.set(paymentId, { ...after, entries: [...before.entries, entry] });
    return this.#write(paymentId, request, "succeeded", null);
  }

  #refuse(paymentId: string, request: OperationRequest, code: string | null): OperationAnswer {
    return this.#write(paymentId, request, "refused", code);
  }

  #write(paymentId: string, request: OperationRequest, result: OperationAnswer["result"], code: string | null) {
    const answer: OperationAnswer = {
      operationId: request.operationId,
      paymentId,
      kind: request.kind,
      result,
      providerOperation: request.providerOperation,
      providerCode: code,
      providerStatus: this.#paymentOf(paymentId).providerStatus,
      processedAt: formatInstant(this.#now()),
      payment: this.#paymentOf(paymentId),
    };
    return answer;
  }

  #paymentOf(paymentId: string): LedgerPayment {
    const payment = this.payments.get(paymentId);
    if (payment === undefined) throw new Error(`the provider has no payment ${paymentId}`);
    return payment;
  }
}

function answered<T>(answer: T): GatewayReply<T> {
  return { kind: "answer", answer, raw: JSON.stringify(answer), httpStatus: 200 };
}

function silence(cause: SilenceCause): GatewayReply<never> {
  return { kind: "silence", cause, detail: cause, raw: null, httpStatus: null };
}
