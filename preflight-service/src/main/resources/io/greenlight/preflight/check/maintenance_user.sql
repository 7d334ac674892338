-- What this user lacks on the whole cluster: making slots and a replication role, seeing and ending
-- other sessions, and from 16 on, where CREATEROLE alone does not do, locking every role out. Run as
-- it is, as the maintenance user, in any database.
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
 UNION ALL
SELECT pg_catalog.format('ADMIN OPTION on %I', r.rolname),
       pg_catalog.format('GRANT %I TO %I WITH ADMIN OPTION;', r.rolname, me.rolname)
  FROM me
  JOIN pg_catalog.pg_roles AS r ON r.rolcanlogin AND r.rolname <> me.rolname
 WHERE pg_catalog.current_setting('server_version_num')::integer >= 160000
   AND NOT me.rolsuper
   AND NOT r.rolsuper
   AND r.rolname !~ '^(greenlight_[0-9a-f]{8}|rds(_.*|admin|repladmin|topmgr|proxyadmin|writeforwarduser))$'
   AND NOT pg_catalog.pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')
 ORDER BY 1
