-- The outbox at work: who has a message, what became of it, day sheets, and its hold.

ALTER TABLE appointment
    ADD COLUMN agreed_at BIGINT,
    ADD COLUMN confirmed_at BIGINT,
    ADD COLUMN confirmed_by TEXT COLLATE "C" NOT NULL DEFAULT ''
        CHECK (length(confirmed_by) <= 200 AND (confirmed_by = '') = (confirmed_at IS NULL));
COMMENT ON COLUMN appointment.agreed_at IS 'When its time was promised: booked, moved and reinstated count. NULL: when it was booked. A reminder that was due before that is not sent.';
COMMENT ON COLUMN appointment.confirmed_at IS 'When somebody said that the time is fine, UTC seconds.';
COMMENT ON COLUMN appointment.confirmed_by IS 'Who said so.';

ALTER TABLE store_info
    ADD COLUMN outbox_held_at BIGINT,
    ADD COLUMN outbox_hold_reason TEXT COLLATE "C" NOT NULL DEFAULT ''
        CHECK (length(outbox_hold_reason) <= 500
               AND (outbox_hold_reason = '') = (outbox_held_at IS NULL)),
    ADD COLUMN reminded_at BIGINT;
COMMENT ON COLUMN store_info.outbox_held_at IS 'Since when nothing is sent, UTC seconds. NULL: the outbox is not on hold.';
COMMENT ON COLUMN store_info.outbox_hold_reason IS 'Why the outbox is on hold.';
COMMENT ON COLUMN store_info.reminded_at IS 'When messages were last looked after, to the hour or so: after a long time without, somebody has to look first.';

ALTER TABLE outbox
    DROP CONSTRAINT outbox_state_check,
    ADD CONSTRAINT outbox_state_check CHECK (state IN
        ('queued', 'sent', 'failed', 'superseded', 'expired', 'dropped')),
    ADD COLUMN sheet_date BIGINT,
    ADD COLUMN sheet_at BIGINT,
    ADD COLUMN lease_token TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN recipient TEXT COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN told_start BIGINT,
    ADD COLUMN contents TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE outbox SET lease_until = NULL WHERE lease_until IS NOT NULL;
ALTER TABLE outbox
    ADD CHECK ((sheet_date IS NULL) = (kind <> 'day_sheet')),
    ADD CHECK ((sheet_date IS NULL) = (sheet_at IS NULL)),
    ADD CHECK ((lease_until IS NULL) = (lease_token = ''));
COMMENT ON COLUMN outbox.state IS 'queued, sent, failed, superseded, expired or dropped.';
COMMENT ON COLUMN outbox.sheet_date IS 'Of a day sheet: its day, wall seconds at 00:00.';
COMMENT ON COLUMN outbox.sheet_at IS 'Of a day sheet: the time of day it goes out, seconds since 00:00.';
COMMENT ON COLUMN outbox.lease_until IS 'Whoever sends it has it until then, UTC seconds by the server''s clock.';
COMMENT ON COLUMN outbox.lease_token IS 'Of the run that has it.';
COMMENT ON COLUMN outbox.recipient IS 'The address at the last attempt.';
COMMENT ON COLUMN outbox.told_start IS 'The start of its job as it was told, UTC seconds.';
COMMENT ON COLUMN outbox.contents IS 'Of a day sheet: the jobs that it told.';
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE state = 'queued';
CREATE INDEX outbox_quote ON outbox (quote_id) WHERE quote_id IS NOT NULL;
CREATE INDEX outbox_ended ON outbox (state, id) WHERE state NOT IN ('queued', 'sent');
CREATE UNIQUE INDEX outbox_day_sheet ON outbox (sheet_date, sheet_at, coalesce(mechanic_id, 0))
    WHERE kind = 'day_sheet';
CREATE OR REPLACE VIEW readable_outbox AS
SELECT id AS message, kind, audience, 'A' || appointment_id AS job, 'Q' || quote_id AS quote, state,
       to_timestamp(not_before) AS not_before, attempts, to_timestamp(sent_at) AS sent_at, last_error,
       recipient, lead, wall_time(sheet_date)::date AS sheet_date
  FROM outbox;
CREATE OR REPLACE VIEW readable_appointment AS
SELECT 'A' || a.id AS job, a.status, wall_time(a.starts_local) AS starts_local,
       (a.ends_at - a.starts_at) / 60 AS minutes, to_timestamp(a.starts_at) AS starts_at,
       m.name AS mechanic, c.name AS customer, c.phone,
       btrim(concat_ws(' ', v.year, v.make, v.model)) AS vehicle, v.plate,
       a.address, a.postal_code, a.total AS total_minor_units, a.notes, a.confirmed_by
  FROM appointment a
  JOIN mechanic m ON m.id = a.mechanic_id
  JOIN customer c ON c.id = a.customer_id
  JOIN vehicle v ON v.id = a.vehicle_id;
