import { takesCard } from "@/lib/capability/authorization";
import { METHODS, type MethodId } from "@/lib/capability/facts/catalogue";
import type { DeadlineRule, Stage } from "@/lib/capability/types";
import { sideOf } from "@/lib/simulator/providers/registry";
import type { EpochMs } from "@/lib/time/epoch";
import { DAY_MS, MINUTE_MS } from "./calendar";
import type { OrderSize } from "./goods";
import type { Random } from "./random";
import { capturesAlways } from "./settings";

/** What happens to an order. How it happens (by a call, in the console, in the shop alone) follows from the rules. */
export type Plot =
  /** No authorization yet. */
  | "awaiting"
  /** Its authorization is taken and not decided: the buyer is asked for 3-D Secure, or the provider screens. */
  | "waits_for_buyer"
  | "waits_for_screening"
  /** The provider refused to authorize. */
  | "rejected"
  /** Canceled while it waited for its authorization. */
  | "given_up"
  /** The provider let the authorization end, and 突合 heard of it. */
  | "lapsed"
  /** Nothing but the shop's own work. */
  | "quiet"
  | "decreased"
  | "increased"
  | "canceled"
  /** 取消区分 was set by hand and taken off again. */
  | "unmarked"
  /** The provider refused the cancel. */
  | "cancel_refused"
  /** An intent that was never sent. */
  | "not_sent"
  /** A cancel without an answer: the provider did it, the shop does not know yet. */
  | "unknown"
  /** A cancel that inquiries could not settle. */
  | "needs_person"
  /** A person worked in the provider's console and did not record it: the ledger is ahead of the shop. */
  | "canceled_elsewhere"
  | "decreased_elsewhere"
  | "captured_elsewhere";

/** One order of the sample before it is told: which method, how far it got, what is special about it. */
export interface Part {
  readonly method: MethodId;
  readonly stage: Stage;
  readonly plot: Plot;
  /** The money has not arrived, although the payment is authorized: only where the authorization does not pay. */
  readonly unpaid: boolean;
  readonly threeDSecure: boolean;
  readonly slipSent: boolean;
  /** The console task that a plot leaves is still open. */
  readonly taskOpen: boolean;
  /**
   * What became of a console task's work at the provider: it is as recorded, it was done and not recorded (完了確認待ち), or it
   * was recorded and not done.
   */
  readonly work: "as_recorded" | "not_recorded" | "only_recorded";
  readonly size: OrderSize;
  readonly unusualName: boolean;
  /** Its clocks are set backwards from this limit; otherwise the order is `age` old. */
  readonly limit: { readonly rule: DeadlineRule; readonly end: EpochMs } | null;
  readonly age: number;
}

export function isWaiting({ plot }: Pick<Part, "plot">): boolean {
  return plot === "waits_for_buyer" || plot === "waits_for_screening";
}

/** An authorization of the method that waits, asked for just now; null where the method has nothing to wait for. */
export function waitingPart(method: MethodId, random: Random): Part | null {
  const { provider } = METHODS[method];
  if (takesCard(method)) {
    const age = random.int(MINUTE_MS, 4 * MINUTE_MS);
    return partOf(method, "before_capture", random, { plot: "waits_for_buyer", threeDSecure: true, age });
  }
  if (!sideOf({ provider, method }).method.screens) return null;
  const age = random.int(3 * MINUTE_MS, 25 * MINUTE_MS);
  return partOf(method, "before_capture", random, { plot: "waits_for_screening", age });
}

/** The stages that a live payment of the method can be in: one that is captured with its authorization has one. */
export function stagesOf(method: MethodId): readonly [Stage, ...Stage[]] {
  return capturesAlways(method) ? ["after_capture"] : ["before_capture", "after_capture"];
}

/** How old an ordinary order of a stage is: most wait for their capture a few days, captured ones lie months back. */
function ageOf(stage: Stage, random: Random): number {
  const days = stage === "before_capture" ? 9 : 75;
  const least = stage === "before_capture" ? 0.03 : 1.5;
  return Math.floor((least + random.next() ** 2 * days) * DAY_MS);
}

export function partOf(method: MethodId, stage: Stage, random: Random, special: Partial<Part>): Part {
  return {
    method,
    stage,
    plot: "quiet",
    unpaid: false,
    threeDSecure: false,
    slipSent: false,
    taskOpen: false,
    work: "as_recorded",
    size: "usual",
    unusualName: false,
    limit: null,
    age: ageOf(stage, random),
    ...special,
  };
}
