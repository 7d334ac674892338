-- What Aurora has in every database: its own functions, and the rights of rds_superuser. RDS lets
-- that update every extension; here the master user owns those that pg_upgrade made the
-- superuser's, for no dump carries an extension's owner.
-- Run in each database, template1 included, as rdsadmin; may be run any number of times.
-- Wants: SELECT set_config('sandbox.logical_start', 'LSN', false);
-- Wants: SELECT set_config('sandbox.master', 'NAME', false);
-- aurora_version() is the server's own, of its binaries and of its settings: a reader that is
-- upgraded or patched first answers for itself, though its tables are the writer's.
DO $$
DECLARE
    routine regprocedure;
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql STABLE AS %L',
        $f$SELECT pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1)
            || '.' || coalesce(
                nullif(pg_catalog.current_setting('sandbox.patch_level', true), ''), '0')$f$);
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION pg_catalog.aurora_volume_logical_start_lsn() RETURNS pg_lsn LANGUAGE sql STABLE AS %L',
        format('SELECT %L::pg_lsn', current_setting('sandbox.logical_start')));
    FOR routine IN
        SELECT oid::regprocedure FROM pg_catalog.pg_proc
        WHERE pronamespace = 'pg_catalog'::regnamespace
            AND (proname LIKE 'pg\_replication\_origin\_%'
                OR proname IN ('pg_show_replication_origin_status', 'pg_stat_reset',
                    'pg_stat_reset_shared', 'pg_stat_reset_single_table_counters'))
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO rds_superuser', routine);
    END LOOP;
    GRANT SELECT ON pg_catalog.pg_replication_origin_status TO rds_superuser;
    IF current_setting('server_version_num')::integer >= 160000 THEN
        PERFORM set_config('allow_system_table_mods', 'on', true);
        WITH master AS (
            SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_setting('sandbox.master')
        ), adopted AS (
            UPDATE pg_catalog.pg_extension AS e SET extowner = master.oid FROM master
            WHERE e.extowner = 'rdsadmin'::regrole AND e.extname <> 'plpgsql'
            RETURNING e.oid
        )
        INSERT INTO pg_catalog.pg_shdepend
            (dbid, classid, objid, objsubid, refclassid, refobjid, deptype)
        SELECT d.oid, 'pg_catalog.pg_extension'::regclass, adopted.oid, 0,
            'pg_catalog.pg_authid'::regclass, master.oid, 'o'
        FROM adopted, master, pg_catalog.pg_database AS d
        WHERE d.datname = current_database();
    END IF;
END
$$;
