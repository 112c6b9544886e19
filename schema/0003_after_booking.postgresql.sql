-- What happens to a job after it is booked.

ALTER TABLE appointment
    ADD COLUMN planned BIGINT CHECK (planned BETWEEN 60 AND 86400 AND planned % 60 = 0),
    ADD COLUMN place_travel BIGINT
        CHECK (place_travel BETWEEN 0 AND 86400 AND place_travel % 60 = 0),
    ADD COLUMN place_wrap_up BIGINT
        CHECK (place_wrap_up BETWEEN 0 AND 86400 AND place_wrap_up % 60 = 0),
    ADD COLUMN overrides TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN cancelled_late BIGINT NOT NULL DEFAULT 0
        CHECK (cancelled_late IN (0, 1) AND (cancelled_late = 0 OR status = 'cancelled'));
COMMENT ON COLUMN appointment.planned IS 'How long it takes as agreed, in seconds: ends_at falls short of it where the job ended early, and taking that back restores it. NULL: as long as it is held.';
COMMENT ON COLUMN appointment.place_travel IS 'The travel that its place asks for, in seconds: at a shared stop, and where a job ended early, less is kept free. NULL: what is kept.';
COMMENT ON COLUMN appointment.place_wrap_up IS 'The wrap-up that its place asks for, in seconds. NULL: what is kept.';
COMMENT ON COLUMN appointment.overrides IS 'The shop''s rules that a person set aside for its time: hours,notice.';
COMMENT ON COLUMN appointment.cancelled_late IS '1: cancelled later than the shop asks for; it counts on the customer.';

-- Which holds may have lapsed; who is at the same stop; what is remembered of a customer.
CREATE INDEX appointment_held ON appointment (held_until) WHERE status = 'held';
CREATE INDEX appointment_stop ON appointment (stop_id) WHERE stop_id IS NOT NULL;
CREATE INDEX appointment_missed ON appointment (customer_id)
    WHERE status = 'no_show' OR cancelled_late = 1;

ALTER TABLE appointment_service
    ADD COLUMN done BIGINT NOT NULL DEFAULT 1 CHECK (done IN (0, 1));
COMMENT ON COLUMN appointment_service.done IS '0: left out, and not charged.';

-- The rest of what a quote was priced by, so that a change of the work is priced by the same
-- rules. Quotes made before this have them from the policy that they were made under.
ALTER TABLE quote
    ADD COLUMN supplies_cap BIGINT CHECK (supplies_cap >= 0),
    ADD COLUMN emergency_on_travel BIGINT NOT NULL DEFAULT 0 CHECK (emergency_on_travel IN (0, 1)),
    ADD COLUMN tax_parts BIGINT NOT NULL DEFAULT 1 CHECK (tax_parts IN (0, 1)),
    ADD COLUMN tax_labor BIGINT NOT NULL DEFAULT 0 CHECK (tax_labor IN (0, 1)),
    ADD COLUMN tax_fees BIGINT NOT NULL DEFAULT 0 CHECK (tax_fees IN (0, 1)),
    ADD COLUMN tax_travel BIGINT NOT NULL DEFAULT 0 CHECK (tax_travel IN (0, 1));
COMMENT ON COLUMN quote.supplies_cap IS 'The most that shop supplies come to, in minor units.';
COMMENT ON COLUMN quote.emergency_on_travel IS '1: the emergency multiplier counts for travel too.';
COMMENT ON COLUMN quote.tax_parts IS '1: parts are taxed.';
COMMENT ON COLUMN quote.tax_labor IS '1: labor is taxed.';
COMMENT ON COLUMN quote.tax_fees IS '1: fees are taxed.';
COMMENT ON COLUMN quote.tax_travel IS '1: travel is taxed.';
UPDATE quote SET (supplies_cap, emergency_on_travel, tax_parts, tax_labor, tax_fees, tax_travel) =
    (SELECT CAST(p.rules ->> 'supplies_cap_cents' AS BIGINT),
            CAST(CAST(p.rules ->> 'emergency_on_travel' AS BOOLEAN) AS INT),
            CAST(CAST(p.rules ->> 'tax_parts' AS BOOLEAN) AS INT),
            CAST(CAST(p.rules ->> 'tax_labor' AS BOOLEAN) AS INT),
            CAST(CAST(p.rules ->> 'tax_fees' AS BOOLEAN) AS INT),
            CAST(CAST(p.rules ->> 'tax_travel' AS BOOLEAN) AS INT)
       FROM (SELECT id, CAST(document AS JSON) -> 'pricing' AS rules FROM policy) p
      WHERE p.id = quote.policy_id)
 WHERE policy_id IS NOT NULL;
