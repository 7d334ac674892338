-- Tables of one schema whose names differ in nothing but upper and lower case.
-- Run as it is, in each database.
SELECT pg_catalog.string_agg(pg_catalog.format('%I.%I', n.nspname, c.relname), ', '
                             ORDER BY c.relname COLLATE "C") AS object,
       pg_catalog.format('ALTER TABLE %I.%I RENAME TO %I;', n.nspname,
                         pg_catalog.max(c.relname::text COLLATE "C"),
                         pg_catalog.left(pg_catalog.max(c.relname::text COLLATE "C"), 50)
                         || '_renamed') AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p')
   AND c.oid >= 16384
   AND n.nspname NOT LIKE 'pg\_%'
 GROUP BY n.nspname, pg_catalog.lower(c.relname)
HAVING pg_catalog.count(*) > 1
 ORDER BY 1
