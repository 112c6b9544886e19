-- What lists ask for by one key, where few of very many rows match.

-- Every job of a mechanic, as for a vehicle: those that hold time first, read by availability
-- without touching the table, then those that hold none, for lists.
DROP INDEX appointment_mechanic_time;
CREATE INDEX appointment_mechanic ON appointment (mechanic_id, holds, starts_at)
    INCLUDE (ends_at, travel, wrap_up, status, held_until);

-- Booking does not write this one: a job gets into it when it ends.
CREATE INDEX appointment_ended ON appointment (status, starts_at)
    WHERE status IN ('completed', 'cancelled', 'no_show', 'lapsed');

CREATE INDEX quote_state ON quote (status, id);
