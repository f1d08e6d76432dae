import { AWAITING_PAYMENT } from "@/lib/payments/model/blank";
import type { OrderEvent } from "@/lib/payments/model/order-events";
import type { OrderRecord } from "@/lib/payments/model/records";
import type { FoundRegistration, NewOrder, RegistrationName } from "@/lib/payments/store/port";
import { holdOrder, holdPayment, holdUnique } from "./memory-rules";
import type { MemoryTable, MemoryTables } from "./memory-tables";

/** Orders that come in, as the store in memory keeps them. */

export function nextOrderNumberIn(tables: MemoryTables, day: string): number {
  const next = (tables.numberDays.get(day) ?? 0) + 1;
  tables.numberDays.set(day, next);
  return next;
}

export function findRegistrationIn(tables: MemoryTables, name: RegistrationName): FoundRegistration | null {
  const order =
    "requestKey" in name
      ? tables.orders.get(tables.registrations.get(name.requestKey) ?? 0)
      : tables.orders.find((one) => one.orderNumber === name.orderNumber);
  if (order === undefined) return null;
  return { orderNumber: order.orderNumber, content: tables.events.get(`${order.id}/1`)?.data.content ?? null };
}

export function insertOrderIn(tables: MemoryTables, made: NewOrder, event: OrderEvent): number {
  const { registrationKey, searchText: _, ...columns } = made;
  holdUnique(tables.registrations.get(registrationKey) === undefined, "orders_registration_key_key");
  const taken = tables.orders.find((one) => one.orderNumber === made.orderNumber);
  holdUnique(taken === undefined, "orders_order_number_key");
  const id = nextIdIn(tables.orders);
  const order: OrderRecord = {
    ...columns,
    id,
    version: 1,
    paidOn: null,
    carrier: null,
    slipNumber: null,
    slipNumberSent: false,
    shippedOn: null,
    cancellationMark: false,
    cancellationMarkedAt: null,
    cancellationMarkedBy: null,
    cancelDeadline: null,
    amountDeadline: null,
    nearestDeadline: null,
  };
  holdOrder(order, undefined);
  tables.orders.set(id, order);
  tables.registrations.set(registrationKey, id);
  const payment = { ...AWAITING_PAYMENT, id: nextIdIn(tables.payments), orderId: id, methodId: order.methodId };
  holdPayment(tables, payment, undefined);
  tables.payments.set(payment.id, payment);
  const staffName = event.staffId === null ? null : (tables.staff.get(event.staffId)?.name ?? null);
  tables.events.set(`${id}/1`, { ...event, orderId: id, orderVersion: 1, staffName });
  return id;
}

/** As a serial column gives it. */
export function nextIdIn(table: MemoryTable<number, { readonly id: number }>): number {
  let last = 0;
  for (const { id } of table.rows()) last = Math.max(last, id);
  return last + 1;
}
