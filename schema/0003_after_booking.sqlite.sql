-- What happens to a job after it is booked.

-- How long the job takes as agreed, in seconds: ends_at falls short of it where the job ended
-- early, and taking that back restores it. NULL: as long as it is held.
ALTER TABLE appointment ADD COLUMN planned INTEGER
    CHECK (planned BETWEEN 60 AND 86400 AND planned % 60 = 0);
-- The paddings that its place asks for: at a shared stop, and where a job ended early, less
-- than these is kept free. NULL: those that are kept.
ALTER TABLE appointment ADD COLUMN place_travel INTEGER
    CHECK (place_travel BETWEEN 0 AND 86400 AND place_travel % 60 = 0);
ALTER TABLE appointment ADD COLUMN place_wrap_up INTEGER
    CHECK (place_wrap_up BETWEEN 0 AND 86400 AND place_wrap_up % 60 = 0);
-- The shop's rules that a person set aside for its time: 'hours,notice'.
ALTER TABLE appointment ADD COLUMN overrides TEXT NOT NULL DEFAULT '';
-- Cancelled later than the shop asks for: it counts on the customer.
ALTER TABLE appointment ADD COLUMN cancelled_late INTEGER NOT NULL DEFAULT 0
    CHECK (cancelled_late IN (0, 1) AND (cancelled_late = 0 OR status = 'cancelled'));

-- Which holds may have lapsed; who is at the same stop; what is remembered of a customer.
CREATE INDEX appointment_held ON appointment (held_until) WHERE status = 'held';
CREATE INDEX appointment_stop ON appointment (stop_id) WHERE stop_id IS NOT NULL;
CREATE INDEX appointment_missed ON appointment (customer_id)
    WHERE status = 'no_show' OR cancelled_late = 1;

-- What of it was done; work that was not is not charged.
ALTER TABLE appointment_service ADD COLUMN done INTEGER NOT NULL DEFAULT 1 CHECK (done IN (0, 1));

-- The rest of what a quote was priced by, so that a change of the work is priced by the same
-- rules. Quotes made before this have them from the policy that they were made under.
ALTER TABLE quote ADD COLUMN supplies_cap INTEGER CHECK (supplies_cap >= 0);
ALTER TABLE quote ADD COLUMN emergency_on_travel INTEGER NOT NULL DEFAULT 0
    CHECK (emergency_on_travel IN (0, 1));
ALTER TABLE quote ADD COLUMN tax_parts INTEGER NOT NULL DEFAULT 1 CHECK (tax_parts IN (0, 1));
ALTER TABLE quote ADD COLUMN tax_labor INTEGER NOT NULL DEFAULT 0 CHECK (tax_labor IN (0, 1));
ALTER TABLE quote ADD COLUMN tax_fees INTEGER NOT NULL DEFAULT 0 CHECK (tax_fees IN (0, 1));
ALTER TABLE quote ADD COLUMN tax_travel INTEGER NOT NULL DEFAULT 0 CHECK (tax_travel IN (0, 1));
UPDATE quote SET (supplies_cap, emergency_on_travel, tax_parts, tax_labor, tax_fees, tax_travel) =
    (SELECT json_extract(p.document, '$.pricing.supplies_cap_cents'),
            json_extract(p.document, '$.pricing.emergency_on_travel'),
            json_extract(p.document, '$.pricing.tax_parts'),
            json_extract(p.document, '$.pricing.tax_labor'),
            json_extract(p.document, '$.pricing.tax_fees'),
            json_extract(p.document, '$.pricing.tax_travel')
       FROM policy p WHERE p.id = quote.policy_id)
 WHERE policy_id IS NOT NULL;
