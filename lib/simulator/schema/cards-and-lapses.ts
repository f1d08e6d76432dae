/**
 * Card sessions and tokens, authorizations that wait for the buyer or for screening, payments that lapse or are paid
 * later. No column takes a card's number or its code.
 */
export const CARDS_AND_LAPSES = `
  ALTER TABLE simulator.payments
    ADD COLUMN lapsed_at timestamptz(3),
    ADD COLUMN buyer_paid_at timestamptz(3),
    ADD COLUMN card json,
    ADD COLUMN shipment json,
    DROP CONSTRAINT payments_state_check,
    DROP CONSTRAINT payments_check1;
  ALTER TABLE simulator.payments
    ADD CHECK (state IN ('authorized', 'captured', 'voided', 'refunded', 'lapsed')),
    ADD CHECK ((state IN ('authorized', 'voided', 'lapsed')) = (captured = 0)),
    ADD CHECK ((lapsed_at IS NOT NULL) = (state = 'lapsed'));
  DROP TRIGGER payments_ended_is_final ON simulator.payments;
  CREATE TRIGGER payments_ended_is_final BEFORE UPDATE ON simulator.payments
    FOR EACH ROW WHEN (OLD.canceled_at IS NOT NULL OR OLD.lapsed_at IS NOT NULL)
    EXECUTE FUNCTION simulator.refuse_change();
  CREATE INDEX payments_may_lapse ON simulator.payments (payment_at) WHERE state = 'authorized';

  CREATE TABLE simulator.card_sessions (
    session_id text PRIMARY KEY,
    provider text NOT NULL,
    method text NOT NULL,
    order_number text NOT NULL,
    amount bigint NOT NULL,
    security_code text NOT NULL CHECK (security_code IN ('required', 'optional', 'none')),
    shop_origin text NOT NULL,
    expires_at timestamptz(3) NOT NULL
  );

  CREATE TABLE simulator.card_tokens (
    token text PRIMARY KEY,
    session_id text NOT NULL REFERENCES simulator.card_sessions,
    brand text NOT NULL,
    last4 text NOT NULL CHECK (last4 ~ '^[0-9]{4}$'),
    expiry text NOT NULL,
    security_code text NOT NULL CHECK (security_code IN ('given', 'not_given')),
    behavior text NOT NULL CHECK (behavior IN ('authorized', 'declined', 'challenge', 'screening', 'code_refused')),
    expires_at timestamptz(3) NOT NULL,
    used_by text
  );

  -- Of a pending authorization: what it waits for, the id in the buyer's link, and how it was decided.
  ALTER TABLE simulator.requests
    ADD COLUMN waits_for text CHECK (waits_for IN ('buyer', 'screening')),
    ADD COLUMN challenge_id text UNIQUE,
    ADD COLUMN verdict text CHECK (verdict IN ('approve', 'decline'));
`;
