import { type Patch, tests } from "../patch";

const STORE = "lib/db/write/store.ts";
const CLAIMS = "lib/db/write/store-claims.ts";
const TX = "lib/db/write/store-tx.ts";
const STORE_TESTS = "lib/db/write/store.test.ts";
const CLAIM_TESTS = "lib/db/write/store-claims.test.ts";
const RACE_TESTS = "lib/payments/verbs/race.test.ts";
const SCHEMA = "prisma/migrations/20261123000000_init/migration.sql";
const INVARIANT_TESTS = "lib/db/write/invariants.test.ts";

/** What can be got wrong in the store on PostgreSQL. */
export const STORING: readonly Patch[] = [
  {
    name: "claim-without-skip",
    hurts: "Two workers wait for each other, and an operation in a transaction stops the worker.",
    edits: [{ file: CLAIMS, before: "FOR UPDATE OF o SKIP LOCKED)", after: "FOR UPDATE OF o)" }],
    caughtBy: tests(CLAIM_TESTS, "a claim raises"),
  },
  {
    name: "unreadable-row-spoils-its-claim",
    hurts: "One operation of a method that the catalogue no longer has keeps all others open.",
    edits: [
      { file: CLAIMS, before: "if (claimed.length === 0 && broken.length > 0)", after: "if (broken.length > 0)" },
    ],
    caughtBy: tests(CLAIM_TESTS, "cannot be read"),
  },
  {
    name: "claim-of-what-is-leased",
    hurts: "Opening a page takes an operation away from its sender.",
    edits: [
      {
        file: CLAIMS,
        before: " AND (lease_until IS NULL OR lease_until <= now())",
        after: "",
      },
    ],
    caughtBy: tests(CLAIM_TESTS, "a claim raises"),
  },
  {
    name: "lease-without-fence",
    hurts: "Who lost the lease can still write.",
    edits: [{ file: CLAIMS, before: "SET fence = o.fence + 1,", after: "SET fence = o.fence," }],
    caughtBy: tests(CLAIM_TESTS, "a claim raises"),
  },
  {
    name: "update-without-fence",
    hurts: "A worker that was suspended writes over what another has found since.",
    edits: [
      {
        file: "lib/db/write/store-operations.ts",
        before: 'return (await update(client, "operations", columns, { id: operationId, fence }, OPEN)) === 1;',
        after: 'return fence > 0 && (await update(client, "operations", columns, { id: operationId }, OPEN)) === 1;',
      },
    ],
    caughtBy: tests(CLAIM_TESTS, "a claim raises"),
  },
  {
    name: "clock-of-the-transactions-start",
    hurts: "A verb that waits for a lock decides by a limit that has passed meanwhile.",
    edits: [{ file: TX, before: "extract(epoch FROM clock_timestamp())", after: "extract(epoch FROM now())" }],
    caughtBy: tests(RACE_TESTS, "a limit that passes"),
  },
  {
    name: "order-not-locked",
    hurts: "Two staff change one order in the same instant, and one change is lost.",
    edits: [
      {
        file: TX,
        before: '"SELECT * FROM orders WHERE id = $1 FOR UPDATE"',
        after: '"SELECT * FROM orders WHERE id = $1"',
      },
    ],
    caughtBy: tests(RACE_TESTS),
  },
  {
    name: "flags-not-held",
    hurts: "A flag is turned between decision and COMMIT: a call goes out that was no longer allowed.",
    edits: [{ file: "lib/db/write/store-people-and-rules.ts", before: " FOR SHARE OF m, s`;", after: "`;" }],
    caughtBy: tests(STORE_TESTS, "holds the flags"),
  },
  {
    name: "event-missing",
    hurts: "The trail does not say that the provider refused.",
    edits: [
      {
        file: TX,
        before: "await this.#client.query(text, [...values]);",
        after: 'if (event.kind !== "operation_failed") await this.#client.query(text, [...values]);',
      },
    ],
    caughtBy: tests("lib/payments/verbs/cancel.test.ts", "on PostgreSQL leaves the order as it was"),
  },
  {
    name: "version-not-raised",
    hurts: "A stale tab is not seen to be stale.",
    edits: [{ file: TX, before: "const version = before.version + 1;", after: "const version = before.version;" }],
    caughtBy: tests("lib/payments/verbs/cancel.test.ts", "on PostgreSQL"),
  },
  {
    name: "answer-replaced",
    hurts: "A key that was answered is answered otherwise.",
    edits: [
      {
        file: "lib/db/write/store-preparations.ts",
        before: "WHERE request_key = $1 AND answer IS NULL`",
        after: "WHERE request_key = $1`",
      },
    ],
    caughtBy: tests(STORE_TESTS, "an answer"),
  },
  {
    name: "rolled-back-taken-for-committed",
    hurts: "A call goes out whose intent the database has thrown away.",
    edits: [
      {
        file: STORE,
        before: 'if (answer.command !== "COMMIT") throw',
        after: 'if (answer.command === "") throw',
      },
    ],
    caughtBy: tests(STORE_TESTS, "a transaction"),
  },
  {
    name: "lost-commit-taken-for-refused",
    hurts: '"Not saved" is said of what was saved.',
    edits: [
      {
        file: "lib/db/write/store-errors.ts",
        before: 'return error instanceof pg.DatabaseError && error.severity === "ERROR";',
        after: "return error instanceof Error;",
      },
    ],
    caughtBy: tests(STORE_TESTS, "COMMIT"),
  },
  {
    name: "shut-out-keeps-the-role",
    hurts: "Staff who were shut out still move money.",
    edits: [
      {
        file: "lib/db/rows/held-staff.ts",
        before: "role: !row.shut_out && isRole(row.role) ? row.role : null",
        after: "role: isRole(row.role) ? row.role : null",
      },
    ],
    caughtBy: tests(STORE_TESTS, "shut out"),
  },
  {
    name: "actor-not-held",
    hurts: "An admin is shut out while their write is on its way, and it commits after the shut-out.",
    edits: [{ file: "lib/db/rows/held-staff.ts", before: "WHERE id = $1 FOR SHARE`", after: "WHERE id = $1`" }],
    caughtBy: tests("lib/actions/shut-out-meanwhile.test.ts", "that waits"),
  },
  {
    name: "settings-trust-the-edge",
    hurts: "An admin who was shut out makes another admin.",
    edits: [
      { file: "lib/staff/save-as.ts", before: "if (by !== null", after: 'if (needed === "viewer" && by !== null' },
    ],
    caughtBy: tests("lib/actions/shut-out-meanwhile.test.ts", "nothing is written"),
  },
  {
    name: "two-open-on-one-payment",
    hurts: "Two calls are on their way for one payment, and the database lets both stand.",
    edits: [
      {
        file: SCHEMA,
        before: 'CREATE UNIQUE INDEX "operations_one_open_per_payment"',
        after: 'CREATE INDEX "operations_one_open_per_payment"',
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "an operation"),
  },
  {
    name: "two-cancels-of-one-payment",
    hurts: "A payment is canceled twice, and the database lets both stand.",
    edits: [
      {
        file: SCHEMA,
        before: 'CREATE UNIQUE INDEX "operations_one_cancel_per_payment"',
        after: 'CREATE INDEX "operations_one_cancel_per_payment"',
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "an operation"),
  },
  {
    name: "ended-operation-rewritten",
    hurts: "完了 becomes 拒否 by a later mistake.",
    edits: [
      {
        file: SCHEMA,
        before: `WHEN (OLD."state" IN ('succeeded', 'failed', 'not_sent')) EXECUTE`,
        after: `WHEN (OLD."state" IN ('not_sent')) EXECUTE`,
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "an operation"),
  },
  {
    name: "canceled-payment-rewritten",
    hurts: "A canceled payment comes alive in our record.",
    edits: [
      {
        file: SCHEMA,
        before: `WHEN (OLD."state" IN ('voided', 'refunded')) EXECUTE`,
        after: `WHEN (OLD."state" IN ('refunded')) EXECUTE`,
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "a payment"),
  },
  {
    name: "trail-rewritten",
    hurts: "Who did what can be changed afterwards.",
    edits: [
      {
        file: SCHEMA,
        before: 'CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE',
        after: 'CREATE TRIGGER "audit_events_append_only" BEFORE DELETE',
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "an order"),
  },
  {
    name: "version-may-jump",
    hurts: "A change without its event goes unseen.",
    edits: [
      {
        file: SCHEMA,
        before: 'IF NEW."version" <> OLD."version" + 1 THEN',
        after: 'IF NEW."version" < OLD."version" THEN',
      },
    ],
    caughtBy: tests(INVARIANT_TESTS, "an order"),
  },
  {
    name: "lost-commit-of-a-flag-told-as-nothing",
    hurts: "A flag that stands is told as not changed: staff cancel by another rule than they believe.",
    edits: [
      {
        file: "lib/db/save-transaction.ts",
        before: 'commitAsked && !refused ? "perhaps_saved" : "database_unavailable"',
        after: '"database_unavailable"',
      },
    ],
    caughtBy: tests("lib/method-settings/change-flag.test.ts", "a database in trouble"),
  },
];
