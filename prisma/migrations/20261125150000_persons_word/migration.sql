-- 連携履歴 tells of each call whether a person's word ended it, and whose. Few events are such words.
CREATE INDEX "audit_events_persons_word" ON "audit_events" (("data"->>'operationId'))
  WHERE "data"->>'byPersonsWord' = 'true';
