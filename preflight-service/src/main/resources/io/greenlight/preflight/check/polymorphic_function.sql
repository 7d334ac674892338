-- Aggregates and operators of users that stand on array functions whose arguments 14 has changed
-- from anyarray and anyelement to anycompatiblearray and anycompatible.
-- Run as it is, in each database of a 13.
WITH changed AS (
         SELECT pg_catalog.to_regprocedure('pg_catalog.' || one) AS function
           FROM pg_catalog.unnest(ARRAY[
                  'array_append(anyarray,anyelement)', 'array_cat(anyarray,anyarray)',
                  'array_prepend(anyelement,anyarray)', 'array_remove(anyarray,anyelement)',
                  'array_replace(anyarray,anyelement,anyelement)',
                  'array_position(anyarray,anyelement)',
                  'array_position(anyarray,anyelement,integer)',
                  'array_positions(anyarray,anyelement)', 'width_bucket(anyelement,anyarray)'])
                  AS one)
SELECT pg_catalog.format('aggregate %s', a.aggfnoid::oid::pg_catalog.regprocedure) AS object,
       pg_catalog.format('DROP AGGREGATE %s;', a.aggfnoid::oid::pg_catalog.regprocedure) AS remedy
  FROM pg_catalog.pg_aggregate AS a
 WHERE a.aggfnoid::oid >= 16384
   AND a.aggtranstype IN ('anyarray'::pg_catalog.regtype, 'anyelement'::pg_catalog.regtype)
   AND EXISTS (
         SELECT
           FROM changed
          WHERE changed.function::oid IN (a.aggtransfn::oid, a.aggfinalfn::oid))
 UNION ALL
SELECT pg_catalog.format('operator %s', o.oid::pg_catalog.regoperator),
       pg_catalog.format('DROP OPERATOR %s;', o.oid::pg_catalog.regoperator)
  FROM pg_catalog.pg_operator AS o
  JOIN changed ON changed.function::oid = o.oprcode::oid
 WHERE o.oid >= 16384
   AND o.oprleft IN ('anyarray'::pg_catalog.regtype, 'anyelement'::pg_catalog.regtype)
 ORDER BY 1
