-- One value that changes when the schema of this database does, or what is published of it, read in
-- a millisecond or two: taken before the pause, when the schema was compared in full, and again
-- behind the fence. Whatever DDL writes bears the number of its transaction (xmin); pg_class alone is
-- written by TRUNCATE, ANALYZE, VACUUM and REFRESH, too, so there it is asked what the row says.
WITH relations AS (
  SELECT c.oid, c.relkind,
         pg_catalog.hashtextextended(
           pg_catalog.concat_ws(',', c.oid, c.relname, c.relnatts, c.relkind, c.relpersistence,
             c.relreplident, c.relowner, c.relrowsecurity, c.relacl::text), 0)::numeric AS hash
    FROM pg_catalog.pg_class AS c
   WHERE c.oid >= 16384
     AND c.relpersistence <> 't'
     AND c.relkind <> 't'
), written (number) AS (
  SELECT a.xmin
    FROM pg_catalog.pg_attribute AS a
    JOIN relations AS r ON r.oid = a.attrelid
   WHERE a.attnum > 0 AND r.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
   UNION ALL
  SELECT f.xmin
    FROM pg_catalog.pg_attrdef AS f
    JOIN relations AS r ON r.oid = f.adrelid
   UNION ALL
  SELECT o.xmin
    FROM pg_catalog.pg_constraint AS o
    JOIN relations AS r ON r.oid = o.conrelid
   UNION ALL
  SELECT g.xmin
    FROM pg_catalog.pg_trigger AS g
    JOIN relations AS r ON r.oid = g.tgrelid
   UNION ALL
  SELECT w.xmin
    FROM pg_catalog.pg_rewrite AS w
    JOIN relations AS r ON r.oid = w.ev_class
   UNION ALL
  SELECT p.xmin
    FROM pg_catalog.pg_policy AS p
   UNION ALL
  SELECT p.xmin
    FROM pg_catalog.pg_proc AS p
   WHERE p.oid >= 16384
   UNION ALL
  SELECT e.xmin
    FROM pg_catalog.pg_enum AS e
   UNION ALL
  SELECT n.xmin
    FROM pg_catalog.pg_namespace AS n
   WHERE n.oid >= 16384 AND n.nspname !~ '^pg_'
   UNION ALL
  SELECT p.xmin
    FROM pg_catalog.pg_publication_rel AS p
   UNION ALL
  SELECT s.xmin
    FROM pg_catalog.pg_db_role_setting AS s
)
SELECT pg_catalog.concat_ws('/',
         (SELECT pg_catalog.concat(pg_catalog.sum(r.hash), ':', pg_catalog.count(*))
            FROM relations AS r),
         (SELECT pg_catalog.concat(pg_catalog.sum(w.number::text::bigint), ':',
                   pg_catalog.count(*))
            FROM written AS w))
