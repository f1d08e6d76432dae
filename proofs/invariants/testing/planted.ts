import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { freshDatabase } from "@/lib/db/testing/test-database";
import { checkInvariants } from "../check-invariants";
import type { Send, StaffAnswer, SuiteRun } from "../evidence";
import type { BrokenPromise, Rule } from "../violation";

/** When the planted run began. */
const SINCE = Date.parse("2026-11-20T00:00:00.000Z");
/** That many seconds into the run, as the database and the protocol write it. */
export const instantAt = (seconds: number) => new Date(SINCE + seconds * 1_000).toISOString();

export const PLANTED_METHOD = "zeus/card";
/** How an operation stands in its row once it is done. */
export const SETTLED = { state: "succeeded", settled_at: instantAt(13) };

interface PlantedEntry {
  readonly operationId: string | null;
  readonly kind: string;
  readonly amount: number;
  readonly at: string;
}

export interface PlantedPayment {
  readonly paymentId: string;
  readonly orderNumber: string;
  readonly state: string;
  readonly authorized: number;
  readonly captured: number;
  readonly refunded: number;
  readonly entries: readonly PlantedEntry[];
}

/** A shop's database and a providers' ledger, both empty until a test plants rows. */
export class PlantedShop {
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
  readonly #client: pg.Client;
  readonly #server: ReturnType<typeof createServer>;
  readonly ledger: PlantedPayment[] = [];
  readonly sends: Send[] = [];
  readonly answers: StaffAnswer[] = [];
  readonly run: { -readonly [Name in keyof SuiteRun]?: SuiteRun[Name] } = {};

  private constructor(databaseUrl: string, client: pg.Client, server: ReturnType<typeof createServer>) {
    this.databaseUrl = databaseUrl;
    this.#client = client;
    this.#server = server;
    this.gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on("request", (request, response) => {
      const cursor = Number(new URL(request.url ?? "", "http://ledger").searchParams.get("cursor") ?? "0");
      // One payment a page, so that pages are read.
      const page = this.ledger.slice(cursor, cursor + 1).map((payment) => ({
        ...payment,
        entries: payment.entries.map((entry, index) => ({ ...entry, seq: index + 1 })),
      }));
      const nextCursor = cursor + 1 < this.ledger.length ? String(cursor + 1) : null;
      response.end(JSON.stringify({ asOf: instantAt(100), payments: page, nextCursor }));
    });
  }

  static async open(): Promise<PlantedShop> {
    const databaseUrl = await freshDatabase();
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // What triggers forbid is what the checker must find.
    await client.query("SET session_replication_role = replica");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new PlantedShop(databaseUrl, client, server);
  }

  /** Empties all of it for the next test; quicker than a database for each. */
  async empty(): Promise<void> {
    await this.sql("TRUNCATE orders, audit_events, method_settings RESTART IDENTITY CASCADE");
    for (const list of [this.ledger, this.sends, this.answers]) list.length = 0;
    for (const name of Object.keys(this.run) as (keyof SuiteRun)[]) delete this.run[name];
  }

  async sql(text: string, values: unknown[] = []): Promise<void> {
    await this.#client.query(text, values);
  }

  /** Order 1 at version 1, nothing in its trail, a payment of 1,000 authorized before the run. */
  async order(id = 1): Promise<void> {
    await this.sql(
      `INSERT INTO orders (id, order_number, version, ordered_at, method_id, customer_name, customer_kana, customer_email,
         customer_phone, subtotal, shipping_fee, discount, points, total, paid, three_d_secure, stage)
       VALUES ($1::int, 'S' || $1::int, 1, $2, $3, '', '', '', '', 1000, 0, 0, 0, 1000, true, false, 'before_capture')`,
      [id, instantAt(-7_200), PLANTED_METHOD],
    );
    await this.sql(
      `INSERT INTO payments (id, order_id, method_id, provider_payment_id, state, authorized, payment_at)
       VALUES ($1::int, $1::int, $2, 'pay-' || $1::int, 'authorized', 1000, $3)`,
      [id, PLANTED_METHOD, instantAt(-3_600)],
    );
    const authorize = { operationId: null, kind: "authorize", amount: 1_000, at: instantAt(-3_600) };
    const amounts = { authorized: 1_000, captured: 0, refunded: 0 };
    this.ledger.push({
      paymentId: `pay-${id}`,
      orderNumber: `S${id}`,
      state: "authorized",
      ...amounts,
      entries: [authorize],
    });
  }

  /** An event of order 1's trail, which takes the order to that version. */
  async event(version: number, kind: string, data: object = {}, seconds = version): Promise<void> {
    await this.sql(
      `INSERT INTO audit_events (at, actor, subject, subject_id, order_id, order_version, kind, data)
       VALUES ($1, 'staff', 'order', 'S1', 1, $2, $3, $4)`,
      [instantAt(seconds), version, kind, JSON.stringify(data)],
    );
    await this.sql("UPDATE orders SET version = $1 WHERE id = 1", [version]);
  }

  /** A cancel of order 1, sent and seen, as it stands by `more` (columns). Answers its id. */
  async cancel(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = randomUUID();
    const columns = {
      ...{ id, order_id: 1, payment_id: 1, kind: "cancel", state: "sending", method_id: PLANTED_METHOD },
      ...{ provider_operation: "op", amount_before: 1_000, amount: 1_000, request_key: `key-${id}` },
      decision: JSON.stringify({ plan: { does: "send" }, outcome: "linked", flags: PLANTED_FLAGS }),
      ...{ created_at: instantAt(10), expires_at: instantAt(18), sends: 1 },
      ...more,
    };
    await this.#insert("operations", columns);
    await this.sql("INSERT INTO method_settings (method_id, cancel_api) VALUES ($1, true) ON CONFLICT DO NOTHING", [
      PLANTED_METHOD,
    ]);
    const sent = {
      operationId: id,
      paymentId: "pay-1",
      kind: columns.kind,
      amount: columns.amount,
      method: PLANTED_METHOD,
    };
    this.sends.push({ ...sent, expiresAt: instantAt(18), at: Date.parse(instantAt(11)), committed: true });
    return id;
  }

  /** What aoi opened at version 1 of order 1, and that operation began with. */
  async preparation(operationId: string, more: Readonly<Record<string, unknown>>): Promise<void> {
    const columns = {
      ...{ request_key: `key-${operationId}`, staff_id: "aoi", order_id: 1, verb: "cancel", version: 1 },
      ...{ flags_state: "", shown: "{}", created_at: instantAt(1), expires_at: instantAt(1_800) },
      ...{ operation_id: operationId, ...more },
    };
    await this.#insert("preparations", columns);
  }

  async #insert(table: string, columns: Readonly<Record<string, unknown>>): Promise<void> {
    const names = Object.keys(columns);
    const values = names.map((_, index) => `$${index + 1}`).join(", ");
    await this.sql(`INSERT INTO ${table} (${names.join(", ")}) VALUES (${values})`, Object.values(columns));
  }

  /** The provider carries out: order 1's payment in the ledger is voided. */
  carriedOut(operationId: string | null, more: Partial<PlantedEntry> = {}): void {
    const [payment, ...others] = this.ledger;
    if (payment === undefined) throw new Error("nothing is in the ledger");
    const entry = { operationId, kind: "cancel", amount: 1_000, at: instantAt(12), ...more };
    this.ledger.splice(
      0,
      this.ledger.length,
      { ...payment, state: "voided", entries: [...payment.entries, entry] },
      ...others,
    );
  }

  /** The shop has written a cancel of order 1: its rows say canceled. */
  async canceledInRows(): Promise<void> {
    await this.sql("UPDATE payments SET state = 'voided', canceled_at = $1 WHERE id = 1", [instantAt(13)]);
    await this.sql(
      `UPDATE orders SET cancellation_mark = true, cancellation_marked_at = $1, stage = 'canceled' WHERE id = 1`,
      [instantAt(13)],
    );
  }

  /** A cancel of order 1 from intent to done, on all sides. Answers its id. */
  async doneCancel(): Promise<string> {
    const id = await this.cancel(SETTLED);
    this.carriedOut(id);
    await this.canceledInRows();
    await this.event(2, "operation_started");
    await this.event(3, "operation_succeeded");
    return id;
  }

  /** The numbers of the promises that the checker finds broken. */
  async broken(): Promise<readonly Rule[]> {
    return (await this.violations()).map(({ rule }) => rule);
  }

  /** What the checker says. */
  violations(): Promise<readonly BrokenPromise[]> {
    return checkInvariants({
      ...{ databaseUrl: this.databaseUrl, gatewayUrl: this.gatewayUrl, since: SINCE, wireSawAll: true },
      ...{ sends: this.sends, answers: this.answers, broken: new Set<string>(), quietSince: null, recoveries: [] },
      ...this.run,
    });
  }

  async close(): Promise<void> {
    await this.#client.end();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export const PLANTED_FLAGS = {
  cancelApi: true,
  terminationApi: false,
  gmopsCancelApi: false,
  gmopsModifyApi: false,
  postCaptureAmount: "off",
  captureOnAuthorization: false,
  securityCodeRequired: false,
  orderMode: "normal",
};
