-- Every job of a vehicle, also those that no longer hold its time: the guard and
-- availability read what holds from the same entries, so that a booking writes no more
-- indexes than before.
DROP INDEX appointment_vehicle_time;
CREATE INDEX appointment_vehicle_time ON appointment
    (vehicle_id, starts_at, ends_at, travel, wrap_up, status, held_until, holds);
