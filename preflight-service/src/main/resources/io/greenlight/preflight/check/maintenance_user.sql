-- What this user lacks on the whole cluster: making slots and a replication role, seeing and ending
-- other sessions. Run as it is, as the maintenance user, in any database.
WITH me AS (
         SELECT r.*
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname = current_user),
     rds AS (
         SELECT EXISTS (
                  SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = 'rds_replication') AS has,
                EXISTS (
                  SELECT
                    FROM pg_catalog.pg_roles AS r
                   WHERE r.rolname IN ('rds_replication', 'rds_superuser')
                     AND pg_catalog.pg_has_role(r.oid, 'MEMBER')) AS member)
SELECT 'REPLICATION' AS object,
       CASE
         WHEN rds.has THEN pg_catalog.format('GRANT rds_replication TO %I;', me.rolname)
         ELSE pg_catalog.format('ALTER ROLE %I WITH REPLICATION;', me.rolname)
       END AS remedy
  FROM me
 CROSS JOIN rds
 WHERE NOT (me.rolsuper OR me.rolreplication OR rds.member)
 UNION ALL
SELECT 'CREATEROLE',
       pg_catalog.format('ALTER ROLE %I WITH CREATEROLE;', me.rolname)
  FROM me
 WHERE NOT (me.rolsuper OR me.rolcreaterole)
 UNION ALL
SELECT pg_catalog.quote_ident(g.rolname),
       pg_catalog.format('GRANT %I TO %I;', g.rolname, me.rolname)
  FROM me
  JOIN pg_catalog.pg_roles AS g ON g.rolname IN ('pg_monitor', 'pg_signal_backend')
 WHERE NOT me.rolsuper
   AND NOT pg_catalog.pg_has_role(g.oid, 'USAGE')
 ORDER BY 1
