-- Triggers of users' tables that are ENABLE ALWAYS, ENABLE REPLICA or DISABLED.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I on %I.%I (%s)', t.tgname, n.nspname, c.relname,
                         CASE t.tgenabled
                           WHEN 'A' THEN 'always'
                           WHEN 'R' THEN 'replica'
                           ELSE 'disabled'
                         END) AS object,
       pg_catalog.format('ALTER TABLE %I.%I ENABLE TRIGGER %I;', n.nspname, c.relname, t.tgname)
         AS remedy
  FROM pg_catalog.pg_trigger AS t
  JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE NOT t.tgisinternal
   AND t.tgenabled IN ('A', 'R', 'D')
   AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
 ORDER BY 1
