-- The outbox at work: who has a message, what became of it, day sheets, and its hold.

-- Who was promised a job's time, and when: booked, moved and reinstated count. NULL: when it
-- was booked. A reminder that was due before that is not sent.
ALTER TABLE appointment ADD COLUMN agreed_at INTEGER;
-- Who said that the time is fine, and when.
ALTER TABLE appointment ADD COLUMN confirmed_at INTEGER;
ALTER TABLE appointment ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT ''
    CHECK (length(confirmed_by) <= 200 AND (confirmed_by = '') = (confirmed_at IS NULL));

-- While the outbox is on hold nothing is sent.
ALTER TABLE store_info ADD COLUMN outbox_held_at INTEGER;
ALTER TABLE store_info ADD COLUMN outbox_hold_reason TEXT NOT NULL DEFAULT ''
    CHECK (length(outbox_hold_reason) <= 500
           AND (outbox_hold_reason = '') = (outbox_held_at IS NULL));
-- When messages were last looked after, to the hour or so: after a long time without, somebody
-- has to look first.
ALTER TABLE store_info ADD COLUMN reminded_at INTEGER;

-- SQLite changes no check of a table: it is made anew.
DROP VIEW readable_outbox;
CREATE TABLE new_outbox (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT    NOT NULL,      -- confirmation, change, cancellation, booked, ...
    audience       TEXT    NOT NULL CHECK (audience IN ('customer', 'shop', 'mechanic')),
    appointment_id INTEGER REFERENCES appointment (id),
    quote_id       INTEGER REFERENCES quote (id),
    mechanic_id    INTEGER REFERENCES mechanic (id),
    lead           TEXT    NOT NULL DEFAULT '',             -- of a reminder: 24h, 1d
    moves          INTEGER NOT NULL DEFAULT 0,              -- of the appointment, when it was written
    sequence       INTEGER NOT NULL DEFAULT 0,
    sheet_date     INTEGER,                                 -- of a day sheet: its day, at 00:00 ...
    sheet_at       INTEGER,                                 -- ... and the time of day it goes out, seconds
    state          TEXT    NOT NULL DEFAULT 'queued' CHECK (state IN
                       ('queued', 'sent', 'failed', 'superseded', 'expired', 'dropped')),
    not_before     INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    lease_until    INTEGER,                                 -- by the store's real clock
    lease_token    TEXT    NOT NULL DEFAULT '',             -- of the run that has it
    message_id     TEXT    NOT NULL UNIQUE,                 -- RFC 5322, fixed when written
    last_error     TEXT    NOT NULL DEFAULT '',
    recipient      TEXT    NOT NULL DEFAULT '',             -- the address at the last attempt
    told_start     INTEGER,                                 -- of its job, as it was told
    contents       TEXT    NOT NULL DEFAULT '',             -- of a day sheet: the jobs that it told
    sent_at        INTEGER,
    created_at     INTEGER NOT NULL,
    CHECK ((sheet_date IS NULL) = (kind <> 'day_sheet')),
    CHECK ((sheet_date IS NULL) = (sheet_at IS NULL)),
    CHECK ((lease_until IS NULL) = (lease_token = ''))
) STRICT;
-- Numbers go on where they were.
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'new_outbox', seq FROM sqlite_sequence WHERE name = 'outbox';
INSERT INTO new_outbox (id, kind, audience, appointment_id, quote_id, mechanic_id, lead, moves,
                        sequence, state, not_before, attempts, message_id, last_error, sent_at,
                        created_at)
    SELECT id, kind, audience, appointment_id, quote_id, mechanic_id, lead, moves,
           sequence, state, not_before, attempts, message_id, last_error, sent_at,
           created_at
      FROM outbox ORDER BY id;
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE state = 'queued';
CREATE INDEX outbox_appointment ON outbox (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX outbox_quote ON outbox (quote_id) WHERE quote_id IS NOT NULL;
-- What ended without being sent, for lists: sending writes no index but the one of what is due.
CREATE INDEX outbox_ended ON outbox (state, id) WHERE state NOT IN ('queued', 'sent');
CREATE UNIQUE INDEX outbox_reminder ON outbox (appointment_id, lead, moves) WHERE kind = 'reminder';
CREATE UNIQUE INDEX outbox_day_sheet ON outbox (sheet_date, sheet_at, coalesce(mechanic_id, 0))
    WHERE kind = 'day_sheet';
CREATE VIEW readable_outbox AS
SELECT id AS message, kind, audience, 'A' || appointment_id AS job, 'Q' || quote_id AS quote, state,
       datetime(not_before, 'unixepoch') AS not_before_utc, attempts,
       datetime(sent_at, 'unixepoch') AS sent_utc, last_error, recipient, lead,
       date(sheet_date, 'unixepoch') AS sheet_date
  FROM outbox;

DROP VIEW readable_appointment;
CREATE VIEW readable_appointment AS
SELECT 'A' || a.id AS job, a.status, datetime(a.starts_local, 'unixepoch') AS starts_local,
       (a.ends_at - a.starts_at) / 60 AS minutes, datetime(a.starts_at, 'unixepoch') AS starts_utc,
       m.name AS mechanic, c.name AS customer, c.phone,
       trim(coalesce(v.year, '') || ' ' || v.make || ' ' || v.model) AS vehicle, v.plate,
       a.address, a.postal_code, a.total AS total_minor_units, a.notes, a.confirmed_by
  FROM appointment a
  JOIN mechanic m ON m.id = a.mechanic_id
  JOIN customer c ON c.id = a.customer_id
  JOIN vehicle v ON v.id = a.vehicle_id;
