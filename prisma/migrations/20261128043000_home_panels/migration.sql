-- ホーム counts what waits over the whole shop; each of these holds only what is counted.

-- Orders that are shipped while their money is only reserved, the oldest first.
CREATE INDEX orders_capture_due ON orders (ordered_at, id) INCLUDE (total, method_id, order_number)
  WHERE stage = 'before_capture' AND status IN ('shipped', 'completed') AND NOT cancellation_mark;

-- 与信NG: orders whose authorization the provider refused.
CREATE INDEX payments_declined ON payments (order_id) WHERE state = 'rejected';

-- What a person did to orders, the newest first.
CREATE INDEX audit_events_by_staff ON audit_events (staff_id, id DESC)
  WHERE staff_id IS NOT NULL AND order_id IS NOT NULL;
