-- Unlogged tables. Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       pg_catalog.format('ALTER TABLE %I.%I SET LOGGED;', n.nspname, c.relname) AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'u'
 ORDER BY 1
