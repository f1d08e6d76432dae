import type { MethodId } from "@/lib/capability/facts/catalogue";
import type { Flags } from "@/lib/capability/types";
import type { LedgerPayment } from "@/lib/gateway/protocol";
import type { StaffMember } from "@/lib/identity/role";
import type { Confirmation, OrderVerb, Prepared, VerbAnswer, VerbRefusal } from "@/lib/payments/model/contract";
import type { KeptOrderEvent } from "@/lib/payments/model/order-events";
import type { AttemptRecord, LockedOrder, OperationRecord, PreparationRecord } from "@/lib/payments/model/records";
import type { DifferenceEvent, Store } from "@/lib/payments/store/port";
import { confirmOrderVerb } from "@/lib/payments/verbs/confirm";
import { prepareOrderVerb } from "@/lib/payments/verbs/prepare";
import type { VerbDeps } from "@/lib/payments/verbs/verb-deps";
import type { EpochMs } from "@/lib/time/epoch";
import { formatInstant } from "@/lib/time/instant";
import type { OrderRows, OrderSpec } from "@/prisma/builders/order-rows";
import type { FakeProvider } from "./fake-provider";

export const STAFF = {
  viewer: { id: "staff-viewer", name: "小林 直子", role: "viewer" },
  operator: { id: "staff-operator", name: "田中 葵", role: "operator" },
  another: { id: "staff-another", name: "鈴木 玲", role: "operator" },
  admin: { id: "staff-admin", name: "佐藤 健", role: "admin" },
} as const satisfies Record<string, StaffMember>;

export interface TestOrder {
  readonly id: number;
  readonly orderNumber: string;
  readonly methodId: MethodId;
  readonly providerPaymentId: string;
}

export type DifferenceWord = Pick<DifferenceEvent, "kind" | "staffId" | "reason" | "providerPaymentId">;

/** A small shop on one of the two stores, with a provider in memory. The same tests run on both. */
export interface TestShop {
  readonly store: Store;
  readonly provider: FakeProvider;
  readonly deps: VerbDeps;
  now(): EpochMs;
  /** Ends when the clock stands at that instant or after it. */
  reach(instant: EpochMs): Promise<void>;
  /** Makes open operations older: in memory by the clock, on PostgreSQL by shifting their instants back. */
  age(ms: number): Promise<void>;
  /** An order whose payment the provider knows, as it stands by `spec`. */
  order(spec: OrderSpec & { readonly methodId: MethodId }): Promise<TestOrder>;
  setFlags(methodId: MethodId, flags: Partial<Flags>): Promise<void>;
  setRole(staffId: string, role: string): Promise<void>;
  operations(orderId: number): Promise<readonly OperationRecord[]>;
  attempts(operationId: string): Promise<readonly AttemptRecord[]>;
  preparation(requestKey: string): Promise<PreparationRecord | null>;
  /** What the trail has of a difference without an order, whose and why. */
  differenceEvents(differenceId: number): Promise<readonly DifferenceWord[]>;
  closedTasks(orderId: number): Promise<number>;
  close(): Promise<void>;
}

export function read(shop: TestShop, order: { readonly id: number }): Promise<LockedOrder> {
  return shop.store.transaction(async (tx) => {
    const locked = await tx.lockOrder(order.id);
    if (locked === null) throw new Error(`order ${order.id} does not exist`);
    return locked;
  });
}

export function eventsOf(shop: TestShop, order: { readonly id: number }): Promise<readonly KeptOrderEvent[]> {
  return shop.store.transaction((tx) => tx.eventsAfter(order.id, 0));
}

export async function prepared(
  shop: TestShop,
  order: TestOrder,
  verb: OrderVerb,
  staff: StaffMember = STAFF.operator,
): Promise<Prepared> {
  const result = await prepareOrderVerb(shop.deps, staff, { orderNumber: order.orderNumber, verb });
  if (!result.ok) throw new Error(`not prepared: ${JSON.stringify(result.error)}`);
  return result.value;
}

export function confirmation(from: Prepared, more: Partial<Confirmation> = {}): Confirmation {
  const { requestKey, version, flagsState, needsAcknowledgement } = from;
  return { requestKey, version, flagsState, reason: "", acknowledged: needsAcknowledgement, ...more };
}

/** Opens and confirms in one go; throws on a refusal. */
export async function perform(
  shop: TestShop,
  order: TestOrder,
  verb: OrderVerb,
  more: Partial<Confirmation> = {},
  staff: StaffMember = STAFF.operator,
): Promise<VerbAnswer> {
  const result = await confirmOrderVerb(shop.deps, staff, confirmation(await prepared(shop, order, verb, staff), more));
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export async function refusalOf(
  shop: TestShop,
  from: Confirmation,
  staff: StaffMember = STAFF.operator,
): Promise<VerbRefusal> {
  const result = await confirmOrderVerb(shop.deps, staff, from);
  if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.value)}`);
  return result.error;
}

/** The provider's side of an order's rows. */
export function ledgerOf({ order, payment }: OrderRows, providerPaymentId: string): LedgerPayment {
  const instant = (value: unknown) => (value instanceof Date ? formatInstant(value.getTime()) : null);
  const state = payment.state;
  if (state === "awaiting" || state === "rejected") throw new Error("the provider has no such payment");
  return {
    paymentId: providerPaymentId,
    provider: order.methodId.slice(0, order.methodId.indexOf("/")),
    method: order.methodId,
    orderNumber: order.orderNumber,
    state,
    providerStatus: state,
    authorized: payment.authorized ?? 0,
    captured: payment.captured ?? 0,
    refunded: payment.refunded ?? 0,
    orderedAt: instant(order.orderedAt) ?? "",
    paymentAt: instant(payment.paymentAt) ?? "",
    capturedAt: instant(payment.capturedAt),
    canceledAt: instant(payment.canceledAt),
    lapsedAt: instant(payment.lapsedAt),
    updatedAt: instant(payment.paymentAt) ?? "",
    entries: [],
  };
}
