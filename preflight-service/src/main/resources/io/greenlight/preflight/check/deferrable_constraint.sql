-- Constraints that are checked at the end of a transaction. DMS puts transactions together and takes
-- them apart. Run as it is, in each database.
SELECT pg_catalog.format('%I on %I.%I', k.conname, n.nspname, c.relname) AS object,
       CASE k.contype
         WHEN 'f' THEN pg_catalog.format('ALTER TABLE %I.%I ALTER CONSTRAINT %I NOT DEFERRABLE;',
                                         n.nspname, c.relname, k.conname)
         ELSE pg_catalog.format(
                'ALTER TABLE %1$I.%2$I DROP CONSTRAINT %3$I, ADD CONSTRAINT %3$I %4$s;', n.nspname,
                c.relname, k.conname,
                pg_catalog.regexp_replace(pg_catalog.pg_get_constraintdef(k.oid),
                                          '( DEFERRABLE| INITIALLY DEFERRED)+$', ''))
       END AS remedy
  FROM pg_catalog.pg_constraint AS k
  JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE k.condeferrable
   AND k.contype IN ('f', 'p', 'u', 'x')
   AND k.conparentid = 0
 ORDER BY 1
