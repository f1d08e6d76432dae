-- Orders come in, are authorized again after a refusal, paid and shipped.

CREATE TYPE "TaxRate" AS ENUM ('standard', 'reduced', 'exempt');
CREATE TYPE "Rounding" AS ENUM ('down', 'half_up', 'up');

ALTER TABLE "shop_settings" ADD COLUMN "tax_rounding" "Rounding" NOT NULL DEFAULT 'down';

ALTER TABLE "orders"
  ADD COLUMN "registration_key" TEXT,
  ADD COLUMN "fee" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "tax_rounding" "Rounding" NOT NULL DEFAULT 'down',
  ADD COLUMN "customer_postal_code" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "customer_prefecture" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "customer_city" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "customer_street" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "customer_building" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_name" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_kana" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_phone" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_postal_code" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_prefecture" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_city" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_street" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_building" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "delivery_method" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "wished_on" TEXT,
  ADD COLUMN "wished_band" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "paid_on" TEXT,
  ADD COLUMN "carrier" TEXT,
  ADD COLUMN "shipped_on" TEXT;
CREATE UNIQUE INDEX "orders_registration_key_key" ON "orders" ("registration_key");

ALTER TABLE "orders" DROP CONSTRAINT "orders_yen_not_negative", DROP CONSTRAINT "orders_total_is_sum";
ALTER TABLE "orders"
  ADD CONSTRAINT "orders_yen_not_negative" CHECK ("subtotal" >= 0 AND "shipping_fee" >= 0 AND "fee" >= 0 AND "discount" >= 0 AND "points" >= 0 AND "total" >= 0),
  ADD CONSTRAINT "orders_total_is_sum" CHECK ("total" = "subtotal" + "shipping_fee" + "fee" - "discount" - "points"),
  ADD CONSTRAINT "orders_postal_codes" CHECK ("customer_postal_code" ~ '^([0-9]{7})?$' AND "delivery_postal_code" ~ '^([0-9]{7})?$'),
  -- Days are texts (2026-11-28, in Asia/Tokyo): no driver and no zone turns them into an instant.
  ADD CONSTRAINT "orders_days" CHECK ("wished_on" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND "paid_on" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' AND "shipped_on" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
  -- A day of 入金 is a paid order's; an authorization pays without one.
  ADD CONSTRAINT "orders_paid_on" CHECK ("paid_on" IS NULL OR "paid"),
  ADD CONSTRAINT "orders_slip_sent" CHECK (NOT "slip_number_sent" OR "slip_number" IS NOT NULL);

-- Every change of an order but that of what is derived from it raises its version by exactly one.
DROP TRIGGER "orders_version" ON "orders";
CREATE TRIGGER "orders_version" BEFORE UPDATE ON "orders" FOR EACH ROW
  WHEN (to_jsonb(NEW) - '{cancel_deadline,amount_deadline,nearest_deadline,search_text,updated_at}'::text[]
        IS DISTINCT FROM
        to_jsonb(OLD) - '{cancel_deadline,amount_deadline,nearest_deadline,search_text,updated_at}'::text[])
  EXECUTE FUNCTION order_version_rises_by_one();

ALTER TABLE "order_lines"
  ADD COLUMN "product_code" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "tax_rate" "TaxRate" NOT NULL DEFAULT 'standard';

-- An order may have payments that ended before the present one: declined and given up for another method, or lapsed.
ALTER TABLE "payments"
  ADD COLUMN "superseded_at" TIMESTAMPTZ(3),
  ADD COLUMN "lapsed_at" TIMESTAMPTZ(3),
  ADD COLUMN "capture_reason" TEXT,
  ADD COLUMN "security_code" TEXT,
  ADD COLUMN "card_brand" TEXT,
  ADD COLUMN "card_last4" TEXT,
  ADD COLUMN "card_expiry" TEXT,
  ADD CONSTRAINT "payments_superseded" CHECK ("superseded_at" IS NULL OR "state" NOT IN ('authorized', 'captured')),
  ADD CONSTRAINT "payments_capture_reason" CHECK ("capture_reason" IS NULL OR ("capture_reason" IN ('flag', 'default') AND "captured_at" IS NOT NULL)),
  ADD CONSTRAINT "payments_security_code" CHECK ("security_code" IN ('given', 'not_given')),
  -- No card number has room here: four digits, and the month in which the card expires.
  ADD CONSTRAINT "payments_card" CHECK ("card_last4" ~ '^[0-9]{4}$' AND "card_expiry" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$' AND length("card_brand") <= 20);
ALTER TABLE "payments" DROP CONSTRAINT "payments_order_stage";
ALTER TABLE "payments" DROP CONSTRAINT "payments_state_amounts", DROP CONSTRAINT "payments_state_instants";
ALTER TABLE "payments"
  ADD CONSTRAINT "payments_state_amounts" CHECK (
    CASE "state"
      WHEN 'awaiting' THEN "authorized" = 0
      WHEN 'rejected' THEN "authorized" = 0
      WHEN 'authorized' THEN "authorized" >= 1 AND "captured" = 0
      WHEN 'captured' THEN "captured" >= 1 AND "refunded" < "captured"
      WHEN 'voided' THEN "captured" = 0
      WHEN 'lapsed' THEN "authorized" >= 1 AND "captured" = 0
      WHEN 'refunded' THEN "captured" >= 1 AND "refunded" = "captured"
    END),
  ADD CONSTRAINT "payments_state_instants" CHECK (
    ("state" IN ('awaiting', 'rejected') OR ("payment_at" IS NOT NULL AND "provider_payment_id" IS NOT NULL))
    AND (("state" IN ('captured', 'refunded')) = ("captured_at" IS NOT NULL))
    AND (("state" = 'lapsed') = ("lapsed_at" IS NOT NULL))
    AND (("state" IN ('voided', 'refunded')) = ("canceled_at" IS NOT NULL)));
DROP INDEX "payments_order_id_key";
CREATE INDEX "payments_order_id_idx" ON "payments" ("order_id");
CREATE UNIQUE INDEX "payments_one_current" ON "payments" ("order_id") WHERE "superseded_at" IS NULL;
-- The stage that the order has to have: only its present payment says so.
ALTER TABLE "payments" ADD COLUMN "order_stage" "Stage" GENERATED ALWAYS AS (
  CASE
    WHEN "superseded_at" IS NOT NULL THEN NULL
    WHEN "state" = 'authorized' THEN 'before_capture'::"Stage"
    WHEN "state" = 'captured' THEN 'after_capture'::"Stage"
    WHEN "state" IN ('voided', 'refunded') THEN 'canceled'::"Stage"
    ELSE 'unauthorized'::"Stage"
  END) STORED;
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_stage"
  FOREIGN KEY ("order_id", "order_stage") REFERENCES "orders" ("id", "stage") DEFERRABLE INITIALLY DEFERRED;
-- An ended payment is final; only that another one took its place is still written.
DROP TRIGGER "payments_final" ON "payments";
CREATE FUNCTION keep_ended_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Generated columns are not worked out yet.
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{superseded_at,stage,order_stage}'::text[]
                        = to_jsonb(OLD) - '{superseded_at,stage,order_stage}'::text[] THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'payments % is in its final state %', OLD."id", OLD."state" USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER "payments_final" BEFORE UPDATE OR DELETE ON "payments"
  FOR EACH ROW WHEN (OLD."state" IN ('voided', 'refunded', 'lapsed') OR OLD."superseded_at" IS NOT NULL)
  EXECUTE FUNCTION keep_ended_payment();
-- 与信NG and 失効: orders whose present payment was refused or has lapsed.
DROP INDEX "payments_declined";
CREATE INDEX "payments_declined" ON "payments" ("order_id") WHERE "state" IN ('rejected', 'lapsed') AND "superseded_at" IS NULL;

-- `details`: what only an authorization or a shipment says. `waits_for`: what a provider that has taken it waits for.
ALTER TABLE "operations"
  ADD COLUMN "details" JSONB,
  ADD COLUMN "waits_for" JSONB,
  ADD CONSTRAINT "operations_pending" CHECK ("state" <> 'pending' OR "kind" = 'authorize');
DROP INDEX "operations_one_open_per_payment", "operations_one_open_per_order", "operations_due";
CREATE UNIQUE INDEX "operations_one_open_per_payment" ON "operations" ("payment_id")
  WHERE "state" IN ('requested', 'sending', 'pending', 'unknown', 'needs_person');
CREATE UNIQUE INDEX "operations_one_open_per_order" ON "operations" ("order_id")
  WHERE "state" IN ('requested', 'sending', 'pending', 'unknown', 'needs_person');
CREATE INDEX "operations_due" ON "operations" (split_part("method_id", '/', 1), "next_step_at", "id")
  INCLUDE ("method_id") WHERE "state" IN ('requested', 'sending', 'pending', 'unknown', 'needs_person');

-- The last number given to an order of a day (Asia/Tokyo).
CREATE TABLE "order_number_days" (
  "day" TEXT PRIMARY KEY,
  "last" INTEGER NOT NULL CHECK ("last" >= 1)
);
