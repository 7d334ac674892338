-- Unique indexes on expressions: DMS may write rows in another order than the source did, and on the
-- way two can collide. Run as it is, in each database.
SELECT pg_catalog.format('%I.%I: %s', n.nspname, x.relname,
                         pg_catalog.pg_get_indexdef(x.oid)) AS object,
       pg_catalog.format('-- on the target, until the cutover: DROP INDEX %I.%I;', n.nspname,
                         x.relname) AS remedy
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
 WHERE i.indisunique
   AND i.indexprs IS NOT NULL
   AND x.oid >= 16384
 ORDER BY 1
