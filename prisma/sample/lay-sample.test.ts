import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase } from "@/lib/db/testing/test-database";
import type { InquiryAnswer, LedgerPage, LedgerPayment, WaitsFor } from "@/lib/gateway/protocol";
import { tokenHeader } from "@/lib/simulator/address";
import { type Simulator, startSimulator } from "@/lib/simulator/simulator";
import { verifyTrail } from "@/scripts/audit/verify";
import { laySample, sampleState } from "./lay-sample";
import { SAMPLE_ACCOUNTS } from "./staff";

const PLAN = { now: Date.now(), orders: 2_000, seed: "juchu" };

let databaseUrl: string;
let shop: pg.Client;
let simulator: Simulator;

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  shop = new pg.Client({ connectionString: databaseUrl });
  await shop.connect();
  simulator = await startSimulator({ databaseUrl: await freshDatabase({ migrated: false }), port: 0, token: "t" });
  expect(await sampleState(databaseUrl)).toBe("empty");
  await laySample({ databaseUrl, simulator }, PLAN);
}, 60_000);

afterAll(async () => {
  await shop.end();
  await simulator.close();
});

async function ask<Answer>(path: string): Promise<Answer> {
  return (await fetch(simulator.url + path, { headers: tokenHeader(simulator) })).json() as Promise<Answer>;
}

async function numberOf(sql: string): Promise<number> {
  const { rows } = await shop.query<{ n: number }>(`SELECT (${sql})::int AS n`);
  return rows[0]?.n ?? Number.NaN;
}

async function ledger(): Promise<readonly LedgerPayment[]> {
  const payments: LedgerPayment[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor === null ? "" : `&cursor=${cursor}`;
    const page: LedgerPage = await ask(`/v1/ledger?limit=1000${at}`);
    payments.push(...page.payments);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return payments;
}

describe("laying the sample", () => {
  it("keeps every promise that the database holds, and says what lies there", async () => {
    expect(await numberOf("SELECT count(*) FROM orders")).toBe(PLAN.orders);
    expect(await numberOf("SELECT count(*) FROM payments")).toBe(PLAN.orders);
    expect(await numberOf("SELECT count(*) FROM method_settings")).toBe(67);
    expect(
      await numberOf("SELECT count(*) FROM orders o JOIN payments p ON p.order_id = o.id WHERE o.stage <> p.stage"),
    ).toBe(0);
    expect(await sampleState(databaseUrl)).toBe("laid");
  });

  it("names only staff who are there", async () => {
    const { rows } = await shop.query<{ email: string; role: string }>("SELECT email, role FROM staff ORDER BY email");
    expect(rows).toEqual(
      SAMPLE_ACCOUNTS.map(({ email, role }) => ({ email, role })).sort((a, b) => (a.email < b.email ? -1 : 1)),
    );
    const named = [
      "operations.staff_id",
      "audit_events.staff_id",
      "console_tasks.opened_by",
      "console_tasks.closed_by",
    ];
    for (const column of named) {
      const [table, name] = column.split(".");
      expect(await numberOf(`SELECT count(*) FROM ${table} WHERE ${name} NOT IN (SELECT id FROM staff)`)).toBe(0);
    }
  });

  it("puts each payment into the provider's ledger, the same as the shop's record unless an operation is open", async () => {
    const { rows } = await shop.query<
      Pick<LedgerPayment, "paymentId" | "state" | "authorized" | "captured" | "refunded">
    >(
      `SELECT provider_payment_id AS "paymentId", state::text, authorized, captured, refunded FROM payments p
        WHERE provider_payment_id IS NOT NULL AND NOT EXISTS (SELECT FROM operations o
          WHERE o.payment_id = p.id AND o.state IN ('unknown', 'needs_person'))`,
    );
    const held = new Map((await ledger()).map((payment) => [payment.paymentId, payment]));
    expect(held.size).toBe(await numberOf("SELECT count(*) FROM payments WHERE provider_payment_id IS NOT NULL"));
    for (const row of rows) expect(held.get(row.paymentId)).toMatchObject(row);
  });

  it("leaves a call without an answer that the provider's side can be asked about", async () => {
    const { rows } = await shop.query<{ id: string }>("SELECT id FROM operations WHERE state = 'unknown'");
    expect(rows).toHaveLength(1);
    const answer: InquiryAnswer = await ask(`/v1/operations/${rows[0]?.id}`);
    expect(answer).toMatchObject({ found: true, answer: { result: "succeeded" } });
  });

  it("leaves calls for a person that the provider's side took and does not finish, however often it is asked", async () => {
    const { rows } = await shop.query<{ id: string }>("SELECT id FROM operations WHERE state = 'needs_person'");
    expect(rows).toHaveLength(2);
    for (const { id } of [...rows, ...rows]) {
      const answer: InquiryAnswer = await ask(`/v1/operations/${id}`);
      expect(answer).toMatchObject({ found: true, answer: { result: "pending" } });
    }
  });

  it("leaves authorizations that wait, as the provider's side tells of them, links that open among them", async () => {
    const { rows } = await shop.query<{ id: string; waitsFor: WaitsFor }>(
      `SELECT id, waits_for AS "waitsFor" FROM operations WHERE state = 'pending'`,
    );
    expect(new Set(rows.map(({ waitsFor }) => waitsFor.for))).toEqual(new Set(["buyer", "screening"]));
    for (const { id, waitsFor } of rows) {
      const answer: InquiryAnswer = await ask(`/v1/operations/${id}`);
      expect(answer).toMatchObject({ found: true, answer: { result: "pending", paymentId: null, waitsFor } });
      if (waitsFor.for === "buyer") expect((await fetch(waitsFor.url)).status).toBe(200);
    }
  });

  it("leaves a trail that is chained, also when it is laid in the place of another", async () => {
    const told = { events: await numberOf("SELECT count(*) FROM audit_events"), broken: [] };
    expect(await verifyTrail(databaseUrl, null)).toMatchObject(told);
    await laySample({ databaseUrl, simulator }, PLAN);
    // What the first laying wrote of its accounts went with the trail; everything else is as it was.
    expect(await numberOf("SELECT count(*) FROM audit_events")).toBe(told.events);
    expect(await verifyTrail(databaseUrl, null)).toMatchObject(told);
  });

  it("gives the next order a number of its own, and keeps the search indexes", async () => {
    expect(await numberOf("nextval(pg_get_serial_sequence('orders', 'id'))")).toBe(PLAN.orders + 1);
    expect(
      await numberOf("SELECT count(*) FROM pg_indexes WHERE tablename = 'orders' AND indexdef LIKE '% USING gin %'"),
    ).toBe(2);
  });
});

describe("laying it anew", () => {
  it("takes the place of all orders and payments and leaves the staff as they are", async () => {
    const staff = await shop.query("SELECT id, email FROM staff ORDER BY id");
    await laySample({ databaseUrl, simulator }, { ...PLAN, orders: 150, seed: "again" });
    expect(await numberOf("SELECT count(*) FROM orders")).toBe(150);
    expect(await numberOf("SELECT max(id) FROM orders")).toBe(150);
    expect(await ledger()).toHaveLength(
      await numberOf("SELECT count(*) FROM payments WHERE provider_payment_id IS NOT NULL"),
    );
    expect((await shop.query("SELECT id, email FROM staff ORDER BY id")).rows).toEqual(staff.rows);
  });

  it("that fails leaves the orders that were there, and is known to be unfinished", async () => {
    const gone = "http://127.0.0.1:1";
    await expect(
      laySample({ databaseUrl, simulator: { ...simulator, url: gone } }, { ...PLAN, orders: 10 }),
    ).rejects.toThrow();
    expect(await numberOf("SELECT count(*) FROM orders")).toBe(150);
    expect(await sampleState(databaseUrl)).toBe("unfinished");
  });
});

describe("what a database holds", () => {
  it("is a real shop as soon as there is an account that is not the sample's", async () => {
    const url = await freshDatabase();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("INSERT INTO staff (id, name, email) VALUES ('s', '山田', 'yamada@example.jp')");
    await client.end();
    expect(await sampleState(url)).toBe("real");
  });
});
