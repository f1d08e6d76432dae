-- Rounds of 突合 look for what our side changed in the last days.
CREATE INDEX "operations_settled_at_idx" ON "operations"("settled_at");
