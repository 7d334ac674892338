-- Tables and materialized views of this database, those with the oldest rows first and those behind
-- a lock last: how to freeze them, whether the current user may (their owner or the database's, from
-- 17 on who has MAINTAIN), whether it was done since a moment, and who holds a lock that VACUUM would
-- wait for. Done is what was vacuumed after that moment, for with an old snapshot around its age
-- shows nothing, and what has no transaction from before it. VACUUM is told not to cut off empty
-- ends: that lock stops clients. Toast tables go with their tables, catalogs are their owner's.
-- Run by hand, in each database, with the moment, and with what pg_snapshot_xmax of
-- pg_current_snapshot() said then, for the question marks.
WITH mark AS (
         SELECT ?::timestamptz AS moment,
                pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint
                  - ?::bigint AS transactions),
     here AS (
         SELECT d.oid, d.datdba
           FROM pg_catalog.pg_database AS d
          WHERE d.datname = pg_catalog.current_database()),
     held AS (
         SELECT DISTINCT ON (k.relation)
                k.relation,
                pg_catalog.concat_ws(
                  ', ',
                  coalesce('pid ' || k.pid, 'a prepared transaction') || ' has ' || k.mode,
                  'and has vacuumed '
                    || 100 * p.heap_blks_scanned / nullif(p.heap_blks_total, 0)
                    || ' %') AS holder
           FROM pg_catalog.pg_locks AS k
           JOIN here ON here.oid = k.database
           LEFT JOIN pg_catalog.pg_stat_progress_vacuum AS p ON p.pid = k.pid
                                                            AND p.relid = k.relation
          WHERE k.locktype = 'relation'
            AND k.granted
            AND k.pid IS DISTINCT FROM pg_catalog.pg_backend_pid()
            AND k.mode IN ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock',
                           'ExclusiveLock', 'AccessExclusiveLock')
          ORDER BY k.relation, k.pid)
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
       pg_catalog.format('VACUUM (FREEZE, TRUNCATE false) %I.%I', n.nspname, c.relname),
       pg_catalog.pg_has_role(c.relowner, 'USAGE')
       OR pg_catalog.pg_has_role(here.datdba, 'USAGE')
       OR CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
               THEN pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')
               ELSE false END,
       coalesce(pg_catalog.pg_stat_get_last_vacuum_time(c.oid) >= mark.moment, false)
       OR pg_catalog.age(c.relfrozenxid) <= mark.transactions,
       coalesce(held.holder, '')
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN mark
 CROSS JOIN here
  LEFT JOIN held ON held.relation = c.oid
 WHERE c.relkind IN ('r', 'm')
   AND c.relpersistence <> 't'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY held.holder IS NOT NULL,
          pg_catalog.age(c.relfrozenxid) DESC,
          c.oid
