import type { ClientBase } from "pg";
import { formatInstant } from "@/lib/time/instant";

/** The fields of the sample's rows that are instants; the database wants them as text. */
const INSTANTS: ReadonlySet<string> = new Set([
  "at",
  "orderedAt",
  "cancellationMarkedAt",
  "cancelDeadline",
  "amountDeadline",
  "nearestDeadline",
  "updatedAt",
  "paymentAt",
  "capturedAt",
  "canceledAt",
  "lapsedAt",
  "supersededAt",
  "deadline",
  "expiresAt",
  "leaseUntil",
  "nextStepAt",
  "createdAt",
  "sentAt",
  "settledAt",
  "startedAt",
  "endedAt",
  "openedAt",
  "workedAt",
  "closedAt",
]);

/** `threeDSecure` → `three_d_secure`, as the schema maps them. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnsOf(row: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      columnOf(field),
      INSTANTS.has(field) && typeof value === "number" ? formatInstant(value) : value,
    ]),
  );
}

/** Inserts rows that all have the same fields, in one statement: a single value travels, the server takes it apart. */
export async function layTable(client: ClientBase, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(columnsOf(first))
    .map((column) => `"${column}"`)
    .join(", ");
  await client.query(
    `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
    [JSON.stringify(rows.map(columnsOf))],
  );
}
