-- Tables of this database whose rows replication cannot name, and how to mend each: once such a
-- table is published, the application's own UPDATE and DELETE on it fail. What a publication of
-- ours would carry counts, leaf partitions included, but for tables that have only ever taken
-- INSERTs. A deferrable or invalid index identifies nothing. Preflight looks for the same, before
-- the first round. Run by hand with the name of the run's schema, greenlight_<key>.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname),
       pg_catalog.format(
           'ALTER TABLE %I.%I REPLICA IDENTITY %s;', n.nspname, c.relname,
           CASE
             WHEN k.key IS NOT NULL AND c.relreplident <> 'd' THEN 'DEFAULT'
             WHEN u.index IS NOT NULL THEN pg_catalog.format('USING INDEX %I', u.index)
             ELSE 'FULL'
           END)
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_stat_all_tables AS s ON s.relid = c.oid
  LEFT JOIN LATERAL (
         SELECT i.indexrelid AS key
           FROM pg_catalog.pg_index AS i
          WHERE i.indrelid = c.oid
            AND i.indisprimary
            AND i.indimmediate
            AND i.indisvalid) AS k ON true
  LEFT JOIN LATERAL (
         SELECT x.relname AS index
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
          WHERE i.indrelid = c.oid
            AND i.indisunique
            AND i.indimmediate
            AND i.indisvalid
            AND i.indpred IS NULL
            AND i.indexprs IS NULL
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_attribute AS a
                   WHERE a.attrelid = c.oid
                     AND a.attnum = ANY (i.indkey)
                     AND NOT a.attnotnull)
          ORDER BY i.indnkeyatts,
                   x.relname COLLATE "C"
          LIMIT 1) AS u ON true
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname <> ?
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid
            AND d.deptype = 'e')
   AND NOT coalesce(s.n_tup_ins > 0 AND s.n_tup_upd + s.n_tup_del = 0, false)
   AND CASE c.relreplident
         WHEN 'f' THEN false
         WHEN 'd' THEN k.key IS NULL
         WHEN 'i' THEN NOT EXISTS (
                SELECT
                  FROM pg_catalog.pg_index AS i
                 WHERE i.indrelid = c.oid
                   AND i.indisreplident
                   AND i.indimmediate
                   AND i.indisvalid)
         ELSE true
       END
 ORDER BY n.nspname COLLATE "C",
          c.relname COLLATE "C"
