-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "OrderStatus" AS ENUM ('new', 'awaiting_payment', 'paid', 'preparing', 'shipped', 'completed', 'canceled', 'returned');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('unauthorized', 'before_capture', 'after_capture', 'canceled');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('awaiting', 'rejected', 'authorized', 'captured', 'voided', 'refunded');

-- CreateEnum
CREATE TYPE "OperationKind" AS ENUM ('authorize', 'capture', 'cancel', 'terminate', 'change_amount', 'change_amount_and_capture');

-- CreateEnum
CREATE TYPE "OperationState" AS ENUM ('requested', 'sending', 'unknown', 'needs_person', 'succeeded', 'failed', 'not_sent');

-- CreateEnum
CREATE TYPE "AttemptKind" AS ENUM ('send', 'inquire');

-- CreateEnum
CREATE TYPE "ConsoleTaskKind" AS ENUM ('cancel', 'change_amount');

-- CreateEnum
CREATE TYPE "ConsoleTaskState" AS ENUM ('open', 'done', 'not_needed');

-- CreateEnum
CREATE TYPE "PostCaptureAmountChoice" AS ENUM ('off', 'link', 'link_and_capture');

-- CreateEnum
CREATE TYPE "OrderMode" AS ENUM ('normal', 'other');

-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('staff', 'worker', 'customer', 'system');

-- CreateTable
CREATE TABLE "orders" (
    "id" SERIAL NOT NULL,
    "order_number" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "method_id" TEXT NOT NULL,
    "status" "OrderStatus" NOT NULL DEFAULT 'new',
    "customer_name" TEXT NOT NULL,
    "customer_kana" TEXT NOT NULL,
    "customer_email" TEXT NOT NULL,
    "customer_phone" TEXT NOT NULL,
    "subtotal" INTEGER NOT NULL,
    "shipping_fee" INTEGER NOT NULL,
    "discount" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "paid" BOOLEAN NOT NULL,
    "three_d_secure" BOOLEAN NOT NULL,
    "slip_number" TEXT,
    "slip_number_sent" BOOLEAN NOT NULL DEFAULT false,
    "cancellation_mark" BOOLEAN NOT NULL DEFAULT false,
    "cancellation_marked_at" TIMESTAMPTZ(3),
    "cancellation_marked_by" TEXT,
    "memo" TEXT NOT NULL DEFAULT '',
    "stage" "Stage" NOT NULL,
    "cancel_deadline" TIMESTAMPTZ(3),
    "amount_deadline" TIMESTAMPTZ(3),
    "nearest_deadline" TIMESTAMPTZ(3),
    "search_text" TEXT NOT NULL DEFAULT '',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "method_id" TEXT NOT NULL,
    "provider_payment_id" TEXT,
    "state" "PaymentState" NOT NULL,
    "stage" "Stage" NOT NULL,
    "authorized" INTEGER NOT NULL DEFAULT 0,
    "captured" INTEGER NOT NULL DEFAULT 0,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "waiting_amount" INTEGER,
    "payment_at" TIMESTAMPTZ(3),
    "captured_at" TIMESTAMPTZ(3),
    "canceled_at" TIMESTAMPTZ(3),

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operations" (
    "id" UUID NOT NULL,
    "order_id" INTEGER NOT NULL,
    "payment_id" INTEGER,
    "kind" "OperationKind" NOT NULL,
    "state" "OperationState" NOT NULL,
    "method_id" TEXT NOT NULL,
    "provider_operation" TEXT NOT NULL,
    "amount_before" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "edit" JSONB,
    "decision" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "staff_id" TEXT,
    "request_key" TEXT,
    "deadline" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "fence" INTEGER NOT NULL DEFAULT 1,
    "lease_until" TIMESTAMPTZ(3),
    "next_step_at" TIMESTAMPTZ(3),
    "sends" INTEGER NOT NULL DEFAULT 0,
    "inquiries" INTEGER NOT NULL DEFAULT 0,
    "provider_code" TEXT,
    "provider_status" TEXT,
    "cause" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "operations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation_attempts" (
    "id" SERIAL NOT NULL,
    "operation_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "AttemptKind" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "http_status" INTEGER,
    "provider_code" TEXT,
    "provider_status" TEXT,
    "raw" TEXT,

    CONSTRAINT "operation_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preparations" (
    "request_key" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "order_id" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "flags_state" TEXT NOT NULL,
    "shown" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" JSONB,
    "operation_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "preparations_pkey" PRIMARY KEY ("request_key")
);

-- CreateTable
CREATE TABLE "console_tasks" (
    "id" SERIAL NOT NULL,
    "order_id" INTEGER NOT NULL,
    "kind" "ConsoleTaskKind" NOT NULL,
    "state" "ConsoleTaskState" NOT NULL DEFAULT 'open',
    "method_id" TEXT NOT NULL,
    "amount_before" INTEGER NOT NULL,
    "amount_after" INTEGER NOT NULL,
    "reasons" TEXT[],
    "operation_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" TEXT,
    "worked_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "console_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "method_settings" (
    "method_id" TEXT NOT NULL,
    "cancel_api" BOOLEAN NOT NULL DEFAULT false,
    "termination_api" BOOLEAN NOT NULL DEFAULT false,
    "gmops_cancel_api" BOOLEAN NOT NULL DEFAULT false,
    "gmops_modify_api" BOOLEAN NOT NULL DEFAULT false,
    "post_capture_amount" "PostCaptureAmountChoice" NOT NULL DEFAULT 'off',
    "capture_on_authorization" BOOLEAN NOT NULL DEFAULT false,
    "security_code_required" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "method_settings_pkey" PRIMARY KEY ("method_id")
);

-- CreateTable
CREATE TABLE "shop_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "pci_dss" BOOLEAN NOT NULL DEFAULT false,
    "order_mode" "OrderMode" NOT NULL DEFAULT 'normal',
    "external_notice_url" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "shop_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" "ActorKind" NOT NULL,
    "staff_id" TEXT,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "order_id" INTEGER,
    "order_version" INTEGER,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "worker_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "ban_reason" TEXT,
    "ban_expires" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "impersonated_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verifications" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "orders_order_number_key" ON "orders"("order_number");

-- CreateIndex
CREATE INDEX "orders_ordered_at_id_idx" ON "orders"("ordered_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_total_id_idx" ON "orders"("total", "id");

-- CreateIndex
CREATE INDEX "orders_nearest_deadline_id_idx" ON "orders"("nearest_deadline", "id");

-- CreateIndex
CREATE INDEX "orders_method_id_stage_ordered_at_id_idx" ON "orders"("method_id", "stage", "ordered_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_status_ordered_at_id_idx" ON "orders"("status", "ordered_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "orders_stage_ordered_at_id_idx" ON "orders"("stage", "ordered_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "orders_id_stage_key" ON "orders"("id", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "order_lines_order_id_position_key" ON "order_lines"("order_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "payments_order_id_key" ON "payments"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_provider_payment_id_key" ON "payments"("provider_payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "operations_request_key_key" ON "operations"("request_key");

-- CreateIndex
CREATE INDEX "operations_order_id_created_at_idx" ON "operations"("order_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "operations_created_at_id_idx" ON "operations"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "operations_state_created_at_id_idx" ON "operations"("state", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "operation_attempts_operation_id_seq_key" ON "operation_attempts"("operation_id", "seq");

-- CreateIndex
CREATE INDEX "preparations_expires_at_idx" ON "preparations"("expires_at");

-- CreateIndex
CREATE INDEX "preparations_order_id_idx" ON "preparations"("order_id");

-- CreateIndex
CREATE INDEX "console_tasks_state_opened_at_id_idx" ON "console_tasks"("state", "opened_at", "id");

-- CreateIndex
CREATE INDEX "console_tasks_order_id_idx" ON "console_tasks"("order_id");

-- CreateIndex
CREATE INDEX "audit_events_subject_subject_id_id_idx" ON "audit_events"("subject", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_events_order_id_id_idx" ON "audit_events"("order_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_order_id_order_version_key" ON "audit_events"("order_id", "order_version");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");

-- CreateIndex
CREATE INDEX "sessions_staff_id_idx" ON "sessions"("staff_id");

-- CreateIndex
CREATE INDEX "accounts_staff_id_idx" ON "accounts"("staff_id");

-- CreateIndex
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limits_key_key" ON "rate_limits"("key");

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operations" ADD CONSTRAINT "operations_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operations" ADD CONSTRAINT "operations_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "operation_attempts" ADD CONSTRAINT "operation_attempts_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preparations" ADD CONSTRAINT "preparations_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_tasks" ADD CONSTRAINT "console_tasks_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "console_tasks" ADD CONSTRAINT "console_tasks_operation_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- ---------------------------------------------------------------------------------------------------------------
-- By hand from here: what the schema language cannot say. schema.prisma names each of these; keep both in step.
-- ---------------------------------------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Yen are never negative, and the total is the sum of its parts.
ALTER TABLE "orders"
  ADD CONSTRAINT "orders_yen_not_negative" CHECK ("subtotal" >= 0 AND "shipping_fee" >= 0 AND "discount" >= 0 AND "points" >= 0 AND "total" >= 0),
  ADD CONSTRAINT "orders_total_is_sum" CHECK ("total" = "subtotal" + "shipping_fee" - "discount" - "points"),
  ADD CONSTRAINT "orders_version_positive" CHECK ("version" >= 1),
  ADD CONSTRAINT "orders_mark_has_instant" CHECK ("cancellation_mark" = ("cancellation_marked_at" IS NOT NULL));
ALTER TABLE "order_lines"
  ADD CONSTRAINT "order_lines_positive" CHECK ("quantity" >= 1 AND "unit_price" >= 0);
ALTER TABLE "console_tasks"
  ADD CONSTRAINT "console_tasks_yen" CHECK ("amount_before" >= 0 AND "amount_after" >= 0),
  ADD CONSTRAINT "console_tasks_closed" CHECK (("state" = 'open') = ("closed_at" IS NULL));
ALTER TABLE "shop_settings" ADD CONSTRAINT "shop_settings_single" CHECK ("id" = 1);

-- 0 ≤ refunded ≤ captured ≤ authorized, and each state has the amounts and instants that it means.
ALTER TABLE "payments"
  ADD CONSTRAINT "payments_amounts" CHECK (0 <= "refunded" AND "refunded" <= "captured" AND "captured" <= "authorized"),
  ADD CONSTRAINT "payments_waiting" CHECK ("waiting_amount" IS NULL OR ("state" = 'authorized' AND "waiting_amount" >= 1 AND "waiting_amount" < "authorized")),
  ADD CONSTRAINT "payments_state_amounts" CHECK (
    CASE "state"
      WHEN 'awaiting' THEN "authorized" = 0
      WHEN 'rejected' THEN "authorized" = 0
      WHEN 'authorized' THEN "authorized" >= 1 AND "captured" = 0
      WHEN 'captured' THEN "captured" >= 1 AND "refunded" < "captured"
      WHEN 'voided' THEN "captured" = 0
      WHEN 'refunded' THEN "captured" >= 1 AND "refunded" = "captured"
    END),
  ADD CONSTRAINT "payments_state_instants" CHECK (
    ("state" IN ('awaiting', 'rejected') OR ("payment_at" IS NOT NULL AND "provider_payment_id" IS NOT NULL))
    AND (("state" IN ('captured', 'refunded')) = ("captured_at" IS NOT NULL))
    AND (("state" IN ('voided', 'refunded')) = ("canceled_at" IS NOT NULL)));

-- The order's stage is the payment's: generated here, held together by a deferred key there.
ALTER TABLE "payments" DROP COLUMN "stage";
ALTER TABLE "payments" ADD COLUMN "stage" "Stage" NOT NULL GENERATED ALWAYS AS (
  CASE "state"
    WHEN 'authorized' THEN 'before_capture'::"Stage"
    WHEN 'captured' THEN 'after_capture'::"Stage"
    WHEN 'voided' THEN 'canceled'::"Stage"
    WHEN 'refunded' THEN 'canceled'::"Stage"
    ELSE 'unauthorized'::"Stage"
  END) STORED;
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_stage"
  FOREIGN KEY ("order_id", "stage") REFERENCES "orders" ("id", "stage") DEFERRABLE INITIALLY DEFERRED;

-- Operations: one open at a time, one cancel that succeeded, terminal states final.
ALTER TABLE "operations"
  ADD CONSTRAINT "operations_yen" CHECK ("amount_before" >= 0 AND "amount" >= 0),
  ADD CONSTRAINT "operations_settled" CHECK (("state" IN ('succeeded', 'failed', 'not_sent')) = ("settled_at" IS NOT NULL)),
  ADD CONSTRAINT "operations_payment_known" CHECK ("kind" = 'authorize' OR "payment_id" IS NOT NULL);
CREATE UNIQUE INDEX "operations_one_open_per_payment" ON "operations" ("payment_id")
  WHERE "state" IN ('requested', 'sending', 'unknown', 'needs_person');
CREATE UNIQUE INDEX "operations_one_open_per_order" ON "operations" ("order_id")
  WHERE "state" IN ('requested', 'sending', 'unknown', 'needs_person');
CREATE UNIQUE INDEX "operations_one_cancel_per_payment" ON "operations" ("payment_id")
  WHERE "kind" IN ('cancel', 'terminate') AND "state" = 'succeeded';
-- 要確認 is among them: a slow inquiry goes on while a person looks.
CREATE INDEX "operations_due" ON "operations" ("next_step_at", "id")
  WHERE "state" IN ('requested', 'sending', 'unknown', 'needs_person');

CREATE UNIQUE INDEX "console_tasks_one_open" ON "console_tasks" ("order_id", "kind") WHERE "state" = 'open';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "audit_events_append_only" BEFORE UPDATE OR DELETE ON "audit_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "operation_attempts_no_delete" BEFORE DELETE ON "operation_attempts"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_terminal_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% % is in its final state %', TG_TABLE_NAME, OLD."id", OLD."state" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "operations_final" BEFORE UPDATE OR DELETE ON "operations"
  FOR EACH ROW WHEN (OLD."state" IN ('succeeded', 'failed', 'not_sent')) EXECUTE FUNCTION keep_terminal_state();
CREATE TRIGGER "payments_final" BEFORE UPDATE OR DELETE ON "payments"
  FOR EACH ROW WHEN (OLD."state" IN ('voided', 'refunded')) EXECUTE FUNCTION keep_terminal_state();
CREATE TRIGGER "console_tasks_final" BEFORE UPDATE OR DELETE ON "console_tasks"
  FOR EACH ROW WHEN (OLD."state" <> 'open') EXECUTE FUNCTION keep_terminal_state();
CREATE FUNCTION keep_ended_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'attempt % has ended', OLD."id" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "operation_attempts_final" BEFORE UPDATE ON "operation_attempts"
  FOR EACH ROW WHEN (OLD."ended_at" IS NOT NULL) EXECUTE FUNCTION keep_ended_attempt();

-- An order's version rises by exactly one with each change.
CREATE FUNCTION order_version_rises_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."version" <> OLD."version" + 1 THEN
    RAISE EXCEPTION 'order % must rise from version % to %, not %', OLD."id", OLD."version", OLD."version" + 1, NEW."version"
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
-- Stored deadlines and the search text are derived: rewriting them is no change of the order.
CREATE TRIGGER "orders_version" BEFORE UPDATE ON "orders" FOR EACH ROW
  WHEN (ROW(NEW."status", NEW."customer_name", NEW."subtotal", NEW."shipping_fee", NEW."discount", NEW."points", NEW."total", NEW."paid",
            NEW."slip_number", NEW."slip_number_sent", NEW."cancellation_mark", NEW."memo", NEW."stage", NEW."version")
        IS DISTINCT FROM
        ROW(OLD."status", OLD."customer_name", OLD."subtotal", OLD."shipping_fee", OLD."discount", OLD."points", OLD."total", OLD."paid",
            OLD."slip_number", OLD."slip_number_sent", OLD."cancellation_mark", OLD."memo", OLD."stage", OLD."version"))
  EXECUTE FUNCTION order_version_rises_by_one();

-- Search. Three characters and more go through trigrams; one and two Japanese characters (田中) through grams,
-- which trigrams cannot see. ASCII is left out of the grams: two digits match nearly every order anyway.
CREATE FUNCTION order_grams(search_text text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM (
    SELECT substr(search_text, i, n) AS gram
    FROM generate_series(1, length(search_text)) AS i, (VALUES (1), (2)) AS sizes (n)
    WHERE i + n - 1 <= length(search_text)
  ) AS pieces
  WHERE gram ~ '^[^\x01-\x7f]+$'
);
CREATE INDEX "orders_search_grams" ON "orders" USING gin (order_grams("search_text"));
CREATE INDEX "orders_search_trigrams" ON "orders" USING gin ("search_text" gin_trgm_ops);
