-- CreateTable
CREATE TABLE "audit_links" (
    "seq" INTEGER NOT NULL,
    "event_id" INTEGER NOT NULL,
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_links_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_links_event_id_key" ON "audit_links"("event_id");

-- An order with a trail stays. SET NULL would have been a change of the trail, which the trail refuses by another name.
-- DropForeignKey
ALTER TABLE "audit_events" DROP CONSTRAINT "audit_events_order_id_fkey";

-- AddForeignKey
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- ---------------------------------------------------------------------------------------------------------------
-- By hand from here: what the schema language cannot say. schema.prisma names each of these; keep both in step.
-- ---------------------------------------------------------------------------------------------------------------

ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_single" CHECK ("id" = 1);
INSERT INTO "audit_head" ("seq", "hash") VALUES (0, decode(repeat('00', 32), 'hex'));

-- What a link's hash is of: the hash before it, and every column of the event, in a text that depends on no setting of
-- a session: instants as epoch milliseconds, `data` as jsonb writes it (keys in jsonb's own order). The verifier
-- (scripts/audit) states the same on its own and never calls this.
CREATE FUNCTION audit_link_hash(prev bytea, seq integer, e "audit_events") RETURNS bytea LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN sha256(prev || convert_to(jsonb_build_array(
    seq, e."id", (extract(epoch FROM e."at") * 1000)::bigint, e."actor"::text, e."staff_id", e."subject", e."subject_id",
    e."order_id", e."order_version", e."kind", e."data")::text, 'UTF8'));
END $$;

-- Runs inside COMMIT (deferred), behind every lock that the transaction took: whoever holds the head waits for nobody,
-- and is done as soon as the server is, however slow the client. So nothing deadlocks on it, the chain never forks, and
-- its order is the order of commits.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head "audit_head";
  next_hash bytea;
BEGIN
  -- Chained with others already: see chain_audit_trail.
  PERFORM FROM "audit_links" WHERE "event_id" = NEW."id";
  IF FOUND THEN RETURN NULL; END IF;
  SELECT * INTO STRICT head FROM "audit_head" FOR UPDATE;
  next_hash := audit_link_hash(head."hash", head."seq" + 1, NEW);
  INSERT INTO "audit_links" ("seq", "event_id", "prev_hash", "hash") VALUES (head."seq" + 1, NEW."id", head."hash", next_hash);
  UPDATE "audit_head" SET "seq" = head."seq" + 1, "hash" = next_hash;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "audit_events_chain" AFTER INSERT ON "audit_events"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

-- For whoever loads thousands of events in one transaction: the trigger would write the head anew for each of them, and
-- every version of a row lives until COMMIT. Chains all events that have no link, by id, and writes the head once.
CREATE FUNCTION chain_audit_trail() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  head "audit_head";
  event "audit_events";
  next_hash bytea;
BEGIN
  SELECT * INTO STRICT head FROM "audit_head" FOR UPDATE;
  FOR event IN
    SELECT e.* FROM "audit_events" e WHERE NOT EXISTS (SELECT FROM "audit_links" l WHERE l."event_id" = e."id") ORDER BY e."id"
  LOOP
    head."seq" := head."seq" + 1;
    next_hash := audit_link_hash(head."hash", head."seq", event);
    INSERT INTO "audit_links" ("seq", "event_id", "prev_hash", "hash") VALUES (head."seq", event."id", head."hash", next_hash);
    head."hash" := next_hash;
  END LOOP;
  UPDATE "audit_head" SET "seq" = head."seq", "hash" = head."hash";
END $$;

-- The events that stand already.
SELECT chain_audit_trail();

CREATE TRIGGER "audit_links_append_only" BEFORE UPDATE OR DELETE ON "audit_links"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- Without its one row nothing could be written any more.
CREATE TRIGGER "audit_head_stays" BEFORE INSERT OR DELETE ON "audit_head"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_head_no_truncate" BEFORE TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- TRUNCATE passes row triggers by. The sample, which replaces a whole shop, says in its transaction that it means it:
-- SET LOCAL juchu.clear_trail = 'on'. The chain begins anew then.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('juchu.clear_trail', true), '') <> 'on' THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  UPDATE "audit_head" SET "seq" = 0, "hash" = decode(repeat('00', 32), 'hex');
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_events_no_truncate" BEFORE TRUNCATE ON "audit_events"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER "audit_links_no_truncate" BEFORE TRUNCATE ON "audit_links"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
