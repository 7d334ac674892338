-- Tables, partitioned ones and materialized views of this database that autovacuum has not
-- analyzed, and nobody else ever, or fewer times than stands for the first question mark although
-- they have more pages than the second one says; how to gather their statistics, whether the
-- current user may (its owner, or from 17 on who has MAINTAIN), and how many pages they have,
-- smallest first, and whether somebody has locked them. Asking for the size of a table waits for
-- whoever has locked it: one that is locked now counts as the largest. A partition goes with the
-- table that it belongs to. The pg_upgrade of 18 carries statistics over, but for those of CREATE
-- STATISTICS, and not when they were gathered.
WITH locked AS MATERIALIZED (
  SELECT l.relation AS oid
    FROM pg_catalog.pg_locks AS l
    JOIN pg_catalog.pg_database AS d ON d.oid = l.database
   WHERE l.mode = 'AccessExclusiveLock'
     AND d.datname = pg_catalog.current_database()
)
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
       pg_catalog.format('ANALYZE %I.%I', n.nspname, c.relname),
       pg_catalog.pg_has_role(c.relowner, 'USAGE')
       OR CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
               THEN pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')
               ELSE false END,
       size.pages,
       size.locked
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         WITH RECURSIVE tree (oid) AS (
           SELECT c.oid
            UNION ALL
           SELECT i.inhrelid
             FROM tree
             JOIN pg_catalog.pg_inherits AS i ON i.inhparent = tree.oid
         )
         SELECT COALESCE(
                    pg_catalog.sum(
                        CASE WHEN tree.oid IN (SELECT locked.oid FROM locked)
                             THEN 2::numeric ^ 50
                             ELSE pg_catalog.pg_relation_size(tree.oid) END)
                    / pg_catalog.current_setting('block_size')::numeric, 0)::bigint AS pages,
                COALESCE(
                    pg_catalog.bool_or(tree.oid IN (SELECT locked.oid FROM locked)), false)
                    AS locked
           FROM tree
       ) AS size
 WHERE c.relkind IN ('r', 'p', 'm')
   AND NOT c.relispartition
   AND c.relpersistence <> 't'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND pg_catalog.pg_stat_get_analyze_count(c.oid) < ?
   AND (pg_catalog.pg_stat_get_analyze_count(c.oid) = 0 OR size.pages > ?)
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
 ORDER BY size.pages,
          c.oid
