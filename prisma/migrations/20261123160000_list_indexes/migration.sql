-- CreateIndex
CREATE INDEX "orders_cancel_deadline_idx" ON "orders"("cancel_deadline");

-- CreateIndex
CREATE INDEX "orders_amount_deadline_idx" ON "orders"("amount_deadline");

-- CreateIndex
CREATE INDEX "operations_provider_code_idx" ON "operations"("provider_code");

-- By hand: cutting a text into grams is a thousand times the work of a comparison. The planner has to know it, or it
-- evaluates the function for every order instead of asking the index (5 s instead of 1 ms on 100,000 orders).
ALTER FUNCTION order_grams(text) COST 2000;
