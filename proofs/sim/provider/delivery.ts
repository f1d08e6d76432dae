import { GATEWAY_PATIENCE_MS } from "@/lib/gateway/http-gateway";
import type { GatewayReply, SilenceCause } from "@/lib/gateway/port";
import type { OperationAnswer, WaitsFor } from "@/lib/gateway/protocol";
import type { Mutation } from "@/lib/simulator/payment";
import { formatInstant } from "@/lib/time/instant";
import { ON_THE_WIRE } from "../../fault-words";
import type { Environment } from "../environment";
import type { MemoryFault } from "../faults/kinds";
import type { ParkedMutations } from "./parked";
import type { InjectedDeviation, MemoryProvider, PerformedInMemory } from "./provider-side";

/** How long the buyer has for 3-D Secure. */
const BUYER_MS = 15 * 60_000;

export type Reply = GatewayReply<OperationAnswer>;

/** What of a mutation's way is decided when it leaves. */
const ON_THE_WAY = [
  ...ON_THE_WIRE,
  "pending",
  "refused_by_provider",
  "other_amount",
  "claimed_without_entry",
  "refused_with_entry",
] as const satisfies readonly MemoryFault[];

export interface Sides {
  readonly provider: MemoryProvider;
  readonly parked: ParkedMutations;
  /** Operations of which the provider never answers the truth. */
  readonly lied: Set<string>;
}

/** Carries one mutation to the provider and its answer back, in virtual time. The caller's patience is its own matter. */
export class FaultyDelivery {
  readonly #environment: Environment;
  readonly #sides: Sides;
  readonly #request: Mutation;
  readonly #fingerprint: string;
  readonly #reply: (reply: Reply) => void;

  constructor(environment: Environment, sides: Sides, request: Mutation, reply: (reply: Reply) => void) {
    const { expiresAt: _, ...lasting } = request;
    this.#environment = environment;
    this.#sides = sides;
    this.#request = request;
    this.#fingerprint = JSON.stringify(lasting);
    this.#reply = reply;
  }

  /** The delivery under each injected fault; `leg` is how long it takes to the provider. */
  readonly #ways: Readonly<Record<(typeof ON_THE_WAY)[number], (leg: number) => void>> = {
    lost_before: (leg) => {
      this.#count("lost_before");
      this.#maybeCut(leg);
    },
    lost_after: (leg) => this.#at(leg, () => this.#actThen("lost_after", () => this.#maybeCut(this.#leg()))),
    error_after_acting: (leg) =>
      this.#at(leg, () => this.#actThen("error_after_acting", () => this.#silently("server_error"))),
    garbage: (leg) => this.#at(leg, () => this.#garbage()),
    wrong_amount_echoed: (leg) => this.#at(leg, () => this.#misquote(this.#act())),
    slow: (leg) => this.#slow(leg),
    doubled: (leg) => this.#doubled(leg),
    late_after_empty_inquiry: (leg) => this.#park(leg),
    pending: (leg) => this.#at(leg, () => this.#take()),
    refused_by_provider: (leg) => this.#at(leg, () => this.#refuse()),
    other_amount: (leg) => this.#at(leg, () => this.#otherAmount()),
    claimed_without_entry: (leg) => this.#at(leg, () => this.#lie("claimed_without_entry", { unentered: true })),
    refused_with_entry: (leg) => this.#at(leg, () => this.#lie("refused_with_entry", { denied: true })),
  };

  start(): void {
    const { plan, scheduler } = this.#environment;
    const fault = ON_THE_WAY.find((kind) => plan.wants(kind)) ?? null;
    // Nothing within the caller's patience.
    scheduler.after(GATEWAY_PATIENCE_MS.mutation, () => this.#reply(silence("timeout")));
    if (fault === null) this.#at(this.#leg(), () => this.#answer(this.#act()));
    else this.#ways[fault](this.#leg());
  }

  #leg(): number {
    const { random } = this.#environment;
    return random.chance(0.1) ? random.int(100, 1_500) : random.int(1, 60);
  }

  #at(ms: number, run: () => void): void {
    this.#environment.scheduler.after(ms, run);
  }

  #count(kind: MemoryFault): void {
    const { plan, note } = this.#environment;
    plan.count(kind);
    note(() => `${kind}: ${this.#request.kind} ${this.#request.operationId}`);
  }

  #act(deviation: InjectedDeviation = {}): PerformedInMemory {
    const performed = this.#sides.provider.mutate(this.#request, this.#fingerprint, deviation);
    const { note } = this.#environment;
    note(() => `the provider: ${this.#request.kind} ${this.#request.operationId} ${wordOf(performed)}`);
    return performed;
  }

  #answer(performed: PerformedInMemory): void {
    this.#at(this.#leg(), () => this.#reply(replyOf(performed)));
  }

  #silently(cause: SilenceCause): void {
    this.#at(this.#leg(), () => this.#reply(silence(cause)));
  }

  #maybeCut(ms: number): void {
    if (this.#environment.random.chance(0.5)) this.#at(ms, () => this.#reply(silence("connection")));
  }

  /** Faults "after acting" count where the provider really acted. */
  #actThen(kind: MemoryFault, goOn: () => void): void {
    if (succeeded(this.#act())) this.#count(kind);
    goOn();
  }

  #garbage(): void {
    // Also a proxy's page, from somewhere before the provider.
    if (this.#environment.random.chance(0.7)) this.#act();
    this.#count("garbage");
    this.#silently("not_understood");
  }

  #misquote(performed: PerformedInMemory): void {
    if (performed.kind !== "answer" || performed.answer.payment === null || !succeeded(performed)) {
      this.#answer(performed);
      return;
    }
    this.#count("wrong_amount_echoed");
    const { payment } = performed.answer;
    const by = this.#environment.random.pick([-1, 1, 100]);
    const wrong = {
      ...payment,
      authorized: payment.authorized + by,
      captured: payment.captured === 0 ? 0 : payment.captured + by,
    };
    this.#answer({ kind: "answer", answer: { ...performed.answer, payment: wrong } });
  }

  #slow(leg: number): void {
    const ms = this.#environment.random.pick([1_500, 4_000, 6_900, 7_100, 7_900, 9_000, 14_000]);
    this.#count("slow");
    const [before, after] = this.#environment.random.chance(0.5) ? [ms, this.#leg()] : [leg, ms];
    this.#at(before, () => {
      const performed = this.#act();
      this.#at(after, () => this.#reply(replyOf(performed)));
    });
  }

  #doubled(leg: number): void {
    const { random } = this.#environment;
    this.#count("doubled");
    const answers = random.pick(["first", "second", "in_flight"] as const);
    this.#at(leg, () => {
      const performed = this.#act();
      if (answers === "first") this.#answer(performed);
      if (answers === "in_flight") this.#silently("in_flight");
    });
    this.#at(leg + random.pick([0, 5, 200, 3_000, 8_500]), () => {
      const performed = this.#act();
      if (answers === "second") this.#answer(performed);
    });
  }

  /** Lies somewhere until an inquiry found nothing, or its time is nearly up; then goes on. */
  #park(leg: number): void {
    const { clocks, random } = this.#environment;
    const { parked } = this.#sides;
    this.#at(leg, () => {
      let arrived = false;
      const arrive = (found: "nothing" | null): void => {
        if (arrived) return;
        arrived = true;
        const performed = this.#act();
        if (found !== null && succeeded(performed)) this.#count("late_after_empty_inquiry");
        this.#answer(performed);
      };
      parked.park(this.#request.operationId, () => this.#at(random.pick([0, 50, 1_000]), () => arrive("nothing")));
      const left = this.#request.expiresAt - clocks.provider();
      this.#at(left - random.pick([0, 0, 1, 300]), () => arrive(null));
    });
    if (random.chance(0.7)) this.#at(leg, () => this.#reply(silence("connection")));
  }

  #take(): void {
    const { random, clocks } = this.#environment;
    const until = formatInstant(clocks.provider() + BUYER_MS);
    const waitsFor = random.chance(0.5)
      ? { for: "buyer", url: "https://pay.example/3ds", until }
      : { for: "screening" };
    const granted = random.chance(0.7);
    const performed = this.#act({ pending: waitsFor as WaitsFor });
    if (performed.kind === "answer" && performed.answer.result === "pending") {
      this.#count("pending");
      const ms = random.pick([300, 3_000, 20_000, 90_000]);
      this.#at(ms, () => {
        this.#sides.provider.finish(this.#request.operationId, granted);
        this.#environment.note(() => `the provider finishes ${this.#request.operationId}`);
      });
    }
    this.#answer(performed);
  }

  #refuse(): void {
    this.#count("refused_by_provider");
    const cause = this.#environment.random.pick(["declined", "busy", "already_done", "invalid_state"] as const);
    this.#answer(this.#act({ refuse: cause }));
  }

  #otherAmount(): void {
    const { kind, amount, operationId } = this.#request;
    const byAmount = kind !== "cancel" && kind !== "terminate" && amount > 100;
    const performed = this.#act(byAmount ? { amount: amount - this.#environment.random.pick([1, 100]) } : {});
    if (byAmount && succeeded(performed)) {
      this.#count("other_amount");
      this.#sides.lied.add(operationId);
    }
    this.#answer(performed);
  }

  /** Does it, and remembers an answer that its own ledger belies; inquiries repeat it. */
  #lie(kind: MemoryFault, deviation: InjectedDeviation): void {
    const { operationId, paymentId } = this.#request;
    const { payments } = this.#sides.provider;
    const moved = () => [payments.size, payments.get(paymentId ?? "")?.entries.length].join();
    const before = moved();
    const performed = this.#act(deviation);
    // What its rules refuse is no lie.
    if (moved() !== before) {
      this.#count(kind);
      this.#sides.lied.add(operationId);
    }
    this.#answer(performed);
  }
}

export function silence(cause: SilenceCause): GatewayReply<never> {
  return { kind: "silence", cause, detail: cause, raw: null, httpStatus: cause === "server_error" ? 500 : null };
}

function succeeded(performed: PerformedInMemory): boolean {
  return performed.kind === "answer" && performed.answer.result === "succeeded";
}

function wordOf(performed: PerformedInMemory): string {
  if (performed.kind === "error") return `is answered ${performed.code}`;
  const { result, providerCode } = performed.answer;
  return providerCode === null ? result : `${result} ${providerCode}`;
}

function replyOf(performed: PerformedInMemory): Reply {
  if (performed.kind === "answer") return { kind: "answer", answer: performed.answer, raw: "", httpStatus: 200 };
  const { code } = performed;
  return { kind: "refused_by_protocol", code, field: null, raw: "", httpStatus: STATUS[code] };
}

const STATUS = { expired: 410, unknown_payment: 404, malformed: 400 } as const;
