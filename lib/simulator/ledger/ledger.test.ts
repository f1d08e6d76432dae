import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LedgerPage, LedgerPayment } from "@/lib/gateway/protocol";
import { authorization, openTestSimulator, operation, type TestSimulator, type Wrong } from "../testing/test-simulator";

const CARD = "gmo-pg/card-one-time";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await openTestSimulator();
});
afterAll(() => simulator.close());

describe("the ledger", () => {
  async function pages(query: string): Promise<readonly LedgerPayment[]> {
    const { body } = await simulator.request<LedgerPage>("GET", `/v1/ledger?${query}`);
    if (body.nextCursor === null) return body.payments;
    const cursor = query.replace(/&cursor=.*/, "");
    return [...body.payments, ...(await pages(`${cursor}&cursor=${body.nextCursor}`))];
  }

  it("lists every change once, oldest first, page by page, of one provider if asked", async () => {
    const method = "zeus/card";
    const made: string[] = [];
    for (let index = 0; index < 7; index += 1) made.push((await simulator.granted(authorization(method))).paymentId);
    const all = await pages("provider=zeus&limit=3");
    expect(all.map((payment) => payment.paymentId)).toEqual(made);
    expect(all.every((payment) => payment.entries.length === 1)).toBe(true);
    const [first, second] = all;
    if (first === undefined || second === undefined) throw new Error("no payments");
    const { body } = await simulator.operate(first.paymentId, operation(first));
    expect((await pages("provider=zeus&limit=100")).at(-1)).toEqual(body.payment);
    const since = await pages(`provider=zeus&limit=100&changedSince=${body.payment?.updatedAt}`);
    expect(since.map((payment) => payment.paymentId)).toContain(first.paymentId);
    expect(since.map((payment) => payment.paymentId)).not.toContain(second.paymentId);
  });

  it("is as of an instant before which no change is hidden: a transaction that still runs holds it back", async () => {
    const client = new pg.Client({ connectionString: simulator.databaseUrl });
    await client.connect();
    try {
      await client.query("BEGIN");
      const { rows } = await client.query<{ now: Date }>("SELECT now()");
      const { body } = await simulator.request<LedgerPage>("GET", "/v1/ledger?limit=1");
      expect(Date.parse(body.asOf)).toBeLessThanOrEqual(rows[0]?.now.getTime() ?? 0);
    } finally {
      await client.end();
    }
  });

  it.each(["limit=0", "limit=1001", "limit=x", "changedSince=yesterday", "cursor=nonsense", "cursor=e30"])(
    "refuses %s",
    async (query) => {
      const said = await simulator.request<Wrong>("GET", `/v1/ledger?${query}`);
      expect(said).toEqual({ status: 400, body: { error: { code: "malformed", field: query.split("=")[0] } } });
    },
  );

  it("cannot be rewritten, not even by hand", async () => {
    const payment = await simulator.granted(authorization(CARD));
    await simulator.operate(payment.paymentId, operation(payment));
    const client = new pg.Client({ connectionString: simulator.databaseUrl });
    await client.connect();
    try {
      const id = [payment.paymentId];
      await expect(client.query("DELETE FROM simulator.entries WHERE payment_id = $1", id)).rejects.toThrow();
      await expect(client.query("UPDATE simulator.entries SET amount = 1 WHERE payment_id = $1", id)).rejects.toThrow();
      await expect(
        client.query("UPDATE simulator.payments SET order_number = 'x' WHERE payment_id = $1", id),
      ).rejects.toThrow();
    } finally {
      await client.end();
    }
  });
});
