-- Tables, leaf partitions included, whose rows logical replication cannot name: no primary key, or
-- REPLICA IDENTITY NOTHING, or an index as identity that is gone. A deferrable or invalid index
-- identifies nothing. Those that have only ever taken INSERTs do not block, as the functions behind
-- pg_stat_all_tables count; the view takes longer to plan than all else here. On the way by DMS a
-- table without primary key is told of by another check.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       CASE
         WHEN k.key IS NOT NULL AND c.relreplident <> 'd'
           THEN pg_catalog.format('ALTER TABLE %I.%I REPLICA IDENTITY DEFAULT;',
                                  n.nspname, c.relname)
         WHEN u.index IS NOT NULL
           THEN pg_catalog.format('ALTER TABLE %I.%I REPLICA IDENTITY USING INDEX %I;',
                                  n.nspname, c.relname, u.index)
         ELSE pg_catalog.format('ALTER TABLE %I.%I REPLICA IDENTITY FULL;', n.nspname, c.relname)
       END AS remedy,
       NOT (s.inserted > 0 AND s.changed = 0) AS blocks,
       CASE
         WHEN NOT EXISTS (
                SELECT
                  FROM pg_catalog.pg_index AS i
                 WHERE i.indrelid = c.oid AND i.indisprimary AND i.indisvalid)
           THEN ARRAY['clone', 'logical']
       END AS ways
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         SELECT pg_catalog.pg_stat_get_tuples_inserted(c.oid) AS inserted,
                pg_catalog.pg_stat_get_tuples_updated(c.oid)
                  + pg_catalog.pg_stat_get_tuples_deleted(c.oid) AS changed) AS s
  LEFT JOIN LATERAL (
         SELECT i.indexrelid AS key
           FROM pg_catalog.pg_index AS i
          WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate AND i.indisvalid) AS k
       ON true
  LEFT JOIN LATERAL (
         SELECT x.relname AS index
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
          WHERE i.indrelid = c.oid AND i.indisunique AND i.indimmediate AND i.indisvalid
            AND i.indpred IS NULL AND i.indexprs IS NULL
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_attribute AS a
                   WHERE a.attrelid = c.oid AND NOT a.attnotnull
                     AND a.attnum = ANY ((i.indkey::smallint[])[0:i.indnkeyatts - 1]))
          ORDER BY i.indnkeyatts, x.relname COLLATE "C"
          LIMIT 1) AS u ON true
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid AND d.deptype = 'e')
   AND CASE c.relreplident
         WHEN 'f' THEN false
         WHEN 'd' THEN k.key IS NULL
         WHEN 'i' THEN NOT EXISTS (
                SELECT
                  FROM pg_catalog.pg_index AS i
                 WHERE i.indrelid = c.oid AND i.indisreplident AND i.indimmediate AND i.indisvalid)
         ELSE true
       END
 ORDER BY 1
