#include "driver/contract.hpp"

#include <doctest/doctest.h>

#include "driver/postgresql/open.hpp"
#include "postgresql/server.hpp"

namespace shop::driver {

namespace {

constexpr std::string_view kSchema = R"sql(
CREATE TABLE mechanic (
    id BIGINT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);
CREATE TABLE job (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    mechanic_id BIGINT NOT NULL REFERENCES mechanic (id),
    hour BIGINT NOT NULL,
    note TEXT NOT NULL,
    length BIGINT NOT NULL,
    CONSTRAINT job_length CHECK (length > 0)
);
CREATE FUNCTION job_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM job WHERE mechanic_id = NEW.mechanic_id AND hour = NEW.hour) THEN
        RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
            MESSAGE = 'mechanic_overlap';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER job_guard BEFORE INSERT ON job FOR EACH ROW EXECUTE FUNCTION job_guard();
)sql";

}  // namespace

TEST_CASE("PostgreSQL keeps the contract of the drivers") {
    const test::TestDatabase database;
    check_contract({[&] { return open_postgresql({database.conninfo(), {}, {}}); }, kSchema,
                    "PostgreSQL "});
}

TEST_CASE("so it does through a transaction pooler") {
    const test::TestDatabase database;
    check_contract({[&] { return open_postgresql({database.through_pooler(), {}, {}}); }, kSchema,
                    "PostgreSQL "});
}

}  // namespace shop::driver
