-- 突合: our records laid beside the providers' ledger. What differs is kept until it is repaired, agrees again, or a person
-- has looked; nothing is corrected silently.

CREATE TYPE "RoundKind" AS ENUM ('recent', 'nightly');
CREATE TYPE "DifferenceEnd" AS ENUM ('taken_over', 'task_left', 'acknowledged', 'gone');

CREATE TABLE "reconciliation_rounds" (
    "id" SERIAL NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "failed" TEXT,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "agreed" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "tasks_seen" INTEGER NOT NULL DEFAULT 0,
    "put_off" INTEGER NOT NULL DEFAULT 0,
    "unreadable" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reconciliation_rounds_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "differences" (
    "id" SERIAL NOT NULL,
    "provider_payment_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "method_id" TEXT NOT NULL,
    "order_id" INTEGER,
    "order_number" TEXT NOT NULL,
    "kinds" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "ours" JSONB,
    "theirs" JSONB,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "end" "DifferenceEnd",
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "differences_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ledger_looks" (
    "payment_id" INTEGER NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "agrees" BOOLEAN NOT NULL,

    CONSTRAINT "ledger_looks_pkey" PRIMARY KEY ("payment_id")
);

ALTER TABLE "console_tasks"
  ADD COLUMN "seen_at" TIMESTAMPTZ(3),
  ADD COLUMN "seen_denied" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "reconciliation_rounds_kind_started_at_idx" ON "reconciliation_rounds"("kind", "started_at" DESC);
CREATE INDEX "differences_ended_at_id_idx" ON "differences"("ended_at" DESC, "id" DESC);
CREATE INDEX "differences_found_at_id_idx" ON "differences"("found_at", "id");
CREATE INDEX "differences_provider_payment_id_id_idx" ON "differences"("provider_payment_id", "id" DESC);
CREATE INDEX "differences_order_id_idx" ON "differences"("order_id");

ALTER TABLE "differences" ADD CONSTRAINT "differences_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_looks" ADD CONSTRAINT "ledger_looks_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here; schema.prisma names each.

-- One round runs at a time. A round whose lease is over is ended by whoever begins the next.
CREATE UNIQUE INDEX "reconciliation_rounds_one_running" ON "reconciliation_rounds" ((true)) WHERE "ended_at" IS NULL;

ALTER TABLE "differences"
  ADD CONSTRAINT "differences_have_kinds" CHECK (cardinality("kinds") >= 1),
  ADD CONSTRAINT "differences_ended" CHECK (("end" IS NULL) = ("ended_at" IS NULL)),
  ADD CONSTRAINT "differences_two_sides" CHECK ("ours" IS NOT NULL OR "theirs" IS NOT NULL);
CREATE UNIQUE INDEX "differences_one_open" ON "differences" ("provider_payment_id") WHERE "end" IS NULL;

CREATE FUNCTION keep_ended_difference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'difference % has ended', OLD."id" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "differences_final" BEFORE UPDATE ON "differences"
  FOR EACH ROW WHEN (OLD."end" IS NOT NULL) EXECUTE FUNCTION keep_ended_difference();
CREATE TRIGGER "differences_no_delete" BEFORE DELETE ON "differences"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- 完了の候補: open work that the ledger shows as done.
CREATE INDEX "console_tasks_seen" ON "console_tasks" ("opened_at", "id")
  WHERE "state" = 'open' AND "seen_at" IS NOT NULL AND NOT "seen_denied";

-- Payments that live, for the way from our side to the ledger.
CREATE INDEX "payments_live" ON "payments" ("id") WHERE "state" IN ('authorized', 'captured');
