-- The master user owns what RDS gives it. Run in one database, as rdsadmin; may be run again.
-- Wants: SELECT set_config('sandbox.master', 'NAME', false);
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN
        SELECT datname FROM pg_catalog.pg_database
        WHERE datname <> 'template0' AND datdba = 'rdsadmin'::regrole
    LOOP
        EXECUTE format('ALTER DATABASE %I OWNER TO %I', name, current_setting('sandbox.master'));
    END LOOP;
END
$$;
