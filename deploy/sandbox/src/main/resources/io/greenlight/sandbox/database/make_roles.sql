-- Makes the roles that RDS makes, and the master user as close to rds_superuser as this major lets.
-- Run in one database, as rdsadmin; may be run any number of times, and is run after each upgrade.
-- Wants: SELECT set_config('sandbox.master', 'NAME', false);
DO $$
DECLARE
    master text := current_setting('sandbox.master');
    modern boolean := current_setting('server_version_num')::integer >= 160000;
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['rds_superuser', 'rds_replication', 'rds_password', 'rds_iam'] LOOP
        IF to_regrole(name) IS NULL THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = master) THEN
        EXECUTE format('CREATE ROLE %I', master);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN CREATEROLE CREATEDB REPLICATION', master);
    IF modern THEN
        EXECUTE format('ALTER ROLE %I NOSUPERUSER', master);
        EXECUTE format('ALTER ROLE %I SET createrole_self_grant = %L', master, 'set, inherit');
    ELSE
        EXECUTE format('ALTER ROLE %I SUPERUSER', master);
    END IF;
    FOR name IN
        SELECT rolname FROM pg_catalog.pg_roles
        WHERE rolname IN ('pg_monitor', 'pg_signal_backend', 'pg_read_all_data',
            'pg_write_all_data', 'pg_checkpoint', 'pg_create_subscription', 'pg_maintain',
            'rds_replication', 'rds_password')
    LOOP
        EXECUTE format('GRANT %I TO rds_superuser WITH ADMIN OPTION', name);
    END LOOP;
    IF current_setting('server_version_num')::integer >= 150000 THEN
        GRANT SET ON PARAMETER session_replication_role TO rds_superuser;
    END IF;
    EXECUTE format('GRANT rds_superuser TO %I WITH ADMIN OPTION', master);
END
$$;
