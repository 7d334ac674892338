-- Columns of type numeric without precision and scale, or of a domain over it, which DMS takes for
-- numeric(28,6).
-- Run as it is, in each database.
WITH RECURSIVE number (oid) AS (
         SELECT 'numeric'::pg_catalog.regtype::oid
          UNION ALL
         SELECT d.oid
           FROM number
           JOIN pg_catalog.pg_type AS d
                ON d.typtype = 'd' AND d.typbasetype = number.oid AND d.typtypmod = -1)
SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS object,
       pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE numeric(38,15);', n.nspname,
                         c.relname, a.attname) AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN number ON number.oid = a.atttypid
 WHERE c.relkind IN ('r', 'p')
   AND c.relpersistence = 'p'
   AND c.oid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attinhcount = 0
   AND a.atttypmod = -1
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY 1
