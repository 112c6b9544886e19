-- The shop's store, PostgreSQL: the tables, checks and guards of 0001_core.sqlite.sql.
--
-- Text is sorted by code point (COLLATE "C"), as in SQLite. Numbers of records come from
-- counters that a transaction takes back with the rest: a refusal burns none.

DO $$ BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'the database must be UTF8, not %', current_setting('server_encoding');
    END IF;
END $$;

CREATE TABLE id_counter (
    name TEXT COLLATE "C" PRIMARY KEY,
    last BIGINT NOT NULL DEFAULT 0
);
COMMENT ON TABLE id_counter IS 'The last number that each table gave out.';
COMMENT ON COLUMN id_counter.name IS 'The table.';
COMMENT ON COLUMN id_counter.last IS 'Given out last; the next is one more.';

CREATE FUNCTION next_id(counter TEXT) RETURNS BIGINT LANGUAGE sql VOLATILE AS
$$ UPDATE id_counter SET last = last + 1 WHERE name = counter RETURNING last $$;
COMMENT ON FUNCTION next_id(TEXT) IS 'The next number of a table, taken back with the transaction.';

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = TG_ARGV[0]; END $$;
COMMENT ON FUNCTION refuse() IS 'Says why a change is not allowed.';

CREATE TABLE schema_migration (
    number     BIGINT PRIMARY KEY,
    title      TEXT COLLATE "C" NOT NULL,
    checksum   TEXT COLLATE "C" NOT NULL,
    applied_at BIGINT NOT NULL,
    program    TEXT COLLATE "C" NOT NULL
);
COMMENT ON TABLE schema_migration IS 'The migrations that made this schema.';
COMMENT ON COLUMN schema_migration.number IS 'Of the migration.';
COMMENT ON COLUMN schema_migration.title IS 'For people.';
COMMENT ON COLUMN schema_migration.checksum IS 'SHA-256 of its text, hexadecimal.';
COMMENT ON COLUMN schema_migration.applied_at IS 'UTC seconds since 1970-01-01.';
COMMENT ON COLUMN schema_migration.program IS 'The version that applied it.';

CREATE TABLE store_info (
    id              BIGINT PRIMARY KEY CHECK (id = 1),
    uid             TEXT COLLATE "C" NOT NULL,
    home            TEXT COLLATE "C" NOT NULL,
    timezone        TEXT COLLATE "C" NOT NULL,
    currency        TEXT COLLATE "C" NOT NULL,
    minimum_program TEXT COLLATE "C" NOT NULL,
    created_at      BIGINT NOT NULL
);
COMMENT ON TABLE store_info IS 'One row: whose store this is.';
COMMENT ON COLUMN store_info.id IS 'Number, never given out twice.';
COMMENT ON COLUMN store_info.uid IS 'Random; a copy keeps it.';
COMMENT ON COLUMN store_info.home IS 'Where it was made: a copy elsewhere must not write to customers.';
COMMENT ON COLUMN store_info.timezone IS 'IANA name.';
COMMENT ON COLUMN store_info.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN store_info.minimum_program IS 'The lowest program version that may write.';
COMMENT ON COLUMN store_info.created_at IS 'UTC seconds since 1970-01-01.';

CREATE TABLE policy (
    id         BIGINT PRIMARY KEY DEFAULT next_id('policy'),
    document   TEXT COLLATE "C" NOT NULL,
    digest     TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL
);
COMMENT ON TABLE policy IS 'The shop''s policy as published; the newest row is in force.';
COMMENT ON COLUMN policy.id IS 'Number, never given out twice.';
COMMENT ON COLUMN policy.document IS 'JSON.';
COMMENT ON COLUMN policy.digest IS 'SHA-256, hexadecimal.';
COMMENT ON COLUMN policy.created_at IS 'UTC seconds since 1970-01-01.';
COMMENT ON COLUMN policy.actor IS 'By whom.';

CREATE TABLE customer (
    id              BIGINT PRIMARY KEY DEFAULT next_id('customer'),
    revision        BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    name            TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_folded     TEXT COLLATE "C" NOT NULL,
    phone           TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (phone = '' OR phone LIKE '+%'),
    phone_extension TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(phone_extension) <= 16),
    email           TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(email) <= 254),
    email_folded    TEXT COLLATE "C" NOT NULL DEFAULT '',
    address         TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(address) <= 300),
    postal_code     TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    notes           TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    search_text     TEXT COLLATE "C" NOT NULL,
    reminders       BIGINT NOT NULL DEFAULT 1 CHECK (reminders IN (0, 1)),
    created_at      BIGINT NOT NULL
);
COMMENT ON TABLE customer IS 'People who have cars repaired.';
COMMENT ON COLUMN customer.id IS 'Number, never given out twice.';
COMMENT ON COLUMN customer.revision IS 'Rises with every change.';
COMMENT ON COLUMN customer.name IS 'For people.';
COMMENT ON COLUMN customer.name_folded IS 'Case and accents folded, for searching.';
COMMENT ON COLUMN customer.phone IS 'E.164: + and digits.';
COMMENT ON COLUMN customer.phone_extension IS 'What to dial after it.';
COMMENT ON COLUMN customer.email IS 'RFC 5321 address.';
COMMENT ON COLUMN customer.email_folded IS 'Case folded, for searching.';
COMMENT ON COLUMN customer.address IS 'Street and town.';
COMMENT ON COLUMN customer.postal_code IS 'Gives the service area.';
COMMENT ON COLUMN customer.notes IS 'For people.';
COMMENT ON COLUMN customer.search_text IS 'What "contains" looks in, folded.';
COMMENT ON COLUMN customer.reminders IS '1: gets reminders.';
COMMENT ON COLUMN customer.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX customer_name ON customer (name_folded);
CREATE INDEX customer_phone ON customer (phone) WHERE phone <> '';
CREATE INDEX customer_email ON customer (email_folded) WHERE email_folded <> '';

CREATE TABLE vehicle (
    id           BIGINT PRIMARY KEY DEFAULT next_id('vehicle'),
    revision     BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    customer_id  BIGINT NOT NULL REFERENCES customer (id),
    year         BIGINT CHECK (year BETWEEN 1886 AND 9999),
    make         TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(make) <= 64),
    model        TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(model) <= 128),
    plate        TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(plate) <= 16),
    plate_folded TEXT COLLATE "C" NOT NULL DEFAULT '',
    vin          TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (vin = '' OR length(vin) BETWEEN 5 AND 17),
    odometer     BIGINT CHECK (odometer >= 0),
    notes        TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    search_text  TEXT COLLATE "C" NOT NULL,
    created_at   BIGINT NOT NULL,
    CHECK (make <> '' OR model <> '' OR plate <> '' OR vin <> '')
);
COMMENT ON TABLE vehicle IS 'Cars, each of one customer.';
COMMENT ON COLUMN vehicle.id IS 'Number, never given out twice.';
COMMENT ON COLUMN vehicle.revision IS 'Rises with every change.';
COMMENT ON COLUMN vehicle.customer_id IS 'For whom.';
COMMENT ON COLUMN vehicle.year IS 'Model year.';
COMMENT ON COLUMN vehicle.make IS 'Honda.';
COMMENT ON COLUMN vehicle.model IS 'Civic.';
COMMENT ON COLUMN vehicle.plate IS 'As on the car.';
COMMENT ON COLUMN vehicle.plate_folded IS 'For searching.';
COMMENT ON COLUMN vehicle.vin IS 'ISO 3779.';
COMMENT ON COLUMN vehicle.odometer IS 'As it was read.';
COMMENT ON COLUMN vehicle.notes IS 'For people.';
COMMENT ON COLUMN vehicle.search_text IS 'What "contains" looks in, folded.';
COMMENT ON COLUMN vehicle.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX vehicle_customer ON vehicle (customer_id);
CREATE INDEX vehicle_plate ON vehicle (plate_folded) WHERE plate_folded <> '';
CREATE UNIQUE INDEX vehicle_vin ON vehicle (vin) WHERE vin <> '';

CREATE TABLE mechanic (
    id          BIGINT PRIMARY KEY DEFAULT next_id('mechanic'),
    revision    BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    name        TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_folded TEXT COLLATE "C" NOT NULL,
    phone       TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (phone = '' OR phone LIKE '+%'),
    email       TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(email) <= 254),
    own_hours   BIGINT NOT NULL DEFAULT 0 CHECK (own_hours IN (0, 1)),
    retired     BIGINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at  BIGINT NOT NULL
);
COMMENT ON TABLE mechanic IS 'Who does the work.';
COMMENT ON COLUMN mechanic.id IS 'Number, never given out twice.';
COMMENT ON COLUMN mechanic.revision IS 'Rises with every change.';
COMMENT ON COLUMN mechanic.name IS 'For people.';
COMMENT ON COLUMN mechanic.name_folded IS 'Case and accents folded, for searching.';
COMMENT ON COLUMN mechanic.phone IS 'E.164: + and digits.';
COMMENT ON COLUMN mechanic.email IS 'RFC 5321 address.';
COMMENT ON COLUMN mechanic.own_hours IS '1: mechanic_hours replace the shop''s for the whole week.';
COMMENT ON COLUMN mechanic.retired IS '1: no longer offered.';
COMMENT ON COLUMN mechanic.created_at IS 'UTC seconds since 1970-01-01.';
CREATE UNIQUE INDEX mechanic_name ON mechanic (name_folded) WHERE retired = 0;

CREATE TABLE mechanic_hours (
    mechanic_id BIGINT NOT NULL REFERENCES mechanic (id),
    weekday     BIGINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       BIGINT NOT NULL CHECK (opens BETWEEN 0 AND 1439),
    closes      BIGINT NOT NULL CHECK (closes BETWEEN 1 AND 1440),
    PRIMARY KEY (mechanic_id, weekday, opens),
    CHECK (opens < closes)
);
COMMENT ON TABLE mechanic_hours IS 'Ranges of a mechanic''s own week, in wall minutes since 00:00, half-open.';
COMMENT ON COLUMN mechanic_hours.mechanic_id IS 'Who.';
COMMENT ON COLUMN mechanic_hours.weekday IS 'ISO 8601: 1 is Monday.';
COMMENT ON COLUMN mechanic_hours.opens IS 'Wall minutes since 00:00.';
COMMENT ON COLUMN mechanic_hours.closes IS 'Wall minutes since 00:00, at most 1440.';

CREATE TABLE mechanic_skill (
    mechanic_id BIGINT NOT NULL REFERENCES mechanic (id),
    skill       TEXT COLLATE "C" NOT NULL CHECK (length(skill) BETWEEN 1 AND 64),
    PRIMARY KEY (mechanic_id, skill)
);
COMMENT ON TABLE mechanic_skill IS 'What a mechanic can do; one without any listed can do everything.';
COMMENT ON COLUMN mechanic_skill.mechanic_id IS 'Who.';
COMMENT ON COLUMN mechanic_skill.skill IS 'What has to be known: brakes.';

CREATE TABLE closure (
    id           BIGINT PRIMARY KEY DEFAULT next_id('closure'),
    revision     BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    mechanic_id  BIGINT REFERENCES mechanic (id),
    begins_local BIGINT NOT NULL,
    ends_local   BIGINT NOT NULL,
    reason       TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    created_at   BIGINT NOT NULL,
    CHECK (ends_local > begins_local)
);
COMMENT ON TABLE closure IS 'A time nobody works (mechanic_id NULL), or one mechanic does not; half-open.';
COMMENT ON COLUMN closure.id IS 'Number, never given out twice.';
COMMENT ON COLUMN closure.revision IS 'Rises with every change.';
COMMENT ON COLUMN closure.mechanic_id IS 'Who.';
COMMENT ON COLUMN closure.begins_local IS 'Seconds since 1970-01-01 00:00 on the wall.';
COMMENT ON COLUMN closure.ends_local IS 'The same; not included.';
COMMENT ON COLUMN closure.reason IS 'For people.';
COMMENT ON COLUMN closure.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX closure_time ON closure (ends_local, begins_local, mechanic_id, reason);

CREATE TABLE service (
    id                     BIGINT PRIMARY KEY DEFAULT next_id('service'),
    revision               BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    code                   TEXT COLLATE "C" NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
    name                   TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    category               TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(category) <= 64),
    price                  BIGINT CHECK (price >= 0),
    labor                  BIGINT NOT NULL CHECK (labor BETWEEN 0 AND 604800),
    duration               BIGINT NOT NULL CHECK (duration BETWEEN 60 AND 86400),
    credited_when_repaired BIGINT NOT NULL DEFAULT 0 CHECK (credited_when_repaired IN (0, 1)),
    retired                BIGINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at             BIGINT NOT NULL
);
COMMENT ON TABLE service IS 'The catalogue: one job each.';
COMMENT ON COLUMN service.id IS 'Number, never given out twice.';
COMMENT ON COLUMN service.revision IS 'Rises with every change.';
COMMENT ON COLUMN service.code IS 'What people type.';
COMMENT ON COLUMN service.name IS 'For people.';
COMMENT ON COLUMN service.category IS 'For lists.';
COMMENT ON COLUMN service.price IS 'Flat, labor included, in minor units; NULL: by the hour.';
COMMENT ON COLUMN service.labor IS 'Book time, in seconds.';
COMMENT ON COLUMN service.duration IS 'Time on site, in seconds.';
COMMENT ON COLUMN service.credited_when_repaired IS '1: a diagnostic that comes off the repair.';
COMMENT ON COLUMN service.retired IS '1: no longer offered.';
COMMENT ON COLUMN service.created_at IS 'UTC seconds since 1970-01-01.';

CREATE TABLE service_skill (
    service_id BIGINT NOT NULL REFERENCES service (id),
    position   BIGINT NOT NULL,
    skill      TEXT COLLATE "C" NOT NULL CHECK (length(skill) BETWEEN 1 AND 64),
    PRIMARY KEY (service_id, position)
);
COMMENT ON TABLE service_skill IS 'What a service asks of its mechanic.';
COMMENT ON COLUMN service_skill.service_id IS 'Which service.';
COMMENT ON COLUMN service_skill.position IS 'Order, from 0.';
COMMENT ON COLUMN service_skill.skill IS 'What has to be known: brakes.';

CREATE TABLE service_part (
    service_id     BIGINT NOT NULL REFERENCES service (id),
    position       BIGINT NOT NULL,
    name           TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    part_number    TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(part_number) <= 64),
    part_condition TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(part_condition) <= 64),
    quantity       BIGINT NOT NULL CHECK (quantity BETWEEN 1 AND 999999999),
    cost           BIGINT CHECK (cost >= 0),
    price          BIGINT CHECK (price >= 0),
    refundable     BIGINT NOT NULL DEFAULT 0 CHECK (refundable IN (0, 1)),
    PRIMARY KEY (service_id, position),
    CHECK ((cost IS NULL) <> (price IS NULL))
);
COMMENT ON TABLE service_part IS 'The parts of a service.';
COMMENT ON COLUMN service_part.service_id IS 'Which service.';
COMMENT ON COLUMN service_part.position IS 'Order, from 0.';
COMMENT ON COLUMN service_part.name IS 'For people.';
COMMENT ON COLUMN service_part.part_number IS 'The maker''s.';
COMMENT ON COLUMN service_part.part_condition IS 'new, used, rebuilt (California BPC 9884.8).';
COMMENT ON COLUMN service_part.quantity IS 'In thousandths.';
COMMENT ON COLUMN service_part.cost IS 'In minor units; NULL: it has a fixed price.';
COMMENT ON COLUMN service_part.price IS 'In minor units.';
COMMENT ON COLUMN service_part.refundable IS '1: a core charge.';

CREATE TABLE package (
    id         BIGINT PRIMARY KEY DEFAULT next_id('package'),
    revision   BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    code       TEXT COLLATE "C" NOT NULL UNIQUE CHECK (length(code) BETWEEN 1 AND 64),
    name       TEXT COLLATE "C" NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    price      BIGINT CHECK (price >= 0),
    duration   BIGINT CHECK (duration BETWEEN 60 AND 86400),
    retired    BIGINT NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at BIGINT NOT NULL
);
COMMENT ON TABLE package IS 'Services sold together.';
COMMENT ON COLUMN package.id IS 'Number, never given out twice.';
COMMENT ON COLUMN package.revision IS 'Rises with every change.';
COMMENT ON COLUMN package.code IS 'What people type.';
COMMENT ON COLUMN package.name IS 'For people.';
COMMENT ON COLUMN package.price IS 'In minor units; NULL: the sum of its services.';
COMMENT ON COLUMN package.duration IS 'In seconds; NULL: the sum of its services.';
COMMENT ON COLUMN package.retired IS '1: no longer offered.';
COMMENT ON COLUMN package.created_at IS 'UTC seconds since 1970-01-01.';

CREATE TABLE package_service (
    package_id BIGINT NOT NULL REFERENCES package (id),
    position   BIGINT NOT NULL,
    service_id BIGINT NOT NULL REFERENCES service (id),
    PRIMARY KEY (package_id, position)
);
COMMENT ON TABLE package_service IS 'What a package consists of.';
COMMENT ON COLUMN package_service.package_id IS 'Which package.';
COMMENT ON COLUMN package_service.position IS 'Order, from 0.';
COMMENT ON COLUMN package_service.service_id IS 'Which service.';

CREATE TABLE quote (
    id                   BIGINT PRIMARY KEY DEFAULT next_id('quote'),
    revision             BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    status               TEXT COLLATE "C" NOT NULL CHECK (status IN ('open', 'accepted', 'declined', 'superseded')),
    customer_id          BIGINT REFERENCES customer (id),
    vehicle_id           BIGINT REFERENCES vehicle (id),
    vehicle_text         TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(vehicle_text) <= 200),
    postal_code          TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    area                 TEXT COLLATE "C" NOT NULL DEFAULT '',
    area_assumed         BIGINT NOT NULL DEFAULT 0 CHECK (area_assumed IN (0, 1)),
    emergency            BIGINT NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    currency             TEXT COLLATE "C" NOT NULL,
    valid_through_local  BIGINT NOT NULL,
    duration             BIGINT NOT NULL CHECK (duration BETWEEN 60 AND 86400),
    tax_rate             BIGINT NOT NULL CHECK (tax_rate >= 0),
    emergency_multiplier BIGINT NOT NULL CHECK (emergency_multiplier >= 1000000),
    supplies_percent     BIGINT NOT NULL CHECK (supplies_percent >= 0),
    discount_percent     BIGINT CHECK (discount_percent >= 0),
    discount_amount      BIGINT CHECK (discount_amount >= 0),
    discount_scope       TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (discount_scope IN ('', 'labor', 'parts', 'both')),
    discount_reason      TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(discount_reason) <= 500),
    labor                BIGINT NOT NULL,
    parts                BIGINT NOT NULL,
    surcharge            BIGINT NOT NULL,
    travel               BIGINT NOT NULL,
    fees                 BIGINT NOT NULL,
    credit               BIGINT NOT NULL,
    discount             BIGINT NOT NULL,
    subtotal             BIGINT NOT NULL,
    taxable              BIGINT NOT NULL,
    tax                  BIGINT NOT NULL,
    total                BIGINT NOT NULL CHECK (total >= 0),
    authorized_by        TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(authorized_by) <= 200),
    authorized_means     TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(authorized_means) <= 64),
    authorized_at        BIGINT,
    authorized_total     BIGINT,
    decline_reason       TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(decline_reason) <= 500),
    supersedes_id        BIGINT REFERENCES quote (id),
    policy_id            BIGINT REFERENCES policy (id),
    notes                TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    created_at           BIGINT NOT NULL,
    CHECK (subtotal = labor + parts + surcharge + travel + fees - credit - discount),
    CHECK (total = subtotal + tax),
    CHECK ((status = 'accepted') <= (authorized_at IS NOT NULL)),
    CHECK ((authorized_at IS NULL) = (authorized_total IS NULL)),
    CHECK (discount_percent IS NULL OR discount_amount IS NULL)
);
COMMENT ON TABLE quote IS 'Estimates; each holds its own copy of every name, time, price and rate.';
COMMENT ON COLUMN quote.id IS 'Number, never given out twice.';
COMMENT ON COLUMN quote.revision IS 'Rises with every change.';
COMMENT ON COLUMN quote.status IS 'open, accepted, declined or superseded.';
COMMENT ON COLUMN quote.customer_id IS 'For whom.';
COMMENT ON COLUMN quote.vehicle_id IS 'Which car.';
COMMENT ON COLUMN quote.vehicle_text IS 'The car as it was described.';
COMMENT ON COLUMN quote.postal_code IS 'Gives the service area.';
COMMENT ON COLUMN quote.area IS 'The service area as it was.';
COMMENT ON COLUMN quote.area_assumed IS '1: no place was given.';
COMMENT ON COLUMN quote.emergency IS '1: priced as an emergency.';
COMMENT ON COLUMN quote.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN quote.valid_through_local IS 'The last day, at its 00:00 on the wall.';
COMMENT ON COLUMN quote.duration IS 'Time on site, in seconds.';
COMMENT ON COLUMN quote.tax_rate IS 'Parts per million.';
COMMENT ON COLUMN quote.emergency_multiplier IS 'Parts per million of the price.';
COMMENT ON COLUMN quote.supplies_percent IS 'Parts per million of labor.';
COMMENT ON COLUMN quote.discount_percent IS 'Parts per million.';
COMMENT ON COLUMN quote.discount_amount IS 'In minor units.';
COMMENT ON COLUMN quote.discount_scope IS 'labor, parts or both.';
COMMENT ON COLUMN quote.discount_reason IS 'For people.';
COMMENT ON COLUMN quote.labor IS 'In minor units.';
COMMENT ON COLUMN quote.parts IS 'In minor units.';
COMMENT ON COLUMN quote.surcharge IS 'In minor units.';
COMMENT ON COLUMN quote.travel IS 'In minor units.';
COMMENT ON COLUMN quote.fees IS 'In minor units.';
COMMENT ON COLUMN quote.credit IS 'In minor units; comes off.';
COMMENT ON COLUMN quote.discount IS 'In minor units.';
COMMENT ON COLUMN quote.subtotal IS 'In minor units.';
COMMENT ON COLUMN quote.taxable IS '1 on a line: taxed; on a quote: the sum of what is taxed, in minor units.';
COMMENT ON COLUMN quote.tax IS 'In minor units.';
COMMENT ON COLUMN quote.total IS 'In minor units, with tax.';
COMMENT ON COLUMN quote.authorized_by IS 'Who said yes.';
COMMENT ON COLUMN quote.authorized_means IS 'phone, in person, ...';
COMMENT ON COLUMN quote.authorized_at IS 'UTC seconds since 1970-01-01.';
COMMENT ON COLUMN quote.authorized_total IS 'To what, in minor units.';
COMMENT ON COLUMN quote.decline_reason IS 'For people.';
COMMENT ON COLUMN quote.supersedes_id IS 'The quote that it took the place of.';
COMMENT ON COLUMN quote.policy_id IS 'The policy that it was priced under.';
COMMENT ON COLUMN quote.notes IS 'For people.';
COMMENT ON COLUMN quote.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX quote_status ON quote (status, valid_through_local);
CREATE INDEX quote_customer ON quote (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX quote_vehicle ON quote (vehicle_id) WHERE vehicle_id IS NOT NULL;

CREATE TABLE quote_item (
    quote_id               BIGINT NOT NULL REFERENCES quote (id),
    position               BIGINT NOT NULL,
    code                   TEXT COLLATE "C" NOT NULL,
    name                   TEXT COLLATE "C" NOT NULL,
    is_package             BIGINT NOT NULL CHECK (is_package IN (0, 1)),
    duration               BIGINT NOT NULL,
    package_price          BIGINT,
    credited_when_repaired BIGINT NOT NULL DEFAULT 0 CHECK (credited_when_repaired IN (0, 1)),
    skills                 TEXT COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (quote_id, position)
);
COMMENT ON TABLE quote_item IS 'The services and packages of a quote.';
COMMENT ON COLUMN quote_item.quote_id IS 'What it was priced by.';
COMMENT ON COLUMN quote_item.position IS 'Order, from 0.';
COMMENT ON COLUMN quote_item.code IS 'What people type.';
COMMENT ON COLUMN quote_item.name IS 'For people.';
COMMENT ON COLUMN quote_item.is_package IS '1: a package, 0: a service.';
COMMENT ON COLUMN quote_item.duration IS 'Time on site, in seconds.';
COMMENT ON COLUMN quote_item.package_price IS 'In minor units.';
COMMENT ON COLUMN quote_item.credited_when_repaired IS '1: a diagnostic that comes off the repair.';
COMMENT ON COLUMN quote_item.skills IS 'One a line.';

CREATE TABLE quote_line (
    quote_id       BIGINT NOT NULL REFERENCES quote (id),
    position       BIGINT NOT NULL,
    kind           BIGINT NOT NULL CHECK (kind BETWEEN 1 AND 6),
    item           BIGINT,
    service        TEXT COLLATE "C" NOT NULL DEFAULT '',
    name           TEXT COLLATE "C" NOT NULL,
    part_number    TEXT COLLATE "C" NOT NULL DEFAULT '',
    part_condition TEXT COLLATE "C" NOT NULL DEFAULT '',
    labor          BIGINT,
    quantity       BIGINT NOT NULL,
    each_price     BIGINT NOT NULL,
    list           BIGINT NOT NULL,
    amount         BIGINT NOT NULL,
    surcharge      BIGINT NOT NULL,
    discount       BIGINT NOT NULL,
    taxable        BIGINT NOT NULL CHECK (taxable IN (0, 1)),
    refundable     BIGINT NOT NULL CHECK (refundable IN (0, 1)),
    diagnostic     BIGINT NOT NULL CHECK (diagnostic IN (0, 1)),
    covered        BIGINT NOT NULL CHECK (covered IN (0, 1)),
    PRIMARY KEY (quote_id, position)
);
COMMENT ON TABLE quote_line IS 'The lines of a quote, which add up to its total.';
COMMENT ON COLUMN quote_line.quote_id IS 'What it was priced by.';
COMMENT ON COLUMN quote_line.position IS 'Order, from 0.';
COMMENT ON COLUMN quote_line.kind IS '1 labor, 2 part, 3 fee, 4 supplies, 5 travel, 6 credit.';
COMMENT ON COLUMN quote_line.item IS 'Position in quote_item.';
COMMENT ON COLUMN quote_line.service IS 'The code of the service.';
COMMENT ON COLUMN quote_line.name IS 'For people.';
COMMENT ON COLUMN quote_line.part_number IS 'The maker''s.';
COMMENT ON COLUMN quote_line.part_condition IS 'new, used, rebuilt (California BPC 9884.8).';
COMMENT ON COLUMN quote_line.labor IS 'In seconds.';
COMMENT ON COLUMN quote_line.quantity IS 'In thousandths.';
COMMENT ON COLUMN quote_line.each_price IS 'In minor units.';
COMMENT ON COLUMN quote_line.list IS 'Before a package price was shared out, in minor units.';
COMMENT ON COLUMN quote_line.amount IS 'In minor units.';
COMMENT ON COLUMN quote_line.surcharge IS 'In minor units.';
COMMENT ON COLUMN quote_line.discount IS 'In minor units.';
COMMENT ON COLUMN quote_line.taxable IS '1 on a line: taxed; on a quote: the sum of what is taxed, in minor units.';
COMMENT ON COLUMN quote_line.refundable IS '1: a core charge.';
COMMENT ON COLUMN quote_line.diagnostic IS '1: credited when the car is repaired.';
COMMENT ON COLUMN quote_line.covered IS '1: by the price of its package.';

CREATE TABLE appointment (
    id             BIGINT PRIMARY KEY DEFAULT next_id('appointment'),
    revision       BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    status         TEXT COLLATE "C" NOT NULL CHECK (status IN
                       ('held', 'booked', 'in_progress', 'completed', 'cancelled', 'no_show', 'lapsed')),
    holds          BIGINT NOT NULL,
    imported       BIGINT NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
    mechanic_id    BIGINT NOT NULL REFERENCES mechanic (id),
    customer_id    BIGINT NOT NULL REFERENCES customer (id),
    vehicle_id     BIGINT NOT NULL REFERENCES vehicle (id),
    quote_id       BIGINT REFERENCES quote (id),
    starts_at      BIGINT NOT NULL CHECK (starts_at % 60 = 0),
    ends_at        BIGINT NOT NULL CHECK (ends_at % 60 = 0),
    travel         BIGINT NOT NULL CHECK (travel BETWEEN 0 AND 86400 AND travel % 60 = 0),
    wrap_up        BIGINT NOT NULL CHECK (wrap_up BETWEEN 0 AND 86400 AND wrap_up % 60 = 0),
    starts_local   BIGINT NOT NULL,
    zone           TEXT COLLATE "C" NOT NULL,
    utc_offset     BIGINT NOT NULL,
    held_until     BIGINT,
    started_at     BIGINT,
    finished_at    BIGINT,
    cancelled_at   BIGINT,
    address        TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(address) <= 300),
    postal_code    TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(postal_code) <= 16),
    area           TEXT COLLATE "C" NOT NULL DEFAULT '',
    contact_name   TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(contact_name) <= 200),
    contact_phone  TEXT COLLATE "C" NOT NULL DEFAULT '',
    contact_email  TEXT COLLATE "C" NOT NULL DEFAULT '',
    emergency      BIGINT NOT NULL DEFAULT 0 CHECK (emergency IN (0, 1)),
    notes          TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(notes) <= 4000),
    work_notes     TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(work_notes) <= 4000),
    odometer       BIGINT CHECK (odometer >= 0),
    cancel_reason  TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length(cancel_reason) <= 500),
    stop_id        BIGINT REFERENCES appointment (id),
    follows_id     BIGINT REFERENCES appointment (id),
    moves          BIGINT NOT NULL DEFAULT 0 CHECK (moves >= 0),
    sequence       BIGINT NOT NULL DEFAULT 0 CHECK (sequence >= 0),
    total          BIGINT NOT NULL CHECK (total >= 0),
    created_at     BIGINT NOT NULL,
    CONSTRAINT appointment_holds CHECK (holds = CASE WHEN imported = 1 OR status IN ('cancelled', 'lapsed') THEN 0 ELSE 1 END),
    CHECK (ends_at > starts_at AND ends_at - starts_at <= 86400),
    CHECK (starts_local = starts_at + utc_offset),
    CHECK ((status = 'held') <= (held_until IS NOT NULL))
);
COMMENT ON TABLE appointment IS 'Jobs. No mechanic and no vehicle is ever booked twice: see the exclusion constraints.';
COMMENT ON COLUMN appointment.id IS 'Number, never given out twice.';
COMMENT ON COLUMN appointment.revision IS 'Rises with every change.';
COMMENT ON COLUMN appointment.status IS 'held, booked, in_progress, completed, cancelled, no_show or lapsed.';
COMMENT ON COLUMN appointment.holds IS '1: keeps its time; follows from the status.';
COMMENT ON COLUMN appointment.imported IS '1: history, which holds nothing.';
COMMENT ON COLUMN appointment.mechanic_id IS 'Who.';
COMMENT ON COLUMN appointment.customer_id IS 'For whom.';
COMMENT ON COLUMN appointment.vehicle_id IS 'Which car.';
COMMENT ON COLUMN appointment.quote_id IS 'What it was priced by.';
COMMENT ON COLUMN appointment.starts_at IS 'UTC seconds since 1970-01-01, whole minutes.';
COMMENT ON COLUMN appointment.ends_at IS 'The same; not included.';
COMMENT ON COLUMN appointment.travel IS 'Kept free before it, in seconds.';
COMMENT ON COLUMN appointment.wrap_up IS 'Kept free after it, in seconds.';
COMMENT ON COLUMN appointment.starts_local IS 'The wall time that was promised ...';
COMMENT ON COLUMN appointment.zone IS '... in this zone ...';
COMMENT ON COLUMN appointment.utc_offset IS '... at this offset, in seconds.';
COMMENT ON COLUMN appointment.held_until IS 'When a hold lapses, UTC seconds.';
COMMENT ON COLUMN appointment.started_at IS 'What happened, UTC seconds.';
COMMENT ON COLUMN appointment.finished_at IS 'What happened, UTC seconds.';
COMMENT ON COLUMN appointment.cancelled_at IS 'UTC seconds.';
COMMENT ON COLUMN appointment.address IS 'Street and town.';
COMMENT ON COLUMN appointment.postal_code IS 'Gives the service area.';
COMMENT ON COLUMN appointment.area IS 'The service area as it was.';
COMMENT ON COLUMN appointment.contact_name IS 'Whom to call on site.';
COMMENT ON COLUMN appointment.contact_phone IS 'E.164.';
COMMENT ON COLUMN appointment.contact_email IS 'RFC 5321 address.';
COMMENT ON COLUMN appointment.emergency IS '1: priced as an emergency.';
COMMENT ON COLUMN appointment.notes IS 'For people.';
COMMENT ON COLUMN appointment.work_notes IS 'What was found and done.';
COMMENT ON COLUMN appointment.odometer IS 'As it was read.';
COMMENT ON COLUMN appointment.cancel_reason IS 'For people.';
COMMENT ON COLUMN appointment.stop_id IS 'The first job at the same stop.';
COMMENT ON COLUMN appointment.follows_id IS 'The visit before this one.';
COMMENT ON COLUMN appointment.moves IS 'How often it was moved.';
COMMENT ON COLUMN appointment.sequence IS 'RFC 5545 SEQUENCE.';
COMMENT ON COLUMN appointment.total IS 'In minor units, with tax.';
COMMENT ON COLUMN appointment.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX appointment_mechanic_time ON appointment (mechanic_id, starts_at)
    INCLUDE (ends_at, travel, wrap_up, status, held_until) WHERE holds = 1;
CREATE INDEX appointment_vehicle_time ON appointment (vehicle_id, starts_at)
    INCLUDE (ends_at, travel, wrap_up, status, held_until, holds);
CREATE INDEX appointment_start ON appointment (starts_at);
CREATE INDEX appointment_customer ON appointment (customer_id, starts_at);
CREATE INDEX appointment_open ON appointment (starts_at)
    WHERE status IN ('held', 'booked', 'in_progress');
CREATE INDEX appointment_quote ON appointment (quote_id) WHERE quote_id IS NOT NULL;
CREATE UNIQUE INDEX appointment_live_quote ON appointment (quote_id)
    WHERE quote_id IS NOT NULL AND status IN ('held', 'booked', 'in_progress');

CREATE TABLE appointment_service (
    appointment_id BIGINT NOT NULL REFERENCES appointment (id),
    position       BIGINT NOT NULL,
    code           TEXT COLLATE "C" NOT NULL,
    name           TEXT COLLATE "C" NOT NULL,
    is_package     BIGINT NOT NULL CHECK (is_package IN (0, 1)),
    duration       BIGINT NOT NULL,
    price          BIGINT NOT NULL,
    PRIMARY KEY (appointment_id, position)
);
COMMENT ON TABLE appointment_service IS 'What is done at a job, with its price as quoted.';
COMMENT ON COLUMN appointment_service.appointment_id IS 'The job.';
COMMENT ON COLUMN appointment_service.position IS 'Order, from 0.';
COMMENT ON COLUMN appointment_service.code IS 'What people type.';
COMMENT ON COLUMN appointment_service.name IS 'For people.';
COMMENT ON COLUMN appointment_service.is_package IS '1: a package, 0: a service.';
COMMENT ON COLUMN appointment_service.duration IS 'Time on site, in seconds.';
COMMENT ON COLUMN appointment_service.price IS 'As quoted, in minor units.';

CREATE TABLE outbox (
    id             BIGINT PRIMARY KEY DEFAULT next_id('outbox'),
    kind           TEXT COLLATE "C" NOT NULL,
    audience       TEXT COLLATE "C" NOT NULL CHECK (audience IN ('customer', 'shop', 'mechanic')),
    appointment_id BIGINT REFERENCES appointment (id),
    quote_id       BIGINT REFERENCES quote (id),
    mechanic_id    BIGINT REFERENCES mechanic (id),
    lead           TEXT COLLATE "C" NOT NULL DEFAULT '',
    moves          BIGINT NOT NULL DEFAULT 0,
    sequence       BIGINT NOT NULL DEFAULT 0,
    state          TEXT COLLATE "C" NOT NULL DEFAULT 'queued' CHECK (state IN
                       ('queued', 'sent', 'failed', 'superseded', 'dropped')),
    not_before     BIGINT NOT NULL,
    attempts       BIGINT NOT NULL DEFAULT 0,
    lease_until    BIGINT,
    message_id     TEXT COLLATE "C" NOT NULL UNIQUE,
    last_error     TEXT COLLATE "C" NOT NULL DEFAULT '',
    sent_at        BIGINT,
    created_at     BIGINT NOT NULL
);
COMMENT ON TABLE outbox IS 'Messages waiting to go, written in the transaction that causes them.';
COMMENT ON COLUMN outbox.id IS 'Number, never given out twice.';
COMMENT ON COLUMN outbox.kind IS 'confirmation, change, cancellation, booked, ...';
COMMENT ON COLUMN outbox.audience IS 'customer, shop or mechanic.';
COMMENT ON COLUMN outbox.appointment_id IS 'The job.';
COMMENT ON COLUMN outbox.quote_id IS 'What it was priced by.';
COMMENT ON COLUMN outbox.mechanic_id IS 'Who.';
COMMENT ON COLUMN outbox.lead IS 'Of a reminder: 24h, 1d.';
COMMENT ON COLUMN outbox.moves IS 'Of the appointment, when it was written.';
COMMENT ON COLUMN outbox.sequence IS 'RFC 5545 SEQUENCE.';
COMMENT ON COLUMN outbox.state IS 'queued, sent, failed, superseded or dropped.';
COMMENT ON COLUMN outbox.not_before IS 'UTC seconds.';
COMMENT ON COLUMN outbox.attempts IS 'How often it was tried.';
COMMENT ON COLUMN outbox.lease_until IS 'Whoever sends it has it until then, UTC seconds.';
COMMENT ON COLUMN outbox.message_id IS 'RFC 5322, fixed when written.';
COMMENT ON COLUMN outbox.last_error IS 'Why it could not be sent.';
COMMENT ON COLUMN outbox.sent_at IS 'UTC seconds.';
COMMENT ON COLUMN outbox.created_at IS 'UTC seconds since 1970-01-01.';
CREATE INDEX outbox_due ON outbox (not_before) WHERE state = 'queued';
CREATE INDEX outbox_appointment ON outbox (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_reminder ON outbox (appointment_id, lead, moves) WHERE kind = 'reminder';

CREATE TABLE request (
    request_id TEXT COLLATE "C" PRIMARY KEY NOT NULL CHECK (length(request_id) BETWEEN 1 AND 200),
    command    TEXT COLLATE "C" NOT NULL,
    digest     TEXT COLLATE "C" NOT NULL,
    entity_id  BIGINT NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);
COMMENT ON TABLE request IS 'A request id answers its first request, and no other, as long as it is kept.';
COMMENT ON COLUMN request.request_id IS 'As the caller named it.';
COMMENT ON COLUMN request.command IS 'What was asked for.';
COMMENT ON COLUMN request.digest IS 'SHA-256 of the request as resolved, hexadecimal.';
COMMENT ON COLUMN request.entity_id IS 'The record that it made.';
COMMENT ON COLUMN request.actor IS 'By whom.';
COMMENT ON COLUMN request.created_at IS 'UTC seconds since 1970-01-01.';

CREATE TABLE audit_entry (
    id             BIGINT PRIMARY KEY DEFAULT next_id('audit_entry'),
    at             BIGINT NOT NULL,
    actor          TEXT COLLATE "C" NOT NULL,
    action         TEXT COLLATE "C" NOT NULL,
    entity         TEXT COLLATE "C" NOT NULL,
    entity_id      BIGINT NOT NULL,
    payload_digest TEXT COLLATE "C" NOT NULL CHECK (length(payload_digest) = 64),
    previous_hash  TEXT COLLATE "C" NOT NULL CHECK (length(previous_hash) = 64),
    hash           TEXT COLLATE "C" NOT NULL UNIQUE CHECK (length(hash) = 64)
);
COMMENT ON TABLE audit_entry IS 'The audit log: append-only, each entry chained to the one before by its hash.';
COMMENT ON COLUMN audit_entry.id IS 'Number, never given out twice.';
COMMENT ON COLUMN audit_entry.at IS 'UTC seconds since 1970-01-01.';
COMMENT ON COLUMN audit_entry.actor IS 'By whom.';
COMMENT ON COLUMN audit_entry.action IS 'What was done.';
COMMENT ON COLUMN audit_entry.entity IS 'To what kind of record.';
COMMENT ON COLUMN audit_entry.entity_id IS 'To which.';
COMMENT ON COLUMN audit_entry.payload_digest IS 'SHA-256 of the salted payload, hexadecimal.';
COMMENT ON COLUMN audit_entry.previous_hash IS 'The hash of the entry before.';
COMMENT ON COLUMN audit_entry.hash IS 'SHA-256 over the entry''s fields, hexadecimal.';
CREATE INDEX audit_entity ON audit_entry (entity, entity_id);

CREATE TABLE audit_payload (
    entry_id BIGINT PRIMARY KEY REFERENCES audit_entry (id),
    salt     TEXT COLLATE "C" NOT NULL CHECK (length(salt) = 32),
    before   TEXT COLLATE "C",
    after    TEXT COLLATE "C"
);
COMMENT ON TABLE audit_payload IS 'What an audit entry saw before and after; it alone can be erased.';
COMMENT ON COLUMN audit_payload.entry_id IS 'The audit entry.';
COMMENT ON COLUMN audit_payload.salt IS 'Random.';
COMMENT ON COLUMN audit_payload.before IS 'JSON; NULL: it was made.';
COMMENT ON COLUMN audit_payload.after IS 'JSON; NULL: it is gone.';

CREATE TABLE audit_erasure (
    entry_id  BIGINT PRIMARY KEY REFERENCES audit_entry (id),
    erased_by BIGINT NOT NULL REFERENCES audit_entry (id)
);
COMMENT ON TABLE audit_erasure IS 'Which payloads may be gone: those that an erase entry lists.';
COMMENT ON COLUMN audit_erasure.entry_id IS 'The audit entry.';
COMMENT ON COLUMN audit_erasure.erased_by IS 'The erase entry.';

CREATE TABLE audit_head (
    id       BIGINT PRIMARY KEY CHECK (id = 1),
    entry_id BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    hash     TEXT COLLATE "C" NOT NULL CHECK (length(hash) = 64)
);
COMMENT ON TABLE audit_head IS 'One row, the newest audit entry: what is cut off behind it is noticed.';
COMMENT ON COLUMN audit_head.id IS 'Number, never given out twice.';
COMMENT ON COLUMN audit_head.entry_id IS 'The audit entry.';
COMMENT ON COLUMN audit_head.at IS 'The latest time so far, UTC seconds.';
COMMENT ON COLUMN audit_head.hash IS 'SHA-256 over the entry''s fields, hexadecimal.';

INSERT INTO id_counter (name) VALUES ('policy'), ('customer'), ('vehicle'), ('mechanic'), ('closure'), ('service'), ('package'), ('quote'), ('appointment'), ('outbox'), ('audit_entry');

-- Services and packages share one set of codes. Two writers of one code take turns.
CREATE FUNCTION require_new_code() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE taken BOOLEAN;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('code ' || NEW.code, 0));
    IF TG_TABLE_NAME = 'service' THEN
        SELECT EXISTS (SELECT 1 FROM package WHERE code = NEW.code) INTO taken;
    ELSE
        SELECT EXISTS (SELECT 1 FROM service WHERE code = NEW.code) INTO taken;
    END IF;
    IF taken THEN
        RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation', MESSAGE = 'code_taken';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION require_new_code() IS 'No service has the code of a package, nor the other way round.';
CREATE TRIGGER service_code BEFORE INSERT OR UPDATE ON service
    FOR EACH ROW EXECUTE FUNCTION require_new_code();
CREATE TRIGGER package_code BEFORE INSERT OR UPDATE ON package
    FOR EACH ROW EXECUTE FUNCTION require_new_code();

-- No mechanic and no vehicle is ever booked twice, whoever writes and however.
ALTER TABLE appointment ADD CONSTRAINT mechanic_overlap EXCLUDE USING gist
    (int8range(mechanic_id, mechanic_id, '[]') WITH &&,
     int8range(starts_at - travel, ends_at + wrap_up) WITH &&) WHERE (holds = 1);
ALTER TABLE appointment ADD CONSTRAINT vehicle_overlap EXCLUDE USING gist
    (int8range(vehicle_id, vehicle_id, '[]') WITH &&,
     int8range(starts_at, ends_at) WITH &&) WHERE (holds = 1);

-- The audit log is append-only.
CREATE TRIGGER audit_entry_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse('audit_append_only');
CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit_append_only');
CREATE TRIGGER audit_payload_update BEFORE UPDATE ON audit_payload
    FOR EACH ROW EXECUTE FUNCTION refuse('audit_append_only');
CREATE TRIGGER audit_payload_truncate BEFORE TRUNCATE ON audit_payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit_append_only');
CREATE TRIGGER audit_erasure_change BEFORE UPDATE OR DELETE ON audit_erasure
    FOR EACH ROW EXECUTE FUNCTION refuse('audit_append_only');
CREATE TRIGGER audit_erasure_truncate BEFORE TRUNCATE ON audit_erasure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse('audit_append_only');

CREATE FUNCTION require_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_erasure WHERE entry_id = OLD.entry_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
            MESSAGE = 'audit_append_only';
    END IF;
    RETURN OLD;
END $$;
COMMENT ON FUNCTION require_erasure() IS 'A payload goes only after an erase entry has listed it.';
CREATE TRIGGER audit_payload_delete BEFORE DELETE ON audit_payload
    FOR EACH ROW EXECUTE FUNCTION require_erasure();

CREATE FUNCTION require_erase_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM audit_head h JOIN audit_entry e ON e.id = h.entry_id
                    WHERE e.id = NEW.erased_by AND e.action = 'erase') THEN
        RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
            MESSAGE = 'audit_erase_entry_missing';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION require_erase_entry() IS 'Only the newest entry, an erase entry, lists payloads.';
CREATE TRIGGER audit_erasure_insert BEFORE INSERT ON audit_erasure
    FOR EACH ROW EXECUTE FUNCTION require_erase_entry();

-- For people --------------------------------------------------------------------

CREATE FUNCTION wall_time(seconds BIGINT) RETURNS TIMESTAMP LANGUAGE sql IMMUTABLE AS
$$ SELECT to_timestamp(seconds) AT TIME ZONE 'UTC' $$;
COMMENT ON FUNCTION wall_time(BIGINT) IS 'Seconds since 1970-01-01 00:00 on the wall, as a time.';

CREATE VIEW readable_appointment AS
SELECT 'A' || a.id AS job, a.status, wall_time(a.starts_local) AS starts_local,
       (a.ends_at - a.starts_at) / 60 AS minutes, to_timestamp(a.starts_at) AS starts_at,
       m.name AS mechanic, c.name AS customer, c.phone,
       btrim(concat_ws(' ', v.year, v.make, v.model)) AS vehicle, v.plate,
       a.address, a.postal_code, a.total AS total_minor_units, a.notes
  FROM appointment a
  JOIN mechanic m ON m.id = a.mechanic_id
  JOIN customer c ON c.id = a.customer_id
  JOIN vehicle v ON v.id = a.vehicle_id;
CREATE VIEW readable_quote AS
SELECT 'Q' || q.id AS quote, q.status, wall_time(q.valid_through_local)::date AS valid_through,
       c.name AS customer, q.vehicle_text AS vehicle, q.postal_code, q.area,
       q.total AS total_minor_units, q.currency, q.authorized_by,
       to_timestamp(q.authorized_at) AS authorized_at, to_timestamp(q.created_at) AS created_at
  FROM quote q LEFT JOIN customer c ON c.id = q.customer_id;
CREATE VIEW readable_customer AS
SELECT id AS customer, name, phone, phone_extension AS extension, email, address, postal_code,
       reminders = 1 AS reminders, notes, to_timestamp(created_at) AS created_at
  FROM customer;
CREATE VIEW readable_vehicle AS
SELECT 'v' || v.id AS vehicle, v.year, v.make, v.model, v.plate, v.vin, v.odometer,
       c.name AS customer, v.notes, to_timestamp(v.created_at) AS created_at
  FROM vehicle v JOIN customer c ON c.id = v.customer_id;
CREATE VIEW readable_mechanic AS
SELECT m.id AS mechanic, m.name, m.phone, m.email, m.retired = 1 AS retired,
       (SELECT string_agg(skill, ', ' ORDER BY skill) FROM mechanic_skill s
         WHERE s.mechanic_id = m.id) AS skills
  FROM mechanic m;
CREATE VIEW readable_closure AS
SELECT k.id AS closure, m.name AS mechanic, wall_time(k.begins_local) AS begins_local,
       wall_time(k.ends_local) AS ends_local, k.reason
  FROM closure k LEFT JOIN mechanic m ON m.id = k.mechanic_id;
CREATE VIEW readable_service AS
SELECT code, name, category, price AS price_minor_units, labor / 60 AS labor_minutes,
       duration / 60 AS duration_minutes, retired = 1 AS retired
  FROM service;
CREATE VIEW readable_package AS
SELECT p.code, p.name, p.price AS price_minor_units, p.duration / 60 AS duration_minutes,
       (SELECT string_agg(s.code, ', ' ORDER BY x.position)
          FROM package_service x JOIN service s ON s.id = x.service_id
         WHERE x.package_id = p.id) AS services, p.retired = 1 AS retired
  FROM package p;
CREATE VIEW readable_outbox AS
SELECT id AS message, kind, audience, 'A' || appointment_id AS job, 'Q' || quote_id AS quote, state,
       to_timestamp(not_before) AS not_before, attempts, to_timestamp(sent_at) AS sent_at, last_error
  FROM outbox;
CREATE VIEW readable_audit AS
SELECT e.id AS entry, to_timestamp(e.at) AS at, e.actor, e.action, e.entity, e.entity_id,
       p.before, p.after
  FROM audit_entry e LEFT JOIN audit_payload p ON p.entry_id = e.id;
