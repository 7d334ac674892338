-- Tables, partitioned ones and materialized views of this database that autovacuum has not
-- analyzed, and nobody else as many times as stands for the question mark (1: never), how to
-- gather them, and whether the current user may (its owner, or from 17 on who has MAINTAIN),
-- smallest first. A partition goes with the table that it belongs to. The pg_upgrade of 18 carries
-- them over, but for those of CREATE STATISTICS, and not when they were gathered.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
       pg_catalog.format('ANALYZE %I.%I', n.nspname, c.relname),
       pg_catalog.pg_has_role(c.relowner, 'USAGE')
       OR CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
               THEN pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')
               ELSE false END
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p', 'm')
   AND NOT c.relispartition
   AND c.relpersistence <> 't'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND pg_catalog.pg_stat_get_analyze_count(c.oid) < ?
   AND pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid) IS NULL
   AND NOT (pg_catalog.current_setting('server_version_num')::int >= 180000
            AND EXISTS (
                  SELECT
                    FROM pg_catalog.pg_stats AS s
                   WHERE s.schemaname = n.nspname
                     AND s.tablename = c.relname)
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_statistic_ext AS e
                    JOIN pg_catalog.pg_namespace AS en ON en.oid = e.stxnamespace
                   WHERE e.stxrelid = c.oid
                     AND NOT EXISTS (
                           SELECT
                             FROM pg_catalog.pg_stats_ext AS x
                            WHERE x.statistics_schemaname = en.nspname
                              AND x.statistics_name = e.stxname)))
 ORDER BY c.relpages,
          c.oid
