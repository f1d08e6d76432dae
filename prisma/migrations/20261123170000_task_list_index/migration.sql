-- CreateIndex
CREATE INDEX "console_tasks_state_closed_at_id_idx" ON "console_tasks"("state", "closed_at" DESC, "id" DESC);
