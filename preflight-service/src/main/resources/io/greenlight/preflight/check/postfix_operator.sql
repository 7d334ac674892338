-- Operators that stand behind their only operand: 14 has none any more.
-- Run as it is, in each database of a 13.
SELECT o.oid::pg_catalog.regoperator::text AS object,
       pg_catalog.format('DROP OPERATOR %s;', o.oid::pg_catalog.regoperator) AS remedy
  FROM pg_catalog.pg_operator AS o
 WHERE o.oprright = 0
   AND o.oid >= 16384
 ORDER BY 1
