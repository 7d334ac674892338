-- Columns that may be null in a child table, and not in its parent: 18 does not make such tables.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I.%I, of %s', n.nspname, c.relname, a.attname,
                         i.inhparent::pg_catalog.regclass) AS object,
       pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I SET NOT NULL;', n.nspname, c.relname,
                         a.attname) AS remedy
  FROM pg_catalog.pg_inherits AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.inhrelid
  JOIN pg_catalog.pg_attribute AS p ON p.attrelid = i.inhparent AND p.attname = a.attname
 WHERE p.attnum > 0
   AND p.attnotnull
   AND NOT a.attnotnull
 ORDER BY 1
