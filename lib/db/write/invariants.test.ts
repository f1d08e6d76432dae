import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, STAFF, type TestOrder } from "@/lib/payments/testing/test-shop";
import { openTask } from "@/lib/payments/verbs/open-task";

/**
 * What the database itself refuses, for every writer and every mistake: tried by plain SQL, because the write path
 * never asks for any of it.
 */
let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
});
afterAll(() => shop.close());

/** The name of the constraint, or the message, with which a statement was refused; "taken" where it was not. */
async function refusalOf(sql: string, values: readonly unknown[]): Promise<string> {
  try {
    await shop.sql.query(sql, [...values]);
    return "taken";
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return "constraint" in error && typeof error.constraint === "string" ? error.constraint : error.message;
  }
}

async function ordered(): Promise<TestOrder> {
  return shop.order({ methodId: METHOD.cancelByFlag });
}

async function canceled(): Promise<TestOrder> {
  const order = await ordered();
  await perform(shop, order, "cancel");
  return order;
}

async function unknown(): Promise<TestOrder> {
  const order = await ordered();
  shop.provider.next({ kind: "lost_after" });
  await perform(shop, order, "cancel");
  return order;
}

/** Writes an order's operation once more, under another id, in another state, with other values where given. */
const COPY = `INSERT INTO operations SELECT (jsonb_populate_record(o, jsonb_build_object(
    'id', gen_random_uuid(), 'request_key', NULL, 'state', $2::text,
    'settled_at', CASE WHEN $2 IN ('succeeded', 'failed', 'not_sent') THEN now() END) || $3::jsonb)).*
  FROM operations o WHERE order_id = $1`;

function copied(orderId: number, state: string, other: object = {}): Promise<string> {
  return refusalOf(COPY, [orderId, state, JSON.stringify(other)]);
}

describe("an operation", () => {
  it.each(["requested", "sending", "unknown", "needs_person"])("in %s is the only open one", async (state) => {
    const { id } = await unknown();
    const { id: another } = await ordered();
    expect(await copied(id, state, { kind: "authorize", payment_id: null })).toBe("operations_one_open_per_order");
    expect(await copied(id, state, { order_id: another })).toBe("operations_one_open_per_payment");
    expect(await copied(id, "failed")).toBe("taken");
  });

  it("that canceled a payment is the only one that did", async () => {
    const { id } = await canceled();
    expect(await copied(id, "succeeded")).toBe("operations_one_cancel_per_payment");
    expect(await copied(id, "failed")).toBe("taken");
  });

  it("that has ended never changes and is never deleted", async () => {
    const { id } = await canceled();
    expect(await refusalOf("UPDATE operations SET state = 'failed' WHERE order_id = $1", [id])).toContain(
      "final state",
    );
    expect(await refusalOf("UPDATE operations SET cause = 'x' WHERE order_id = $1", [id])).toContain("final state");
    expect(await refusalOf("DELETE FROM operations WHERE order_id = $1", [id])).toContain("final state");
  });

  it("has ended exactly when it says when", async () => {
    const { id } = await unknown();
    const ends = "UPDATE operations SET state = 'failed' WHERE order_id = $1";
    expect(await refusalOf(ends, [id])).toBe("operations_settled");
  });
});

describe("an attempt", () => {
  const OF_ORDER = "WHERE operation_id IN (SELECT id FROM operations WHERE order_id = $1)";

  it("that has ended never changes, and none is deleted", async () => {
    const { id } = await unknown();
    expect(await refusalOf(`UPDATE operation_attempts SET outcome = 'x' ${OF_ORDER}`, [id])).toContain("has ended");
    expect(await refusalOf(`DELETE FROM operation_attempts ${OF_ORDER}`, [id])).toContain("append-only");
  });
});

describe("a payment", () => {
  const set = (columns: string) => `UPDATE payments SET ${columns} WHERE order_id = $1`;

  it("that was canceled never changes", async () => {
    const { id } = await canceled();
    expect(await refusalOf(set("authorized = authorized + 1"), [id])).toContain("final state");
  });

  it.each([
    ["captured above authorized", "state = 'captured', captured = authorized + 1, captured_at = now()"],
    ["refunded above captured", "state = 'captured', captured = 1, refunded = 2, captured_at = now()"],
    ["a refund of what was not captured", "refunded = 1"],
    ["a captured amount before the capture", "captured = 1"],
    ["waiting for more than is authorized", "waiting_amount = authorized + 1"],
  ])("never holds %s", async (_, columns) => {
    const { id } = await ordered();
    expect(await refusalOf(set(columns), [id])).toMatch(/^payments_(?:amounts|waiting|state_amounts)$/);
  });

  it("is in the order's stage when a transaction ends", async () => {
    const { id } = await ordered();
    const captures = set("state = 'captured', captured = authorized, captured_at = now()");
    expect(await refusalOf(captures, [id])).toBe("payments_order_stage");
  });
});

describe("an order", () => {
  const set = (columns: string) => `UPDATE orders SET ${columns} WHERE id = $1`;

  it("rises by exactly one version with each change", async () => {
    const { id } = await ordered();
    expect(await refusalOf(set("memo = 'x'"), [id])).toContain("must rise from version");
    expect(await refusalOf(set("memo = 'x', version = version + 2"), [id])).toContain("must rise from version");
    expect(await refusalOf(set("memo = 'x', version = version + 1"), [id])).toBe("taken");
  });

  it("adds up, and has an instant with its 取消区分", async () => {
    const { id } = await ordered();
    expect(await refusalOf(set("total = total + 1, version = version + 1"), [id])).toBe("orders_total_is_sum");
    const marks = set("cancellation_mark = true, version = version + 1");
    expect(await refusalOf(marks, [id])).toBe("orders_mark_has_instant");
  });

  it("has one event for each version, and no event is changed or deleted", async () => {
    const { id } = await canceled();
    const again = `INSERT INTO audit_events (at, actor, subject, subject_id, order_id, order_version, kind, data)
      SELECT at, actor, subject, subject_id, order_id, order_version, kind, data FROM audit_events
      WHERE order_id = $1 AND order_version = 2`;
    expect(await refusalOf(again, [id])).toBe("audit_events_order_id_order_version_key");
    expect(await refusalOf("UPDATE audit_events SET kind = 'x' WHERE order_id = $1", [id])).toContain("append-only");
    expect(await refusalOf("DELETE FROM audit_events WHERE order_id = $1", [id])).toContain("append-only");
  });
});

describe("a console task", () => {
  it("is the only open one of its kind, and once closed never changes", async () => {
    const order = await ordered();
    shop.provider.next({ kind: "refused" });
    await perform(shop, order, "cancel");
    const [operation] = await shop.operations(order.id);
    await openTask(shop.deps, STAFF.operator, { operationId: operation?.id ?? "" });
    const copy = `INSERT INTO console_tasks (order_id, kind, method_id, amount_before, amount_after, reasons, opened_at)
      SELECT order_id, kind, method_id, amount_before, amount_after, reasons, opened_at FROM console_tasks
      WHERE order_id = $1`;
    expect(await refusalOf(copy, [order.id])).toBe("console_tasks_one_open");
    await perform(shop, order, "cancel");
    const reopens = "UPDATE console_tasks SET state = 'open', closed_at = NULL WHERE order_id = $1";
    expect(await refusalOf(reopens, [order.id])).toContain("final state");
  });
});
