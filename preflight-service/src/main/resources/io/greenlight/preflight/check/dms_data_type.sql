-- Columns of tables whose datatype DMS does not carry: rows of a composite type, ranges and
-- multiranges, system types that name things by oid or position; also as arrays and in domains,
-- from the types in use down to what they are made of.
-- Run as it is, in each database.
WITH RECURSIVE made_of (whole, part) AS (
         SELECT DISTINCT a.atttypid, a.atttypid
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384
          UNION
         SELECT made_of.whole, below.part
           FROM made_of
           JOIN pg_catalog.pg_type AS t ON t.oid = made_of.part
          CROSS JOIN LATERAL (
                SELECT t.typbasetype AS part
                 WHERE t.typtype = 'd'
                 UNION ALL
                SELECT t.typelem
                 WHERE t.typtype = 'b' AND t.typelem <> 0
                 UNION ALL
                SELECT a.atttypid
                  FROM pg_catalog.pg_attribute AS a
                 WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                   AND t.typrelid >= 16384) AS below),
     refused AS (
         SELECT made_of.whole AS oid,
                pg_catalog.count(*) FILTER (WHERE t.typtype = 'c') AS rows
           FROM made_of
           JOIN pg_catalog.pg_type AS t ON t.oid = made_of.part
           JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
          GROUP BY made_of.whole
         HAVING pg_catalog.bool_or(
                  t.typtype IN ('c', 'r', 'm')
                  OR n.nspname = 'pg_catalog'
                     AND (t.typname IN ('aclitem', 'pg_lsn', 'pg_snapshot', 'refcursor', 'tid',
                                        'txid_snapshot', 'xid', 'xid8')
                          OR t.typname LIKE 'reg%')))
SELECT pg_catalog.format('%I.%I.%I, %s', n.nspname, c.relname, a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod)) AS object,
       pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE text USING %I::text;',
                         n.nspname, c.relname, a.attname, a.attname) AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN refused ON refused.oid = a.atttypid
 WHERE c.relkind IN ('r', 'p')
   AND c.relpersistence = 'p'
   AND c.oid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attinhcount = 0
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 -- Who is made of a table's row keeps that table's columns from being altered.
 ORDER BY refused.rows DESC, 1
