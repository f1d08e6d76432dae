import type { Stage } from "@/lib/capability/types";
import type { CardFacts, LedgerEntry, LedgerState, ShipmentReport } from "@/lib/gateway/protocol";
import { factsOf, type OrderFacts, ruleStageOf } from "@/lib/payments/decide/order-facts";
import { changesOf } from "@/lib/payments/model/changes";
import type { ChangedField } from "@/lib/payments/model/contract";
import type { OrderPatch } from "@/lib/payments/model/patches";
import { stageOf } from "@/lib/payments/model/payment-facts";
import type { CaptureReason } from "@/lib/payments/model/records";
import { isTerminal } from "@/lib/payments/model/states";
import type { LoadWaiting, TakenOperation } from "@/lib/simulator/load-format";
import type { EpochMs } from "@/lib/time/epoch";
import type { ActorKind } from "@/prisma/generated/enums";
import { type Calendar, MINUTE_MS } from "../calendar";
import type { StageClocks } from "../clocks";
import type { Part } from "../part";
import type { Random } from "../random";
import type { AttemptRow, EventRow, OperationRow, OrderRow, PaymentRow, TaskRow } from "../rows";
import { SAMPLE_SHOP, type SampleSettings } from "../settings";
import type { SampleStaff } from "../staff";

/** What the whole sample shares. */
export interface World {
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly settings: SampleSettings;
  readonly staff: SampleStaff;
  /** Where the simulator's pages for buyers are. */
  readonly pagesUrl: string;
}

/** What the provider really holds. Runs ahead of the shop's record while an operation is unknown. */
export interface ProviderSide {
  state: LedgerState;
  authorized: number;
  captured: number;
  refunded: number;
  capturedAt: EpochMs | null;
  canceledAt: EpochMs | null;
  lapsedAt: EpochMs | null;
  buyerPaidAt: EpochMs | null;
  card: CardFacts | null;
  shipment: ShipmentReport | null;
  readonly entries: LedgerEntry[];
  /** An operation that it took and never finishes. */
  taken: TakenOperation | null;
}

/** An order while it is told, step by step, in the order in which things happened. */
export interface Draft {
  readonly world: World;
  readonly part: Part;
  readonly clocks: StageClocks;
  /** Why it was captured in the same step as authorized; null: it was not. */
  readonly captureReason: CaptureReason | null;
  readonly random: Random;
  readonly order: OrderRow;
  readonly payment: PaymentRow;
  provider: ProviderSide | null;
  waiting: LoadWaiting["waiting"] | null;
  readonly operations: OperationRow[];
  readonly attempts: AttemptRow[];
  readonly tasks: TaskRow[];
  readonly events: EventRow[];
  /** When the last thing happened. */
  at: EpochMs;
}

export interface Happening {
  readonly at: EpochMs;
  readonly actor: ActorKind;
  readonly staffId?: string | null;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly changes: readonly ChangedField[] };
}

/** One change of the order: the next version, and the one event that tells of it. */
export function happened(draft: Draft, { at, actor, staffId = null, kind, data }: Happening): void {
  const { order, events } = draft;
  if (at < draft.at) throw new Error(`order ${order.orderNumber}: ${kind} would happen before what it follows`);
  order.version = events.length + 1;
  order.updatedAt = at;
  draft.at = at;
  events.push({
    at,
    actor,
    staffId,
    subject: "order",
    subjectId: order.orderNumber,
    orderId: order.id,
    orderVersion: order.version,
    kind,
    data,
  });
}

/** A moment for staff to act: after the last thing that happened, within `within` of it, never in the future. */
export function nextMoment(draft: Draft, within: number): EpochMs {
  const { calendar, now } = draft.world;
  const latest = Math.min(draft.at + within, now - MINUTE_MS);
  return Math.max(draft.at, calendar.officeTime(draft.random, draft.at + 1_000, latest));
}

/** The stage that the rules know; a step that asks them is never told of an order without one. */
export function ruleStage(draft: Draft): Stage {
  const stage = ruleStageOf(stageOf(draft.payment));
  if (stage === null) throw new Error(`order ${draft.order.orderNumber} is in no stage that the rules know`);
  return stage;
}

/** What the write path's own decisions read, as it stood at that moment. */
export function factsAt(draft: Draft, at: EpochMs): OrderFacts {
  const { order, payment, tasks, operations, world } = draft;
  if (operations.some((operation) => !isTerminal(operation.state))) {
    throw new Error(`order ${order.orderNumber}: nothing is decided while an operation is open`);
  }
  const openTasks = tasks.filter((task) => task.state === "open").map((task, index) => ({ ...task, id: index + 1 }));
  const rules = { flags: world.settings.flagsAt(order.methodId, at), settings: SAMPLE_SHOP };
  return factsOf({ order, payment, openOperation: null, openTasks }, rules, at);
}

/** Changes the order; returns what really changed, as the trail keeps it. */
export function change({ order }: Draft, patch: OrderPatch): readonly ChangedField[] {
  const changes = changesOf(order, patch);
  Object.assign(order, patch);
  return changes;
}
