-- What this user lacks on the whole cluster for an upgrade in place and the way back from it: a
-- schema for the probe, making slots again if there are any, locking roles out, and seeing and
-- ending other sessions. From 16 on CREATEROLE alone does not lock a role out.
-- Run as it is, as the maintenance user, in any database.
WITH me AS (
         SELECT r.*
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname = current_user),
     rds AS (
         SELECT COALESCE(pg_catalog.bool_or(r.rolname = 'rds_replication'), false)
                  AS has_replication,
                COALESCE(pg_catalog.bool_or(pg_catalog.pg_has_role(r.oid, 'MEMBER')), false)
                  AS may_replicate
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname IN ('rds_replication', 'rds_superuser'))
SELECT 'REPLICATION' AS object,
       CASE
         WHEN rds.has_replication
           THEN pg_catalog.format('GRANT rds_replication TO %I;', me.rolname)
         ELSE pg_catalog.format('ALTER ROLE %I WITH REPLICATION;', me.rolname)
       END AS remedy
  FROM me
 CROSS JOIN rds
 WHERE NOT (me.rolsuper OR me.rolreplication OR rds.may_replicate)
   AND EXISTS (
         SELECT
           FROM pg_catalog.pg_replication_slots AS s
          WHERE s.slot_type = 'logical'
            AND NOT s.temporary)
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
 UNION ALL
SELECT 'CREATE in the database postgres',
       pg_catalog.format('GRANT CREATE ON DATABASE postgres TO %I;', me.rolname)
  FROM me
 WHERE NOT pg_catalog.has_database_privilege('postgres', 'CREATE')
 UNION ALL
SELECT pg_catalog.format('ADMIN OPTION on %I', r.rolname),
       pg_catalog.format('GRANT %I TO %I WITH ADMIN OPTION;', r.rolname, me.rolname)
       || CASE
            WHEN EXISTS (
                   SELECT
                     FROM pg_catalog.pg_roles AS g
                    WHERE g.rolname = 'rds_superuser'
                      AND pg_catalog.pg_has_role(r.oid, g.oid, 'MEMBER'))
              THEN ' -- on a master user perhaps nobody can grant that on RDS; then the secret of'
                   || ' the master user solves it, named in the tag aurora-maintenance-user-secret'
            ELSE ''
          END
  FROM me
  JOIN pg_catalog.pg_roles AS r ON r.rolcanlogin AND r.rolname <> me.rolname
 WHERE pg_catalog.current_setting('server_version_num')::integer >= 160000
   AND NOT me.rolsuper
   AND NOT r.rolsuper
   AND r.rolname
       !~ '^(greenlight_[0-9a-f]{8}|rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser))$'
   AND NOT pg_catalog.pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')
 ORDER BY 1
