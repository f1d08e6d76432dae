import { METHOD_IDS, type MethodId } from "@/lib/capability/facts/catalogue";
import { DEFAULT_RULES } from "@/lib/capability/facts/flags";
import { isRole } from "@/lib/identity/role";
import { BLANK_LINE, BLANK_ORDER, BLANK_PAYMENT } from "@/lib/payments/model/blank";
import type { OrderRecord, PaymentRecord } from "@/lib/payments/model/records";
import { type OrderRows, orderRows } from "@/prisma/builders/order-rows";
import { FakeProvider } from "./fake-provider";
import { nextIdIn } from "./memory-registrations";
import { MemoryStore } from "./memory-store";
import { ledgerOf, STAFF, type TestShop } from "./test-shop";

export interface MemoryShop extends TestShop {
  readonly store: MemoryStore;
  /** Both clocks, the database's and the provider's. */
  passTime(ms: number): void;
}

const MIDDAY = Date.parse("2026-11-23T06:40:00.000Z");

export function openMemoryShop(start = MIDDAY): MemoryShop {
  let now = start;
  let ids = 0;
  const store = new MemoryStore(() => now);
  const provider = new FakeProvider(() => now);
  for (const { id, name, role } of Object.values(STAFF)) store.tables.staff.set(id, { name, role });
  for (const methodId of METHOD_IDS) {
    store.tables.rules.set(methodId, {
      flags: DEFAULT_RULES,
      flagsChangedAt: now,
      flagsChangedBy: null,
      settings: { pciDss: false },
      settingsChangedAt: now,
      settingsChangedBy: null,
    });
  }
  return {
    store,
    provider,
    deps: {
      store,
      gateway: provider,
      ids: { next: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}` },
      clock: { monotonic: () => now, wait: async () => undefined },
      log: () => undefined,
    },
    now: () => now,
    passTime: (ms) => {
      now += ms;
    },
    reach: async (instant) => {
      now = Math.max(now, instant);
    },
    age: async (ms) => {
      now += ms;
    },
    order: async (spec) => {
      const id = nextIdIn(store.tables.orders);
      const rows = orderRows(spec, id, now);
      const { order, payment } = records(rows, id, spec.methodId);
      store.tables.orders.set(id, order);
      store.tables.payments.set(id, payment);
      const providerPaymentId = payment.providerPaymentId ?? "";
      if (providerPaymentId !== "") provider.payments.set(providerPaymentId, ledgerOf(rows, providerPaymentId));
      return { id, orderNumber: order.orderNumber, methodId: spec.methodId, providerPaymentId };
    },
    setFlags: async (methodId, flags) => {
      const before = store.tables.rules.get(methodId);
      if (before === undefined) throw new Error(`no settings of ${methodId}`);
      const by = { flagsChangedAt: now, flagsChangedBy: STAFF.admin.id };
      store.tables.rules.set(methodId, { ...before, flags: { ...before.flags, ...flags }, ...by });
    },
    setRole: async (staffId, role) => {
      const before = store.tables.staff.get(staffId);
      if (before !== undefined) store.tables.staff.set(staffId, { ...before, role: isRole(role) ? role : null });
    },
    operations: async (orderId) => [...store.tables.operations.rows()].filter((one) => one.orderId === orderId),
    attempts: async (operationId) =>
      [...store.tables.attempts.rows()].filter((one) => one.operationId === operationId).sort((a, b) => a.seq - b.seq),
    preparation: async (requestKey) => store.tables.preparations.get(requestKey) ?? null,
    differenceEvents: async (id) =>
      [...store.tables.differenceEvents.rows()].filter((event) => event.differenceId === id),
    closedTasks: async (orderId) =>
      [...store.tables.tasks.rows()].filter((task) => task.orderId === orderId && task.state !== "open").length,
    close: async () => undefined,
  };
}

function records(rows: OrderRows, id: number, methodId: MethodId): { order: OrderRecord; payment: PaymentRecord } {
  const { order, payment, lines } = rows;
  const epoch = (value: unknown) => (value instanceof Date ? value.getTime() : null);
  return {
    order: {
      id,
      orderNumber: order.orderNumber,
      version: 1,
      orderedAt: epoch(order.orderedAt) ?? 0,
      methodId,
      status: order.status ?? "new",
      customerName: order.customerName,
      customerKana: order.customerKana,
      customerEmail: order.customerEmail,
      customerPhone: order.customerPhone,
      ...BLANK_ORDER,
      subtotal: order.subtotal,
      shippingFee: order.shippingFee,
      discount: order.discount,
      points: order.points,
      total: order.total,
      paid: order.paid,
      threeDSecure: order.threeDSecure,
      slipNumber: order.slipNumber ?? null,
      slipNumberSent: order.slipNumberSent ?? false,
      cancellationMark: order.cancellationMark ?? false,
      cancellationMarkedAt: epoch(order.cancellationMarkedAt),
      cancellationMarkedBy: order.cancellationMarkedBy ?? null,
      memo: order.memo ?? "",
      stage: order.stage,
      cancelDeadline: epoch(order.cancelDeadline),
      amountDeadline: epoch(order.amountDeadline),
      nearestDeadline: epoch(order.nearestDeadline),
      lines: lines.map(({ name, quantity, unitPrice }) => ({ name, quantity, unitPrice, ...BLANK_LINE })),
    },
    payment: {
      id,
      orderId: id,
      methodId,
      providerPaymentId: payment.providerPaymentId ?? null,
      state: payment.state,
      authorized: payment.authorized ?? 0,
      captured: payment.captured ?? 0,
      refunded: payment.refunded ?? 0,
      waitingAmount: payment.waitingAmount ?? null,
      paymentAt: epoch(payment.paymentAt),
      capturedAt: epoch(payment.capturedAt),
      canceledAt: epoch(payment.canceledAt),
      ...BLANK_PAYMENT,
      lapsedAt: epoch(payment.lapsedAt),
    },
  };
}
