-- Who may do what in a shop's database. Run it there once, as the owner of its tables (who made
-- the store with `shopctl init`), and again after `shopctl db migrate`:
--
--     psql -d shop -f schema/roles.postgresql.sql
--
-- Then give each login its role: GRANT shop_assistant TO ann;
--
--   shop_owner      everything, the schema too: migrates
--   shop_assistant  all that the shop does in a day; the audit log only grows
--   shop_reader     looks, and changes nothing

DO $$
DECLARE role TEXT;
BEGIN
    FOREACH role IN ARRAY ARRAY['shop_owner', 'shop_assistant', 'shop_reader'] LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = role) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role);
        END IF;
    END LOOP;
    -- Nobody else sees customers.
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', current_schema());
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO shop_owner, shop_assistant, shop_reader',
                   current_schema());
    EXECUTE format('GRANT CREATE ON SCHEMA %I TO shop_owner', current_schema());
    EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO shop_owner', current_schema());
    EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO shop_assistant, shop_reader',
                   current_schema());
    EXECUTE format('GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO shop_assistant',
                   current_schema());
END $$;

-- What stands in the audit log stays; the schema and whose store it is are the owner's.
REVOKE UPDATE, DELETE ON audit_entry, audit_payload, audit_erasure FROM shop_assistant;
REVOKE INSERT, UPDATE, DELETE ON schema_migration FROM shop_assistant;
REVOKE INSERT, DELETE ON store_info, id_counter FROM shop_assistant;
REVOKE UPDATE, DELETE ON policy FROM shop_assistant;
