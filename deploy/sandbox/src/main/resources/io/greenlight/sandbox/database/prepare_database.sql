-- What Aurora has in every database: its own functions, and the rights of rds_superuser.
-- Run in each database, template1 included, as rdsadmin; may be run any number of times.
-- Wants: SELECT set_config('sandbox.logical_start', 'LSN', false);
-- aurora_version() is the binaries' own: a reader that is upgraded first answers for itself.
DO $$
DECLARE
    routine regprocedure;
BEGIN
    EXECUTE format(
        'CREATE OR REPLACE FUNCTION pg_catalog.aurora_version() RETURNS text LANGUAGE sql STABLE AS %L',
        $f$SELECT pg_catalog.split_part(pg_catalog.current_setting('server_version'), ' ', 1) || '.0'$f$);
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
END
$$;
