import type { Gateway } from "@/lib/gateway/port";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { Comparable } from "@/lib/payments/model/comparable";
import type { Look } from "@/lib/payments/model/repair";
import type { Clock, Log, Store } from "@/lib/payments/store/port";
import type { Due, Round, RoundCounts, Rounds } from "@/lib/payments/store/rounds-port";
import { StoreError } from "@/lib/payments/store/store-error";
import { formatInstant } from "@/lib/time/instant";
import { lookAtArrival } from "./arrival";
import { compare, unknownPayment } from "./compare";
import { lookAt } from "./look";
import { PagesRead } from "./pages-read";
import { tellsMore } from "./provider-reports";

export interface ReconcileDeps {
  readonly store: Store;
  readonly rounds: Rounds;
  readonly gateway: Pick<Gateway, "payment" | "ledgerPage">;
  readonly clock: Clock;
  readonly log: Log;
}

/** A page of the ledger, and of our own payments. */
const PAGE = 500;

/**
 * One round of 突合, if one is due. It compares both ways: the ledger's changes with our records, then our changed records
 * (nightly: every live payment) with the ledger. Writes down what the provider reports and what differs; corrects nothing.
 * Returns the round, or null where none was due. Throws StoreError; the round's lease then runs out.
 */
export async function reconcile(deps: ReconcileDeps, due: Due, signal?: AbortSignal): Promise<Round | null> {
  const round = await deps.rounds.begin(due);
  if (round === null) return null;
  const walk = new Walk(deps, round, due);
  const failed = await walk.go(signal);
  await deps.rounds.end(round.id, walk.counts, failed);
  deps.log(failed === null ? "info" : "warn", "reconciled", {
    round: round.id,
    kind: round.kind,
    failed,
    ...walk.counts,
  });
  return round;
}

class Walk {
  readonly #deps: ReconcileDeps;
  readonly #round: Round;
  readonly #leaseMs: number;
  readonly #recentMs: number;
  #renewedAt: number;
  /** Orders that this round compared and whose look was not noted. */
  readonly #notNoted = new Set<number>();
  readonly #counts = { looked: 0, agreed: 0, differing: 0, tasksSeen: 0, putOff: 0, unreadable: 0 };

  constructor(deps: ReconcileDeps, round: Round, { leaseMs, recentMs }: Due) {
    this.#deps = deps;
    this.#round = round;
    this.#leaseMs = leaseMs;
    this.#recentMs = recentMs;
    this.#renewedAt = deps.clock.monotonic();
  }

  get counts(): RoundCounts {
    return this.#counts;
  }

  /** Why the round stopped early; null when it was completed. */
  async go(signal: AbortSignal | undefined): Promise<string | null> {
    return (await this.#fromTheLedger(signal)) ?? (await this.#fromOurSide(signal));
  }

  async #fromTheLedger(signal: AbortSignal | undefined): Promise<string | null> {
    const changedSince = formatInstant(this.#round.since);
    const read = new PagesRead();
    let cursor: string | undefined;
    do {
      const query = { changedSince, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const reply = await this.#deps.gateway.ledgerPage(query);
      if (reply.kind === "refused_by_protocol") return reply.code;
      if (reply.kind !== "answer") return reply.cause;
      const { payments, unreadable, nextCursor } = reply.answer;
      this.#counts.unreadable += unreadable;
      if (!(await this.#page(payments))) return "taken_over";
      if (signal?.aborted) return "stopped";
      cursor = nextCursor ?? undefined;
      if (cursor !== undefined && !read.goOn(payments, cursor)) return "not_understood";
    } while (cursor !== undefined);
    return null;
  }

  /** A payment listed twice is compared twice, which is harmless. Returns false when another process has the round now. */
  async #page(payments: readonly LedgerPayment[]): Promise<boolean> {
    const known = await this.#deps.rounds.comparables(payments.map(({ paymentId }) => paymentId));
    const [quiet, others] = parted(payments, (payment) => isQuiet(known.get(payment.paymentId), payment));
    // Note it immediately: a change of ours while other payments are compared has not been compared.
    await this.#noteAgreeing(quiet.flatMap(({ paymentId }) => known.get(paymentId) ?? []));
    for (const _ of quiet) this.#count("agrees");
    for (const payment of others) {
      const ours = known.get(payment.paymentId);
      if (ours === undefined) await this.#unknown(payment);
      else if (ours.operationOpen) this.#putOff(ours.order.id);
      else await this.#look(ours.order.id, payment.paymentId);
      if (this.#leaseGrowsOld() && !(await this.#renew())) return false;
    }
    return this.#renew();
  }

  /**
   * The way from our side: what was not in the ledger's pages is asked for by name. A provider that said "done" and did
   * nothing has no change to list: there only our record has moved.
   */
  async #fromOurSide(signal: AbortSignal | undefined): Promise<string | null> {
    const { startedAt, kind } = this.#round;
    const liveSince = kind === "nightly" ? startedAt : null;
    const changedSince = startedAt - this.#recentMs;
    let afterPaymentId = 0;
    for (;;) {
      const missed = await this.#deps.rounds.unlooked({ liveSince, changedSince, afterPaymentId, limit: PAGE });
      for (const { orderId, paymentId, providerPaymentId } of missed) {
        if (!this.#notNoted.has(orderId)) await this.#look(orderId, providerPaymentId);
        afterPaymentId = paymentId;
        if (signal?.aborted) return "stopped";
        if (this.#leaseGrowsOld() && !(await this.#renew())) return "taken_over";
      }
      if (missed.length < PAGE) return null;
    }
  }

  /** A locked row is not noted. It is looked at by name, or in the next round. */
  async #noteAgreeing(agreeing: readonly Comparable[]): Promise<void> {
    try {
      await this.#deps.rounds.noteAgreeing(
        agreeing.map(({ payment, order }) => ({ paymentId: payment.id, version: order.version })),
      );
    } catch (error) {
      if (!(error instanceof StoreError && error.kind === "conflict")) throw error;
      this.#deps.log("warn", "agreement_not_noted", { round: this.#round.id, why: error.message });
    }
  }

  async #look(orderId: number, providerPaymentId: string): Promise<void> {
    const look = await this.#alone({ orderId }, () => lookAt(this.#deps, orderId, providerPaymentId));
    if (look === null || look === "put_off" || look === "no_answer") this.#notNoted.add(orderId);
  }

  async #unknown(ledger: LedgerPayment): Promise<void> {
    const { paymentId: providerPaymentId, provider, method: methodId, orderNumber } = ledger;
    await this.#alone({ providerPaymentId }, async () => {
      const arrived = await lookAtArrival(this.#deps, ledger);
      if (arrived !== "not_ours") return arrived;
      const found = unknownPayment(ledger);
      await this.#deps.rounds.keepUnknown({ ...found, providerPaymentId, provider, methodId, orderNumber });
      return "differs";
    });
  }

  /** A payment whose step throws is logged and counted, and returns null; the others go on. */
  async #alone(whose: Readonly<Record<string, unknown>>, step: () => Promise<Look>): Promise<Look | null> {
    try {
      const look = await step();
      this.#count(look);
      return look;
    } catch (error) {
      if (error instanceof StoreError && error.kind === "away") throw error;
      this.#deps.log("error", "look_broken", { ...whose, why: error instanceof Error ? error.message : String(error) });
      this.#counts.unreadable += 1;
      return null;
    }
  }

  #putOff(orderId: number): void {
    this.#notNoted.add(orderId);
    this.#count("put_off");
  }

  #count(look: Look): void {
    this.#counts.looked += 1;
    switch (look) {
      case "agrees":
        this.#counts.agreed += 1;
        return;
      case "differs":
        this.#counts.differing += 1;
        return;
      case "task_done":
        this.#counts.tasksSeen += 1;
        return;
      case "put_off":
        this.#counts.putOff += 1;
        return;
      case "no_answer":
        this.#counts.unreadable += 1;
    }
  }

  #leaseGrowsOld(): boolean {
    return this.#deps.clock.monotonic() - this.#renewedAt > this.#leaseMs / 4;
  }

  #renew(): Promise<boolean> {
    this.#renewedAt = this.#deps.clock.monotonic();
    return this.#deps.rounds.renew(this.#round.id, this.#leaseMs, this.#counts);
  }
}

function parted<T>(all: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

/** Both sides agree, the ledger reports nothing new, and no open difference or seen work says otherwise. */
function isQuiet(ours: Comparable | undefined, ledger: LedgerPayment): boolean {
  if (ours === undefined || ours.operationOpen) return false;
  if (tellsMore(ours, ledger)) return false;
  const nothingKept = ours.openDifferenceId === null && ours.openTasks.every((task) => task.seenAt === null);
  return nothingKept && compare(ours, ledger).kind === "agrees";
}
