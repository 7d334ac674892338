-- Tables, those of the system included, whose oldest row has seen more than a billion transactions
-- or multixacts; more than 1.8 billion block: the server stops at 2.1. Run as it is, in each
-- database.
SELECT pg_catalog.format('%I.%I, %s transactions old', n.nspname, c.relname, w.age) AS object,
       pg_catalog.format('VACUUM (FREEZE) %I.%I;', n.nspname, c.relname) AS remedy,
       w.age > 1800000000 AS blocks
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_class AS t ON t.oid = c.reltoastrelid
 CROSS JOIN LATERAL (
         SELECT GREATEST(pg_catalog.age(c.relfrozenxid), pg_catalog.age(t.relfrozenxid),
                         pg_catalog.mxid_age(c.relminmxid), pg_catalog.mxid_age(t.relminmxid))
                  AS age) AS w
 WHERE c.relkind IN ('r', 'm')
   AND c.relpersistence <> 't'
   AND w.age > 1000000000
 ORDER BY w.age DESC, 1
