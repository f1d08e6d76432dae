import pg from "pg";
import type {
  CheckedDifference,
  CheckedEvent,
  CheckedOperation,
  CheckedOrder,
  CheckedPayment,
  CheckedPreparation,
  CheckedTask,
  Rows,
} from "./evidence";

// Instants as epoch milliseconds. Every question is asked in one snapshot, so that rows fit each other.
const ms = (column: string) => `floor(extract(epoch FROM ${column}) * 1000)::float8`;

const ORDERS = `SELECT id, order_number AS "orderNumber", version, total, cancellation_mark AS marked,
  registration_key AS "registrationKey" FROM orders`;

const PAYMENTS = `SELECT id, order_id AS "orderId", method_id AS "methodId", provider_payment_id AS "providerPaymentId",
  state::text, authorized, captured, refunded, waiting_amount AS "waitingAmount",
  superseded_at IS NOT NULL AS superseded FROM payments ORDER BY id`;

const OPERATIONS = `SELECT id::text, order_id AS "orderId", payment_id AS "paymentId", kind::text, state::text,
  method_id AS "methodId", amount, decision->'plan'->>'does' AS does, decision->>'outcome' AS outcome,
  decision->'flags' AS flags, request_key AS "requestKey", staff_id AS "staffId", ${ms("deadline")} AS deadline,
  ${ms("expires_at")} AS "expiresAt", sends, cause, waits_for IS NOT NULL AS waits,
  ${ms("next_step_at")} AS "nextStepAt", ${ms("created_at")} AS "createdAt", ${ms("settled_at")} AS "settledAt"
  FROM operations ORDER BY created_at, id`;

const TASKS = `SELECT order_id AS "orderId", kind::text, state::text FROM console_tasks`;

const DIFFERENCES = `SELECT provider_payment_id AS "providerPaymentId", order_id AS "orderId", kinds FROM differences
  WHERE "end" IS NULL`;

const EVENTS = `SELECT ${ms("at")} AS at, order_id AS "orderId", order_version AS "orderVersion", subject,
  subject_id AS "subjectId", kind, (data->>'amount')::float8 AS amount, data->>'operationId' AS "operationId",
  coalesce((data->>'byPersonsWord')::boolean, false) AS "byPersonsWord", data->>'flag' AS flag,
  data->'before' AS before, data->'after' AS after
  FROM audit_events WHERE subject = 'order' OR kind = 'flag_changed' ORDER BY id`;

const PREPARATIONS = `SELECT request_key AS "requestKey", operation_id::text AS "operationId",
  staff_id AS "staffId", order_id AS "orderId", version, ${ms("expires_at")} AS "expiresAt",
  (answer->>'ok')::boolean AS "answeredOk" FROM preparations`;

const FLAGS = `SELECT method_id AS "methodId", jsonb_build_object('cancelApi', cancel_api,
  'terminationApi', termination_api, 'gmopsCancelApi', gmops_cancel_api, 'gmopsModifyApi', gmops_modify_api,
  'postCaptureAmount', post_capture_amount, 'captureOnAuthorization', capture_on_authorization,
  'securityCodeRequired', security_code_required, 'orderMode', order_mode) AS flags FROM method_settings`;

/** The shop's rows, as they stand committed at one instant. */
export async function readRows(databaseUrl: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "invariants" });
  await client.connect();
  const all = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const [clock] = await all<{ now: number }>(`SELECT ${ms("clock_timestamp()")} AS now`);
    return {
      now: clock?.now ?? 0,
      orders: new Map((await all<CheckedOrder & pg.QueryResultRow>(ORDERS)).map((order) => [order.id, order])),
      payments: await all<CheckedPayment & pg.QueryResultRow>(PAYMENTS),
      operations: await all<CheckedOperation & pg.QueryResultRow>(OPERATIONS),
      tasks: await all<CheckedTask & pg.QueryResultRow>(TASKS),
      openDifferences: await all<CheckedDifference & pg.QueryResultRow>(DIFFERENCES),
      events: await all<CheckedEvent & pg.QueryResultRow>(EVENTS),
      preparations: new Map(
        (await all<CheckedPreparation & pg.QueryResultRow>(PREPARATIONS)).map((one) => [one.requestKey, one]),
      ),
      flags: new Map(
        (await all<{ methodId: string; flags: Record<string, unknown> }>(FLAGS)).map((row) => [
          row.methodId,
          row.flags,
        ]),
      ),
    };
  } finally {
    await client.end();
  }
}
