-- One value that changes when the schema of this database does, or a role, or what is published: taken
-- before the pause, when the schema was compared in full, and again behind the fence. Some 25 ms for a
-- thousand tables, a millisecond or two for the usual hundred. Whatever DDL writes bears the number of
-- its transaction (xmin); pg_class is written by TRUNCATE, ANALYZE, VACUUM and REFRESH, too, so there
-- it is asked what the row says, and nobody may read the rows of roles. Temporary objects do not count.
WITH relations AS (
  SELECT c.oid, c.relkind,
         pg_catalog.hashtextextended(
           pg_catalog.concat_ws(',', c.oid, c.relname, c.relnatts, c.relkind, c.relpersistence,
             c.relreplident, c.relowner, c.relrowsecurity, c.relforcerowsecurity, c.relacl,
             c.reloptions), 0)::numeric AS hash
    FROM pg_catalog.pg_class AS c
   WHERE c.oid >= 16384
     AND c.relpersistence <> 't'
     AND c.relkind <> 't'
), namespaces AS (
  SELECT n.oid, n.xmin
    FROM pg_catalog.pg_namespace AS n
   WHERE n.nspname !~ '^pg_(temp|toast)'
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
    JOIN namespaces AS n ON n.oid = o.connamespace
   UNION ALL
  SELECT g.xmin
    FROM pg_catalog.pg_trigger AS g
    JOIN relations AS r ON r.oid = g.tgrelid
   UNION ALL
  SELECT w.xmin
    FROM pg_catalog.pg_rewrite AS w
    JOIN relations AS r ON r.oid = w.ev_class
   UNION ALL
  SELECT q.xmin
    FROM pg_catalog.pg_sequence AS q
    JOIN relations AS r ON r.oid = q.seqrelid
   UNION ALL
  SELECT p.xmin
    FROM pg_catalog.pg_proc AS p
    JOIN namespaces AS n ON n.oid = p.pronamespace
   WHERE p.oid >= 16384
   UNION ALL
  SELECT t.xmin
    FROM pg_catalog.pg_type AS t
    JOIN namespaces AS n ON n.oid = t.typnamespace
   WHERE t.oid >= 16384 AND t.typtype IN ('d', 'e', 'r')
   UNION ALL
  SELECT e.xmin FROM pg_catalog.pg_enum AS e
   UNION ALL
  SELECT n.xmin FROM namespaces AS n
   UNION ALL
  SELECT p.xmin FROM pg_catalog.pg_policy AS p
   UNION ALL
  SELECT s.xmin FROM pg_catalog.pg_statistic_ext AS s
   UNION ALL
  SELECT a.xmin FROM pg_catalog.pg_default_acl AS a
   UNION ALL
  SELECT x.xmin FROM pg_catalog.pg_extension AS x
   UNION ALL
  SELECT v.xmin FROM pg_catalog.pg_event_trigger AS v
   UNION ALL
  SELECT p.xmin FROM pg_catalog.pg_publication_rel AS p
   UNION ALL
  SELECT s.xmin FROM pg_catalog.pg_db_role_setting AS s
   UNION ALL
  SELECT m.xmin FROM pg_catalog.pg_auth_members AS m
)
SELECT pg_catalog.concat_ws('/',
         (SELECT pg_catalog.concat(pg_catalog.sum(r.hash), ':', pg_catalog.count(*))
            FROM relations AS r),
         (SELECT pg_catalog.concat(pg_catalog.sum(w.number::text::bigint), ':',
                   pg_catalog.count(*))
            FROM written AS w),
         (SELECT pg_catalog.concat(pg_catalog.sum(u.oid::bigint), ':', pg_catalog.count(*))
            FROM pg_catalog.pg_roles AS u))
