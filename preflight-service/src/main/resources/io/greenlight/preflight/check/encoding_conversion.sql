-- Conversions between encodings that users have made: 14 calls their functions with other
-- arguments. Run as it is, in each database of a 13.
SELECT pg_catalog.format('%I.%I', n.nspname, c.conname) AS object,
       pg_catalog.format('DROP CONVERSION %I.%I;', n.nspname, c.conname) AS remedy
  FROM pg_catalog.pg_conversion AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.connamespace
 WHERE c.oid >= 16384
 ORDER BY 1
