-- Every committed change that a screen shows is told on the channel juchu_changes: what kind, of which order, method or
-- person, and the order's version. Never the data: a listener asks for it like anybody else, with session and role.
-- Statement triggers over transition tables: a bulk load sends one message that names no row.

CREATE FUNCTION tell_change(kind text, keys text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Over so many rows a reader asks for everything anyway.
  IF cardinality(keys) > 20 THEN
    PERFORM pg_notify('juchu_changes', json_build_object('kind', kind)::text);
  ELSE
    PERFORM pg_notify('juchu_changes', json_build_object('kind', kind, 'of', key)::text) FROM unnest(keys) AS key;
  END IF;
END $$;

CREATE FUNCTION tell_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM changed LIMIT 21) AS first) > 20 THEN
    PERFORM pg_notify('juchu_changes', '{"kind":"order"}');
  ELSE
    PERFORM pg_notify('juchu_changes',
      json_build_object('kind', 'order', 'of', order_number, 'version', version)::text) FROM changed;
  END IF;
  RETURN NULL;
END $$;

-- Of rows that belong to an order by its id. The trigger's argument is the kind.
CREATE FUNCTION tell_orders_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_change(TG_ARGV[0], ARRAY(
    SELECT o.order_number FROM (SELECT DISTINCT order_id FROM changed LIMIT 21) AS c JOIN orders o ON o.id = c.order_id));
  RETURN NULL;
END $$;

CREATE FUNCTION tell_looks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_change('look', ARRAY(
    SELECT o.order_number FROM (SELECT payment_id FROM changed LIMIT 21) AS c
      JOIN payments p ON p.id = c.payment_id JOIN orders o ON o.id = p.order_id));
  RETURN NULL;
END $$;

CREATE FUNCTION tell_differences() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_change('difference', ARRAY(SELECT DISTINCT order_number FROM changed LIMIT 21));
  RETURN NULL;
END $$;

CREATE FUNCTION tell_methods() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_change('method', ARRAY(SELECT method_id FROM changed LIMIT 21));
  RETURN NULL;
END $$;

-- Staff and sessions by their id. A session's id is not its token: it lets nobody in.
CREATE FUNCTION tell_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_change(TG_ARGV[0], ARRAY(SELECT id FROM changed LIMIT 21));
  RETURN NULL;
END $$;

CREATE FUNCTION tell_kind() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed) THEN
    PERFORM pg_notify('juchu_changes', json_build_object('kind', TG_ARGV[0])::text);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "orders_tell_insert" AFTER INSERT ON "orders" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders();
CREATE TRIGGER "orders_tell_update" AFTER UPDATE ON "orders" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders();
CREATE TRIGGER "payments_tell_insert" AFTER INSERT ON "payments" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('payment');
CREATE TRIGGER "payments_tell_update" AFTER UPDATE ON "payments" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('payment');
CREATE TRIGGER "operations_tell_insert" AFTER INSERT ON "operations" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('operation');
CREATE TRIGGER "operations_tell_update" AFTER UPDATE ON "operations" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('operation');
CREATE TRIGGER "console_tasks_tell_insert" AFTER INSERT ON "console_tasks" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('task');
CREATE TRIGGER "console_tasks_tell_update" AFTER UPDATE ON "console_tasks" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_orders_part('task');
CREATE TRIGGER "ledger_looks_tell_insert" AFTER INSERT ON "ledger_looks" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_looks();
CREATE TRIGGER "ledger_looks_tell_update" AFTER UPDATE ON "ledger_looks" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_looks();
CREATE TRIGGER "differences_tell_insert" AFTER INSERT ON "differences" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_differences();
CREATE TRIGGER "differences_tell_update" AFTER UPDATE ON "differences" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_differences();
CREATE TRIGGER "reconciliation_rounds_tell_insert" AFTER INSERT ON "reconciliation_rounds" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_kind('round');
CREATE TRIGGER "reconciliation_rounds_tell_update" AFTER UPDATE ON "reconciliation_rounds" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_kind('round');
CREATE TRIGGER "method_settings_tell_insert" AFTER INSERT ON "method_settings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_methods();
CREATE TRIGGER "method_settings_tell_update" AFTER UPDATE ON "method_settings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_methods();
CREATE TRIGGER "shop_settings_tell_insert" AFTER INSERT ON "shop_settings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_kind('shop');
CREATE TRIGGER "shop_settings_tell_update" AFTER UPDATE ON "shop_settings" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_kind('shop');
CREATE TRIGGER "staff_tell_insert" AFTER INSERT ON "staff" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ids('staff');
CREATE TRIGGER "staff_tell_update" AFTER UPDATE ON "staff" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ids('staff');
CREATE TRIGGER "staff_tell_delete" AFTER DELETE ON "staff" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ids('staff');
CREATE TRIGGER "sessions_tell_delete" AFTER DELETE ON "sessions" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ids('session');
