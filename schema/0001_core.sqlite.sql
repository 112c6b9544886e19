-- The shop's store, SQLite.
--
-- Instants are UTC seconds since 1970-01-01; wall times (names that end in _local) are
-- seconds since 1970-01-01 00:00 on the shop's wall; paddings and durations are seconds;
-- money is in the currency's minor unit; rates are parts per million; quantities are
-- thousandths; flags are 0 or 1; an absent text is ''. Each table that people care about
-- has a view readable_* with times and names for whoever opens this file by hand.

CREATE TABLE schema_migration (
    number     INTEGER PRIMARY KEY,
    title      TEXT    NOT NULL,
    checksum   TEXT    NOT NULL,          -- SHA-256 of the migration's text
    applied_at INTEGER NOT NULL,
    program    TEXT    NOT NULL           -- the version that applied it
) STRICT;

CREATE TABLE store_info (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    uid             TEXT    NOT NULL,     -- random; a copy keeps it
    home            TEXT    NOT NULL,     -- where it was made: a copy elsewhere must not write to customers
    timezone        TEXT    NOT NULL,
    currency        TEXT    NOT NULL,
    minimum_program TEXT    NOT NULL,     -- the lowest program version that may write
    created_at      INTEGER NOT NULL
) STRICT;

-- The shop's policy in force is the newest row.
CREATE TABLE policy (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    document   TEXT    NOT NULL,          -- JSON
    digest     TEXT    NOT NULL,          -- SHA-256 of the document
    created_at INTEGER NOT NULL,
    actor      TEXT    NOT NULL
) STRICT;

-- People and cars ---------------------------------------------------------------

CREATE TABLE customer (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    revision        INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    name            TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_folded     TEXT    NOT NULL,     -- case and accents folded
    phone           TEXT    NOT NULL DEFAULT '' CHECK (phone = '' OR phone LIKE '+%'),
    phone_extension TEXT    NOT NULL DEFAULT '' CHECK (length(phone_extension) <= 16),
    email           TEXT    NOT NULL DEFAULT '' CHECK (length(email) <= 254),
    email_folded    TEXT    NOT NULL DEFAULT '',
    address         TEXT    NOT NULL DEFAULT '' CHECK (length(address) <= 300),
    postal_code     TEXT    NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    notes           TEXT    NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    search_text     TEXT    NOT NULL,     -- what "contains" looks in, folded
    reminders       INTEGER NOT NULL DEFAULT 1 CHECK (reminders IN (0, 1)),
    created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_name ON customer (name_folded);
CREATE INDEX customer_phone ON customer (phone) WHERE phone <> '';
CREATE INDEX customer_email ON customer (email_folded) WHERE email_folded <> '';

CREATE TABLE vehicle (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    revision     INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    customer_id  INTEGER NOT NULL REFERENCES customer (id),
    year         INTEGER CHECK (year BETWEEN 1886 AND 9999),
    make         TEXT    NOT NULL DEFAULT '' CHECK (length(make) <= 64),
    model        TEXT    NOT NULL DEFAULT '' CHECK (length(model) <= 128),
    plate        TEXT    NOT NULL DEFAULT '' CHECK (length(plate) <= 16),
    plate_folded TEXT    NOT NULL DEFAULT '',
    vin          TEXT    NOT NULL DEFAULT '' CHECK (vin = '' OR length(vin) BETWEEN 5 AND 17),
    odometer     INTEGER CHECK (odometer >= 0),
    notes        TEXT    NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    search_text  TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    CHECK (make <> '' OR model <> '' OR plate <> '' OR vin <> '')
) STRICT;
CREATE INDEX vehicle_customer ON vehicle (customer_id);
CREATE INDEX vehicle_plate ON vehicle (plate_folded) WHERE plate_folded <> '';
CREATE UNIQUE INDEX vehicle_vin ON vehicle (vin) WHERE vin <> '';

CREATE TABLE mechanic (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    revision    INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    name        TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_folded TEXT    NOT NULL,
    phone       TEXT    NOT NULL DEFAULT '' CHECK (phone = '' OR phone LIKE '+%'),
    email       TEXT    NOT NULL DEFAULT '' CHECK (length(email) <= 254),
    own_hours   INTEGER NOT NULL DEFAULT 0 CHECK (own_hours IN (0, 1)),
    retired     INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at  INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX mechanic_name ON mechanic (name_folded) WHERE retired = 0;

-- Ranges of a mechanic's own week, in wall minutes since 00:00, half-open.
CREATE TABLE mechanic_hours (
    mechanic_id INTEGER NOT NULL REFERENCES mechanic (id),
    weekday     INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- ISO 8601: 1 is Monday
    opens       INTEGER NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes      INTEGER NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    PRIMARY KEY (mechanic_id, weekday, opens),
    CHECK (opens < closes)
) STRICT, WITHOUT ROWID;

CREATE TABLE mechanic_skill (
    mechanic_id INTEGER NOT NULL REFERENCES mechanic (id),
    skill       TEXT    NOT NULL CHECK (length(skill) BETWEEN 1 AND 64),
    PRIMARY KEY (mechanic_id, skill)
) STRICT, WITHOUT ROWID;

-- A time nobody works (mechanic_id NULL), or one mechanic does not; half-open.
CREATE TABLE closure (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    revision     INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    mechanic_id  INTEGER REFERENCES mechanic (id),
    begins_local INTEGER NOT NULL,
    ends_local   INTEGER NOT NULL,
    reason       TEXT    NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    created_at   INTEGER NOT NULL,
    CHECK (ends_local > begins_local)
) STRICT;
CREATE INDEX closure_time ON closure (ends_local, begins_local, mechanic_id, reason);

-- The catalogue -----------------------------------------------------------------

CREATE TABLE service (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    revision               INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    code                   TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
    name                   TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    category               TEXT    NOT NULL DEFAULT '' CHECK (length(category) <= 64),
    price                  INTEGER CHECK (price >= 0),     -- flat, labor included; NULL: by the hour
    labor                  INTEGER NOT NULL CHECK (labor BETWEEN 0 AND 604800),
    duration               INTEGER NOT NULL CHECK (duration BETWEEN 60 AND 86400),
    credited_when_repaired INTEGER NOT NULL DEFAULT 0 CHECK (credited_when_repaired IN (0, 1)),
    retired                INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at             INTEGER NOT NULL
) STRICT;

CREATE TABLE service_skill (
    service_id INTEGER NOT NULL REFERENCES service (id),
    position   INTEGER NOT NULL,
    skill      TEXT    NOT NULL CHECK (length(skill) BETWEEN 1 AND 64),
    PRIMARY KEY (service_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE service_part (
    service_id     INTEGER NOT NULL REFERENCES service (id),
    position       INTEGER NOT NULL,
    name           TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    part_number    TEXT    NOT NULL DEFAULT '' CHECK (length(part_number) <= 64),
    part_condition TEXT    NOT NULL DEFAULT '' CHECK (length(part_condition) <= 64),
    quantity       INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999999999),
    cost           INTEGER CHECK (cost >= 0),
    price          INTEGER CHECK (price >= 0),
    refundable     INTEGER NOT NULL DEFAULT 0 CHECK (refundable IN (0, 1)),
    PRIMARY KEY (service_id, position),
    CHECK ((cost IS NULL) <> (price IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE package (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    revision   INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    code       TEXT    NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
    name       TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    price      INTEGER CHECK (price >= 0),
    duration   INTEGER CHECK (duration BETWEEN 60 AND 86400),
    retired    INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE package_service (
    package_id INTEGER NOT NULL REFERENCES package (id),
    position   INTEGER NOT NULL,
    service_id INTEGER NOT NULL REFERENCES service (id),
    PRIMARY KEY (package_id, position)
) STRICT, WITHOUT ROWID;

-- Services and packages share one set of codes.
CREATE TRIGGER service_code_insert BEFORE INSERT ON service
WHEN EXISTS (SELECT 1 FROM package WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'code_taken'); END;
CREATE TRIGGER service_code_update BEFORE UPDATE ON service
WHEN EXISTS (SELECT 1 FROM package WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'code_taken'); END;
CREATE TRIGGER package_code_insert BEFORE INSERT ON package
WHEN EXISTS (SELECT 1 FROM service WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'code_taken'); END;
CREATE TRIGGER package_code_update BEFORE UPDATE ON package
WHEN EXISTS (SELECT 1 FROM service WHERE code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'code_taken'); END;

-- Quotes ------------------------------------------------------------------------

-- A quote holds its own copy of every name, time, price and rate.
CREATE TABLE quote (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    revision             INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    status               TEXT    NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'superseded')),
    customer_id          INTEGER REFERENCES customer (id),
    vehicle_id           INTEGER REFERENCES vehicle (id),
    vehicle_text         TEXT    NOT NULL DEFAULT '' CHECK (length(vehicle_text) <= 200),
    postal_code          TEXT    NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    area                 TEXT    NOT NULL DEFAULT '',
    area_assumed         INTEGER NOT NULL DEFAULT 0 CHECK (area_assumed IN (0, 1)),
    emergency            INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    currency             TEXT    NOT NULL,
    valid_through_local  INTEGER NOT NULL,   -- the last day, at its 00:00; whether it has expired follows
    duration             INTEGER NOT NULL CHECK (duration BETWEEN 60 AND 86400),
    tax_rate             INTEGER NOT NULL CHECK (tax_rate >= 0),
    emergency_multiplier INTEGER NOT NULL CHECK (emergency_multiplier >= 1000000),
    supplies_percent     INTEGER NOT NULL CHECK (supplies_percent >= 0),
    discount_percent     INTEGER CHECK (discount_percent >= 0),
    discount_amount      INTEGER CHECK (discount_amount >= 0),
    discount_scope       TEXT    NOT NULL DEFAULT '' CHECK (discount_scope IN ('', 'labor', 'parts', 'both')),
    discount_reason      TEXT    NOT NULL DEFAULT '' CHECK (length(discount_reason) <= 500),
    labor                INTEGER NOT NULL,
    parts                INTEGER NOT NULL,
    surcharge            INTEGER NOT NULL,
    travel               INTEGER NOT NULL,
    fees                 INTEGER NOT NULL,
    credit               INTEGER NOT NULL,
    discount             INTEGER NOT NULL,
    subtotal             INTEGER NOT NULL,
    taxable              INTEGER NOT NULL,
    tax                  INTEGER NOT NULL,
    total                INTEGER NOT NULL CHECK (total >= 0),
    authorized_by        TEXT    NOT NULL DEFAULT '' CHECK (length(authorized_by) <= 200),
    authorized_means     TEXT    NOT NULL DEFAULT '' CHECK (length(authorized_means) <= 64),
    authorized_at        INTEGER,
    authorized_total     INTEGER,
    decline_reason       TEXT    NOT NULL DEFAULT '' CHECK (length(decline_reason) <= 500),
    supersedes_id        INTEGER REFERENCES quote (id),
    policy_id            INTEGER REFERENCES policy (id),
    notes                TEXT    NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    created_at           INTEGER NOT NULL,
    CHECK (subtotal = labor + parts + surcharge + travel + fees - credit - discount),
    CHECK (total = subtotal + tax),
    CHECK ((status = 'accepted') <= (authorized_at IS NOT NULL)),
    CHECK ((authorized_at IS NULL) = (authorized_total IS NULL)),
    CHECK (discount_percent IS NULL OR discount_amount IS NULL)
) STRICT;
CREATE INDEX quote_status ON quote (status, valid_through_local);
CREATE INDEX quote_customer ON quote (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX quote_vehicle ON quote (vehicle_id) WHERE vehicle_id IS NOT NULL;

CREATE TABLE quote_item (
    quote_id               INTEGER NOT NULL REFERENCES quote (id),
    position               INTEGER NOT NULL,
    code                   TEXT    NOT NULL,
    name                   TEXT    NOT NULL,
    is_package             INTEGER NOT NULL CHECK (is_package IN (0, 1)),
    duration               INTEGER NOT NULL,
    package_price          INTEGER,
    credited_when_repaired INTEGER NOT NULL DEFAULT 0 CHECK (credited_when_repaired IN (0, 1)),
    skills                 TEXT    NOT NULL DEFAULT '',   -- one a line
    PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quote_line (
    quote_id       INTEGER NOT NULL REFERENCES quote (id),
    position       INTEGER NOT NULL,
    kind           INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),  -- 1 labor, 2 part, 3 fee, 4 supplies, 5 travel, 6 credit
    item           INTEGER,               -- position in quote_item
    service        TEXT    NOT NULL DEFAULT '',
    name           TEXT    NOT NULL,
    part_number    TEXT    NOT NULL DEFAULT '',
    part_condition TEXT    NOT NULL DEFAULT '',
    labor          INTEGER,
    quantity       INTEGER NOT NULL,
    each_price     INTEGER NOT NULL,
    list           INTEGER NOT NULL,      -- before a package price was shared out
    amount         INTEGER NOT NULL,
    surcharge      INTEGER NOT NULL,
    discount       INTEGER NOT NULL,
    taxable        INTEGER NOT NULL CHECK (taxable IN (0, 1)),
    refundable     INTEGER NOT NULL CHECK (refundable IN (0, 1)),
    diagnostic     INTEGER NOT NULL CHECK (diagnostic IN (0, 1)),  -- credited when the car is repaired
    covered        INTEGER NOT NULL CHECK (covered IN (0, 1)),     -- by the price of its package
    PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;

-- Appointments ------------------------------------------------------------------

CREATE TABLE appointment (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    revision       INTEGER NOT NULL DEFAULT 1 CHECK (revision >= 1),
    status         TEXT    NOT NULL CHECK (status IN
                       ('held', 'booked', 'in_progress', 'completed', 'cancelled', 'no_show', 'lapsed')),
    holds          INTEGER NOT NULL,      -- does it keep its time? follows from the status
    imported       INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),   -- history holds nothing
    mechanic_id    INTEGER NOT NULL REFERENCES mechanic (id),
    customer_id    INTEGER NOT NULL REFERENCES customer (id),
    vehicle_id     INTEGER NOT NULL REFERENCES vehicle (id),
    quote_id       INTEGER REFERENCES quote (id),
    starts_at      INTEGER NOT NULL CHECK (starts_at % 60 = 0),
    ends_at        INTEGER NOT NULL CHECK (ends_at % 60 = 0),
    travel         INTEGER NOT NULL CHECK (travel BETWEEN 0 AND 86400 AND travel % 60 = 0),
    wrap_up        INTEGER NOT NULL CHECK (wrap_up BETWEEN 0 AND 86400 AND wrap_up % 60 = 0),
    starts_local   INTEGER NOT NULL,      -- the wall time that was promised ...
    zone           TEXT    NOT NULL,      -- ... in this zone ...
    utc_offset     INTEGER NOT NULL,      -- ... at this offset
    held_until     INTEGER,
    started_at     INTEGER,               -- what happened
    finished_at    INTEGER,
    cancelled_at   INTEGER,
    address        TEXT    NOT NULL DEFAULT '' CHECK (length(address) <= 300),
    postal_code    TEXT    NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    area           TEXT    NOT NULL DEFAULT '',
    contact_name   TEXT    NOT NULL DEFAULT '' CHECK (length(contact_name) <= 200),
    contact_phone  TEXT    NOT NULL DEFAULT '',
    contact_email  TEXT    NOT NULL DEFAULT '',
    emergency      INTEGER NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    notes          TEXT    NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    work_notes     TEXT    NOT NULL DEFAULT '' CHECK (length(work_notes) <= 4000),
    odometer       INTEGER CHECK (odometer >= 0),
    cancel_reason  TEXT    NOT NULL DEFAULT '' CHECK (length(cancel_reason) <= 500),
    stop_id        INTEGER REFERENCES appointment (id),     -- the first job at the same stop
    follows_id     INTEGER REFERENCES appointment (id),     -- the visit before this one
    moves          INTEGER NOT NULL DEFAULT 0 CHECK (moves >= 0),
    sequence       INTEGER NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    total          INTEGER NOT NULL CHECK (total >= 0),
    created_at     INTEGER NOT NULL,
    CHECK (holds = CASE WHEN imported = 1 OR status IN ('cancelled', 'lapsed') THEN 0 ELSE 1 END),
    CHECK (ends_at > starts_at AND ends_at - starts_at <= 86400),
    CHECK (starts_local = starts_at + utc_offset),
    CHECK ((status = 'held') <= (held_until IS NOT NULL))
) STRICT;

-- What availability, the guard and a day's list read, each without touching the table.
CREATE INDEX appointment_mechanic_time ON appointment
    (mechanic_id, starts_at, ends_at, travel, wrap_up, status, held_until) WHERE holds = 1;
-- Every job of a vehicle, also those that no longer hold its time: its history reads it too.
CREATE INDEX appointment_vehicle_time ON appointment
    (vehicle_id, starts_at, ends_at, travel, wrap_up, status, held_until, holds);
CREATE INDEX appointment_start ON appointment (starts_at);
CREATE INDEX appointment_customer ON appointment (customer_id, starts_at);
CREATE INDEX appointment_open ON appointment (starts_at)
    WHERE status IN ('held', 'booked', 'in_progress');
CREATE INDEX appointment_quote ON appointment (quote_id) WHERE quote_id IS NOT NULL;
-- One quote has at most one live appointment.
CREATE UNIQUE INDEX appointment_live_quote ON appointment (quote_id)
    WHERE quote_id IS NOT NULL AND status IN ('held', 'booked', 'in_progress');

-- No mechanic and no vehicle is ever booked twice, whoever writes and however. The rows
-- that hold are disjoint already, so only the nearest before and the nearest after by
-- start can clash: two index steps, however many rows there are. No column list: an
-- un-cancel is an update of status and holds.
CREATE TRIGGER appointment_overlap_insert BEFORE INSERT ON appointment WHEN NEW.holds = 1
BEGIN
    SELECT RAISE(ABORT, 'mechanic_overlap') WHERE
        (SELECT ends_at + wrap_up FROM appointment
          WHERE holds = 1 AND mechanic_id = NEW.mechanic_id AND starts_at < NEW.starts_at
          ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at - NEW.travel
        OR
        (SELECT starts_at - travel FROM appointment
          WHERE holds = 1 AND mechanic_id = NEW.mechanic_id AND starts_at >= NEW.starts_at
          ORDER BY starts_at LIMIT 1) < NEW.ends_at + NEW.wrap_up;
    SELECT RAISE(ABORT, 'vehicle_overlap') WHERE
        (SELECT ends_at FROM appointment
          WHERE holds = 1 AND vehicle_id = NEW.vehicle_id AND starts_at < NEW.starts_at
          ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at
        OR
        (SELECT starts_at FROM appointment
          WHERE holds = 1 AND vehicle_id = NEW.vehicle_id AND starts_at >= NEW.starts_at
          ORDER BY starts_at LIMIT 1) < NEW.ends_at;
END;
CREATE TRIGGER appointment_overlap_update BEFORE UPDATE ON appointment WHEN NEW.holds = 1
BEGIN
    SELECT RAISE(ABORT, 'mechanic_overlap') WHERE
        (SELECT ends_at + wrap_up FROM appointment
          WHERE holds = 1 AND mechanic_id = NEW.mechanic_id AND starts_at < NEW.starts_at
            AND id <> OLD.id
          ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at - NEW.travel
        OR
        (SELECT starts_at - travel FROM appointment
          WHERE holds = 1 AND mechanic_id = NEW.mechanic_id AND starts_at >= NEW.starts_at
            AND id <> OLD.id
          ORDER BY starts_at LIMIT 1) < NEW.ends_at + NEW.wrap_up;
    SELECT RAISE(ABORT, 'vehicle_overlap') WHERE
        (SELECT ends_at FROM appointment
          WHERE holds = 1 AND vehicle_id = NEW.vehicle_id AND starts_at < NEW.starts_at
            AND id <> OLD.id
          ORDER BY starts_at DESC LIMIT 1) > NEW.starts_at
        OR
        (SELECT starts_at FROM appointment
          WHERE holds = 1 AND vehicle_id = NEW.vehicle_id AND starts_at >= NEW.starts_at
            AND id <> OLD.id
          ORDER BY starts_at LIMIT 1) < NEW.ends_at;
END;

-- What is done, with its price as quoted.
CREATE TABLE appointment_service (
    appointment_id INTEGER NOT NULL REFERENCES appointment (id),
    position       INTEGER NOT NULL,
    code           TEXT    NOT NULL,
    name           TEXT    NOT NULL,
    is_package     INTEGER NOT NULL CHECK (is_package IN (0, 1)),
    duration       INTEGER NOT NULL,
    price          INTEGER NOT NULL,
    PRIMARY KEY (appointment_id, position)
) STRICT, WITHOUT ROWID;

-- Messages waiting to go, written in the transaction that causes them.
CREATE TABLE outbox (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT    NOT NULL,      -- confirmation, change, cancellation, booked, ...
    audience       TEXT    NOT NULL CHECK (audience IN ('customer', 'shop', 'mechanic')),
    appointment_id INTEGER REFERENCES appointment (id),
    quote_id       INTEGER REFERENCES quote (id),
    mechanic_id    INTEGER REFERENCES mechanic (id),
    lead           TEXT    NOT NULL DEFAULT '',             -- of a reminder: 24h, 1d
    moves          INTEGER NOT NULL DEFAULT 0,              -- of the appointment, when it was written
    sequence       INTEGER NOT NULL DEFAULT 0,
    state          TEXT    NOT NULL DEFAULT 'queued' CHECK (state IN
                       ('queued', 'sent', 'failed', 'superseded', 'dropped')),
    not_before     INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    lease_until    INTEGER,
    message_id     TEXT    NOT NULL UNIQUE,                 -- RFC 5322, fixed when written
    last_error     TEXT    NOT NULL DEFAULT '',
    sent_at        INTEGER,
    created_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';
CREATE INDEX outbox_appointment ON outbox (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_reminder ON outbox (appointment_id, lead, moves) WHERE kind = 'reminder';

-- A request id answers its first request, and no other, as long as it is kept.
CREATE TABLE request (
    request_id TEXT    PRIMARY KEY NOT NULL CHECK (length(request_id) BETWEEN 1 AND 200),
    command    TEXT    NOT NULL,
    digest     TEXT    NOT NULL,          -- SHA-256 of the request as resolved
    entity_id  INTEGER NOT NULL,          -- of the record it made
    actor      TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The audit log -----------------------------------------------------------------

CREATE TABLE audit_entry (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    at             INTEGER NOT NULL,
    actor          TEXT    NOT NULL,
    action         TEXT    NOT NULL,
    entity         TEXT    NOT NULL,
    entity_id      INTEGER NOT NULL,
    payload_digest TEXT    NOT NULL CHECK (length(payload_digest) = 64),
    previous_hash  TEXT    NOT NULL CHECK (length(previous_hash) = 64),
    hash           TEXT    NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX audit_entity ON audit_entry (entity, entity_id);

CREATE TABLE audit_payload (
    entry_id INTEGER PRIMARY KEY REFERENCES audit_entry (id),
    salt     TEXT    NOT NULL CHECK (length(salt) = 32),
    before   TEXT,                        -- JSON
    after    TEXT                         -- JSON
) STRICT;

-- Which payloads may be gone: those that an erase entry lists.
CREATE TABLE audit_erasure (
    entry_id  INTEGER PRIMARY KEY REFERENCES audit_entry (id),
    erased_by INTEGER NOT NULL REFERENCES audit_entry (id)
) STRICT;

-- The newest entry: the row that writers of the log take turns on.
CREATE TABLE audit_head (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    entry_id INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    hash     TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
-- OR REPLACE would put a row in the place of another without asking the triggers above.
CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_payload_insert BEFORE INSERT ON audit_payload
WHEN EXISTS (SELECT 1 FROM audit_payload WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_payload_update BEFORE UPDATE ON audit_payload
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_payload_delete BEFORE DELETE ON audit_payload
WHEN NOT EXISTS (SELECT 1 FROM audit_erasure WHERE entry_id = OLD.entry_id)
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_erasure_insert BEFORE INSERT ON audit_erasure
WHEN NOT EXISTS (SELECT 1 FROM audit_head JOIN audit_entry ON audit_entry.id = audit_head.entry_id
                  WHERE audit_entry.id = NEW.erased_by AND audit_entry.action = 'erase')
BEGIN SELECT RAISE(ABORT, 'audit_erase_entry_missing'); END;
CREATE TRIGGER audit_erasure_update BEFORE UPDATE ON audit_erasure
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;
CREATE TRIGGER audit_erasure_delete BEFORE DELETE ON audit_erasure
BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END;

-- For people --------------------------------------------------------------------

CREATE VIEW readable_appointment AS
SELECT 'A' || a.id AS job, a.status, datetime(a.starts_local, 'unixepoch') AS starts_local,
       (a.ends_at - a.starts_at) / 60 AS minutes, datetime(a.starts_at, 'unixepoch') AS starts_utc,
       m.name AS mechanic, c.name AS customer, c.phone,
       trim(coalesce(v.year, '') || ' ' || v.make || ' ' || v.model) AS vehicle, v.plate,
       a.address, a.postal_code, a.total AS total_minor_units, a.notes
  FROM appointment a
  JOIN mechanic m ON m.id = a.mechanic_id
  JOIN customer c ON c.id = a.customer_id
  JOIN vehicle v ON v.id = a.vehicle_id;
CREATE VIEW readable_quote AS
SELECT 'Q' || q.id AS quote, q.status, date(q.valid_through_local, 'unixepoch') AS valid_through,
       c.name AS customer, q.vehicle_text AS vehicle, q.postal_code, q.area,
       q.total AS total_minor_units, q.currency, q.authorized_by,
       datetime(q.authorized_at, 'unixepoch') AS authorized_utc,
       datetime(q.created_at, 'unixepoch') AS created_utc
  FROM quote q LEFT JOIN customer c ON c.id = q.customer_id;
CREATE VIEW readable_customer AS
SELECT id AS customer, name, phone, phone_extension AS extension, email, address, postal_code,
       reminders, notes, datetime(created_at, 'unixepoch') AS created_utc
  FROM customer;
CREATE VIEW readable_vehicle AS
SELECT 'v' || v.id AS vehicle, v.year, v.make, v.model, v.plate, v.vin, v.odometer,
       c.name AS customer, v.notes, datetime(v.created_at, 'unixepoch') AS created_utc
  FROM vehicle v JOIN customer c ON c.id = v.customer_id;
CREATE VIEW readable_mechanic AS
SELECT m.id AS mechanic, m.name, m.phone, m.email, m.retired,
       (SELECT group_concat(skill, ', ') FROM mechanic_skill s WHERE s.mechanic_id = m.id) AS skills
  FROM mechanic m;
CREATE VIEW readable_closure AS
SELECT k.id AS closure, m.name AS mechanic, datetime(k.begins_local, 'unixepoch') AS begins_local,
       datetime(k.ends_local, 'unixepoch') AS ends_local, k.reason
  FROM closure k LEFT JOIN mechanic m ON m.id = k.mechanic_id;
CREATE VIEW readable_service AS
SELECT code, name, category, price AS price_minor_units, labor / 60 AS labor_minutes,
       duration / 60 AS duration_minutes, retired
  FROM service;
CREATE VIEW readable_package AS
SELECT p.code, p.name, p.price AS price_minor_units, p.duration / 60 AS duration_minutes,
       (SELECT group_concat(s.code, ', ') FROM package_service x JOIN service s ON s.id = x.service_id
         WHERE x.package_id = p.id) AS services, p.retired
  FROM package p;
CREATE VIEW readable_outbox AS
SELECT id AS message, kind, audience, 'A' || appointment_id AS job, 'Q' || quote_id AS quote, state,
       datetime(not_before, 'unixepoch') AS not_before_utc, attempts,
       datetime(sent_at, 'unixepoch') AS sent_utc, last_error
  FROM outbox;
CREATE VIEW readable_audit AS
SELECT e.id AS entry, datetime(e.at, 'unixepoch') AS at_utc, e.actor, e.action, e.entity, e.entity_id,
       p.before, p.after
  FROM audit_entry e LEFT JOIN audit_payload p ON p.entry_id = e.id;
