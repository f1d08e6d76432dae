import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { METHOD_IDS } from "@/lib/capability/facts/catalogue";
import { FARTHEST_MS } from "@/lib/payments/call/pace";
import { METHOD } from "@/lib/payments/testing/methods";
import { openPgShop, type PgShop } from "@/lib/payments/testing/pg-shop";
import { perform, type TestOrder } from "@/lib/payments/testing/test-shop";
import { CLAIM_DUE, dueValues } from "./store-claims";

let shop: PgShop;
beforeAll(async () => {
  shop = await openPgShop();
  await shop.setFlags(METHOD.cancelByFlag, { cancelApi: true });
});
afterAll(() => shop.close());

const TEN = { limit: 10, each: 10, inFlight: new Map<string, number>(), leaseMs: 5_000 };

/** A cancel whose answer was lost, due. */
async function dueCancel(): Promise<{ readonly order: TestOrder; readonly operationId: string }> {
  const order = await shop.order({ methodId: METHOD.cancelByFlag });
  shop.provider.next({ kind: "lost_after" });
  await perform(shop, order, "cancel");
  const [operation] = await shop.operations(order.id);
  if (operation === undefined) throw new Error("no operation");
  await shop.age(2_000);
  return { order, operationId: operation.id };
}

/** Plans and leases as they look once the database's clock was put back by so many minutes. */
async function putBack(minutes: number): Promise<void> {
  await shop.sql.query(
    `UPDATE operations SET next_step_at = next_step_at + $1 * interval '1 minute',
      lease_until = lease_until + $1 * interval '1 minute' WHERE settled_at IS NULL`,
    [minutes],
  );
}

describe("a claim", () => {
  it("raises the fence, skips what is locked and what is leased, and waits for nobody", async () => {
    const { order, operationId } = await dueCancel();
    const holder = await shop.sql.connect();
    try {
      await holder.query("BEGIN");
      await holder.query("SELECT FROM operations WHERE id = $1 FOR UPDATE", [operationId]);
      expect(await shop.store.claimDue(TEN)).toEqual([]);
      expect(await shop.store.claim(operationId, 5_000)).toBeNull();
    } finally {
      await holder.query("ROLLBACK");
      holder.release();
    }

    const [claimed] = await shop.store.claimDue(TEN);
    expect(claimed).toMatchObject({
      operation: { id: operationId, fence: 2 },
      providerPaymentId: order.providerPaymentId,
    });
    expect(await shop.store.claimDue(TEN)).toEqual([]);
    expect(await shop.store.claim(operationId, 5_000)).toBeNull();
    expect(await shop.store.transaction((tx) => tx.updateOperation(operationId, 1, { cause: "late" }))).toBe(false);
    expect(await shop.store.transaction((tx) => tx.updateOperation(operationId, 2, { cause: "mine" }))).toBe(true);
  });

  it("is not put off by a clock that was put back since the lease: what lies too far ahead is due again", async () => {
    const { operationId } = await dueCancel();
    expect((await shop.store.claimDue(TEN)).map(({ operation }) => operation.id)).toContain(operationId);
    expect(await shop.store.recall(FARTHEST_MS)).toBe(0);
    await putBack(24 * 60);
    expect(await shop.store.claimDue(TEN)).toEqual([]);
    expect(await shop.store.claim(operationId, 5_000)).toBeNull();

    expect(await shop.store.recall(FARTHEST_MS)).toBeGreaterThanOrEqual(1);
    const claimed = (await shop.store.claimDue(TEN)).find(({ operation }) => operation.id === operationId);
    expect(claimed?.operation.fence).toBe(3);
  });

  it("of a row that cannot be read leaves the others to whoever claims, and is told when it comes alone", async () => {
    const unreadable = await dueCancel();
    const other = await dueCancel();
    await shop.sql.query("UPDATE operations SET method_id = 'nobody/nothing' WHERE id = $1", [unreadable.operationId]);
    await shop.age(7_000);
    expect((await shop.store.claimDue(TEN)).map(({ operation }) => operation.id)).toContain(other.operationId);
    await shop.sql.query("UPDATE operations SET next_step_at = now() WHERE id = $1", [unreadable.operationId]);
    await expect(shop.store.claimDue(TEN)).rejects.toThrow("nobody/nothing");
    await shop.sql.query("UPDATE operations SET method_id = $2 WHERE id = $1", [
      unreadable.operationId,
      METHOD.cancelByFlag,
    ]);
  });
});

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly Plans?: readonly Plan[];
}

function readsOf(plan: Plan): readonly Plan[] {
  const below = (plan.Plans ?? []).flatMap(readsOf);
  return plan["Relation Name"] === "operations" && plan["Node Type"].endsWith("Scan") ? [plan, ...below] : below;
}

/**
 * So many that are due, nine of ten at one provider, among ten times as many that have ended. Foreign keys are off: only
 * these rows count.
 */
async function crowd(due: number): Promise<void> {
  const client = await shop.sql.connect();
  await client.query("SET session_replication_role = replica");
  await client.query(
    `INSERT INTO operations (id, order_id, payment_id, kind, state, method_id, provider_operation, amount_before, amount,
       decision, expires_at, next_step_at, created_at, settled_at)
     SELECT gen_random_uuid(), 1000000 + n, 1000000 + n, 'cancel',
       CASE WHEN n <= $2 THEN 'unknown' ELSE 'not_sent' END::"OperationState",
       ($1::text[])[CASE WHEN n % 10 > 0 THEN 1 ELSE 1 + n / 10 % array_length($1::text[], 1) END], 'Cancel', 1, 1, '{}',
       now(), CASE WHEN n <= $2 THEN now() - n * interval '1 millisecond' END, now(), CASE WHEN n > $2 THEN now() END
     FROM generate_series(1, $2 * 11) n`,
    [METHOD_IDS, due],
  );
  await client.query("SET session_replication_role = origin");
  client.release();
  await shop.sql.query("ANALYZE operations");
}

it("a claim reads few of 5,000 operations that wait at one provider, and those by an index", async () => {
  await crowd(5_000);
  const { rows } = await shop.sql.query<{ readonly "QUERY PLAN": readonly { readonly Plan: Plan }[] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${CLAIM_DUE}`,
    [...dueValues({ ...TEN, limit: 50, each: 40 })],
  );
  const plan = rows[0]?.["QUERY PLAN"][0]?.Plan;
  if (plan === undefined) throw new Error("no plan");
  const reads = readsOf(plan);
  expect(reads.map((read) => read["Node Type"])).not.toContain("Seq Scan");
  expect(JSON.stringify(plan)).toContain("operations_due");
  const read = reads.reduce((sum, one) => sum + one["Actual Rows"] * one["Actual Loops"], 0);
  expect(read).toBeLessThan(1_500);
  expect(plan["Actual Rows"]).toBe(50);
});
