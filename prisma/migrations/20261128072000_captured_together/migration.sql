-- The list asks for orders whose payment was captured with its authorization (オーソリ時に確定); schema.prisma names it.
CREATE INDEX "payments_captured_together" ON "payments" ("order_id") WHERE "capture_reason" IS NOT NULL AND "superseded_at" IS NULL;
