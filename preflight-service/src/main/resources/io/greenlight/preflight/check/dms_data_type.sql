-- Columns of tables whose datatype DMS does not carry: rows of a composite type, ranges and
-- multiranges, system types that name things by oid or position; also as arrays and in domains.
-- Run as it is, in each database.
WITH RECURSIVE refused AS (
         SELECT t.oid
           FROM pg_catalog.pg_type AS t
           JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
          WHERE t.typtype IN ('c', 'r', 'm')
             OR n.nspname = 'pg_catalog'
                AND (t.typname IN ('aclitem', 'pg_lsn', 'pg_snapshot', 'refcursor', 'tid',
                                   'txid_snapshot', 'xid', 'xid8')
                     OR t.typname LIKE 'reg%')
          UNION
         SELECT t.oid
           FROM refused
           JOIN pg_catalog.pg_type AS t
                ON t.typbasetype = refused.oid AND t.typtype = 'd'
                OR t.typelem = refused.oid AND t.typtype = 'b')
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
 ORDER BY 1
