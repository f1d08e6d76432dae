import type pg from "pg";
import type { OrderPatch, PaymentPatch } from "@/lib/payments/model/patches";
import type { AttemptEnd, OperationRecord } from "@/lib/payments/model/records";
import type { NewOrder, OperationPatch } from "@/lib/payments/store/port";

/** Columns whose instants are epoch milliseconds in our records. */
const INSTANTS = /At$|Until$|Deadline$|^deadline$/;
/** Columns that hold JSON. */
const JSON_COLUMNS = new Set(["edit", "details", "waitsFor", "decision"]);

interface Patches {
  readonly orders: Omit<OrderPatch, "lines">;
  readonly newOrders: Omit<NewOrder, "lines">;
  readonly payments: PaymentPatch;
  readonly operations: OperationPatch & Partial<OperationRecord>;
  readonly attempts: AttemptEnd;
}

/** A record's fields as columns: names in snake case, instants as dates, JSON as text. Absent fields stay absent. */
export function patchOf<Name extends keyof Patches>(_table: Name, patch: Patches[Name]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [columnOf(field), stored(field, value)]),
  );
}

function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function stored(field: string, value: unknown): unknown {
  if (value === null) return null;
  if (JSON_COLUMNS.has(field)) return JSON.stringify(value);
  return INSTANTS.test(field) && typeof value === "number" ? new Date(value) : value;
}

/** Column names come from this code alone, never from outside. */
export async function insertInto(
  client: pg.ClientBase,
  table: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`);
  await client.query(
    `INSERT INTO ${table} (${names.join(", ")}) VALUES (${places.join(", ")})`,
    Object.values(columns),
  );
}

/** The same for a table that numbers its rows: answers the number. */
export async function insertReturningId(
  client: pg.ClientBase,
  table: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<number> {
  const names = Object.keys(columns);
  const places = names.map((_, index) => `$${index + 1}`);
  const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${places.join(", ")}) RETURNING id`;
  const [row] = (await client.query<{ id: number }>(sql, Object.values(columns))).rows;
  if (row === undefined) throw new Error(`nothing was written to ${table}`);
  return row.id;
}

/** Answers how many rows were written. */
export async function update(
  client: pg.ClientBase,
  table: string,
  columns: Readonly<Record<string, unknown>>,
  where: Readonly<Record<string, unknown>>,
  and = "TRUE",
): Promise<number> {
  const names = Object.keys(columns);
  if (names.length === 0) throw new Error(`nothing to write to ${table}`);
  const set = names.map((name, index) => `${name} = $${index + 1}`);
  const keys = Object.keys(where).map((name, index) => `${name} = $${names.length + index + 1}`);
  const sql = `UPDATE ${table} SET ${set.join(", ")} WHERE ${[...keys, and].join(" AND ")}`;
  const { rowCount } = await client.query(sql, [...Object.values(columns), ...Object.values(where)]);
  return rowCount ?? 0;
}
