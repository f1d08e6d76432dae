-- Due operations are taken in turns over the providers: the first due of each is found without reading the others of it.
DROP INDEX "operations_due";
CREATE INDEX "operations_due" ON "operations" (split_part("method_id", '/', 1), "next_step_at", "id")
  INCLUDE ("method_id") WHERE "state" IN ('requested', 'sending', 'unknown', 'needs_person');
