import type { AskedOperation, Gateway, GatewayReply, ReadLedgerPage, SilenceCause } from "@/lib/gateway/port";
import type {
  AuthorizeRequest,
  CardSession,
  CardSessionRequest,
  CardToken,
  InquiryAnswer,
  LedgerPayment,
  OperationAnswer,
  OperationRequest,
  WaitsFor,
} from "@/lib/gateway/protocol";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import { A_CARD, authorizationAnswer, bornPayment, cardFactsOf } from "./fake-authorization";
import { entryOf, misprinted, moved, shifted } from "./fake-ledger";

/** What becomes of the next mutation. Without one it is carried out and answered. */
export type InjectedFault =
  /** Never reaches the provider. */
  | { readonly kind: "lost_before"; readonly cause?: SilenceCause }
  /** Carried out; the answer is lost. */
  | { readonly kind: "lost_after"; readonly cause?: SilenceCause }
  | { readonly kind: "refused"; readonly code?: string }
  /** The same, answered after `release()`. */
  | { readonly kind: "slow_refusal"; readonly code?: string }
  /** Delivered twice to a provider that recognises no repetition: carried out, then refused, and only that is heard. */
  | { readonly kind: "repetition_refused"; readonly code?: string }
  /** Taken, and finished by `finish()` or `declineWaiting()`. */
  | { readonly kind: "pending"; readonly waitsFor?: WaitsFor }
  /** Carried out, and answered with another amount. */
  | { readonly kind: "wrong_amount" }
  /** Carried out, and answered with another slip number. */
  | { readonly kind: "wrong_shipment" }
  /** Waits for `release()`; then carried out and answered, unless the request's end has passed. */
  | { readonly kind: "held" }
  /** Carried out at once, answered after `release()`. */
  | { readonly kind: "slow" }
  /** Not carried out, and said so in the protocol's words. */
  | { readonly kind: "not_begun" };

/** A provider in memory that keeps the protocol's promises, with injected faults on the way to it. Its clock is given. */
export class FakeProvider implements Gateway {
  readonly payments = new Map<string, LedgerPayment>();
  /** Every mutation of a payment that reached or tried to reach it, in order. */
  readonly calls: { readonly paymentId: string; readonly request: OperationRequest }[] = [];
  /** The same of authorizations. */
  readonly authorizations: AuthorizeRequest[] = [];
  readonly cardSessions: CardSessionRequest[] = [];
  readonly tokens = new Map<string, CardToken>();
  /** Whether it says what a token stands for. */
  tellsTokens = true;
  /** What inquiries bring instead of an answer; null: they answer. */
  inquiriesBring: SilenceCause | null = null;
  /** Operations on whose inquiry the client itself breaks: a bug of ours. */
  readonly poisoned = new Set<string>();
  inquiries = 0;
  readonly #answers = new Map<string, OperationAnswer>();
  readonly #waiting = new Map<string, Delivery>();
  #born = 0;
  readonly #faults: InjectedFault[] = [];
  readonly #held: (() => void)[] = [];
  readonly #now: () => EpochMs;

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  next(...faults: readonly InjectedFault[]): void {
    this.#faults.push(...faults);
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
    for (const [id, delivery] of this.#waiting) this.#answers.set(id, delivery.act());
    this.#waiting.clear();
  }

  declineWaiting(code: string): void {
    for (const [id, delivery] of this.#waiting) this.#answers.set(id, delivery.say("refused", code));
    this.#waiting.clear();
  }

  /** The buyer filled in its form. Answers the token. */
  giveCard(order: Pick<CardToken, "orderNumber" | "method">, more: Partial<CardToken> = {}): string {
    const token = `tok-${order.orderNumber}-${this.tokens.size + 1}`;
    this.tokens.set(token, {
      ...A_CARD,
      provider: order.method.slice(0, order.method.indexOf("/")),
      ...order,
      token,
      ...more,
    });
    return token;
  }

  /** How often the ledger shows a kind on a payment. */
  done(paymentId: string, kind: OperationRequest["kind"]): number {
    return this.payments.get(paymentId)?.entries.filter((entry) => entry.kind === kind).length ?? 0;
  }

  operate(paymentId: string, request: OperationRequest): Promise<GatewayReply<OperationAnswer>> {
    this.calls.push({ paymentId, request });
    return this.#deliver({
      request,
      act: () => this.#act(paymentId, request),
      say: (result, code) => this.#write(paymentId, request, result, code),
    });
  }

  async authorize(request: AuthorizeRequest): Promise<GatewayReply<OperationAnswer>> {
    this.authorizations.push(request);
    const { card } = request;
    // A repeated request meets the token that it used up itself.
    const usable = card === null || this.#usable(card.token) || this.#answers.has(request.operationId);
    if (!usable) return refusedByProtocol("unknown_token", 404);
    return this.#deliver({
      request,
      act: () => this.#authorize(request),
      say: (result, code, waitsFor) => authorizationAnswer(request, result, code, null, this.#now(), waitsFor),
    });
  }

  async #deliver(delivery: Delivery): Promise<GatewayReply<OperationAnswer>> {
    const fault = this.#faults.shift();
    switch (fault?.kind) {
      case "lost_before":
        return silence(fault.cause ?? "timeout");
      case "lost_after":
        this.#handle(delivery);
        return silence(fault.cause ?? "timeout");
      case "refused":
        return this.#answer(delivery.say("refused", fault.code ?? null));
      case "slow_refusal": {
        const refused = this.#answer(delivery.say("refused", fault.code ?? null));
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return refused;
      }
      case "repetition_refused":
        this.#handle(delivery);
        return answered(delivery.say("refused", fault.code ?? null));
      case "pending":
        this.#waiting.set(delivery.request.operationId, delivery);
        return this.#answer(delivery.say("pending", null, fault.waitsFor));
      case "wrong_amount": {
        const handled = this.#handle(delivery);
        return handled.kind === "answer" ? answered(shifted(handled.answer)) : handled;
      }
      case "wrong_shipment": {
        const handled = this.#handle(delivery);
        return handled.kind === "answer" ? answered(misprinted(handled.answer)) : handled;
      }
      case "held":
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return this.#handle(delivery);
      case "slow": {
        const handled = this.#handle(delivery);
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return handled;
      }
      case "not_begun":
        return refusedByProtocol("malformed", 400);
      case undefined:
        return this.#handle(delivery);
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
    return payment === undefined ? refusedByProtocol("unknown_payment", 404) : answered(payment);
  }

  async openCardSession(request: CardSessionRequest): Promise<GatewayReply<CardSession>> {
    this.cardSessions.push(request);
    const sessionId = `session-${this.cardSessions.length}`;
    const url = `https://cards.example/${sessionId}`;
    return answered({ sessionId, url, expiresAt: formatInstant(this.#now() + 900_000) });
  }

  async cardToken(token: string): Promise<GatewayReply<CardToken>> {
    if (!this.tellsTokens) return silence("timeout");
    const card = this.tokens.get(token);
    return card === undefined ? refusedByProtocol("unknown_token", 404) : answered(card);
  }

  /** The whole ledger on one page. */
  async ledgerPage(): Promise<GatewayReply<ReadLedgerPage>> {
    const payments = [...this.payments.values()];
    return answered({ asOf: formatInstant(this.#now()), payments, nextCursor: null, unreadable: 0 });
  }

  /** A person works in the provider's console, and the shop is not told. */
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

  /** Does the same with the last authorization: a second payment is born. */
  repeatAuthorization(): void {
    const request = this.authorizations.at(-1);
    if (request === undefined) throw new Error("no authorization was sent");
    this.#authorize(request);
  }

  health = () => Promise.reject(new Error("no test asks for the provider's health"));

  #handle({ request, act }: Delivery): GatewayReply<OperationAnswer> {
    const known = this.#answers.get(request.operationId);
    if (known !== undefined) return answered(known);
    if (formatInstant(this.#now()) > request.expiresAt) return refusedByProtocol("expired", 410);
    return this.#answer(act());
  }

  #usable(token: string): boolean {
    return this.tokens.get(token)?.state === "usable";
  }

  /** Each time it is carried out it makes a payment, and uses up the card. */
  #authorize(request: AuthorizeRequest): OperationAnswer {
    const given = request.card === null ? undefined : this.tokens.get(request.card.token);
    if (given !== undefined) this.tokens.set(given.token, { ...given, state: "used" });
    if (request.card?.securityCode === "required" && given?.securityCode === "not_given") {
      return authorizationAnswer(request, "refused", "NO-CODE", null, this.#now());
    }
    this.#born += 1;
    const card = given === undefined ? null : cardFactsOf(given);
    const payment = bornPayment(request, `pay-born-${this.#born}`, card, formatInstant(this.#now()));
    this.payments.set(payment.paymentId, payment);
    return authorizationAnswer(request, "succeeded", null, payment, this.#now());
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

/** A mutation on its way: what it does when it is carried out, and what is said where it is not. */
interface Delivery {
  readonly request: Pick<OperationRequest, "operationId" | "expiresAt">;
  readonly act: () => OperationAnswer;
  readonly say: (result: OperationAnswer["result"], code: string | null, waitsFor?: WaitsFor) => OperationAnswer;
}

type NotBegun = Extract<GatewayReply<never>, { kind: "refused_by_protocol" }>;

function refusedByProtocol(code: NotBegun["code"], httpStatus: number): NotBegun {
  return { kind: "refused_by_protocol", code, field: null, raw: "{}", httpStatus };
}

function answered<T>(answer: T): GatewayReply<T> {
  return { kind: "answer", answer, raw: JSON.stringify(answer), httpStatus: 200 };
}

function silence(cause: SilenceCause): GatewayReply<never> {
  return { kind: "silence", cause, detail: cause, raw: null, httpStatus: null };
}
