-- What this user lacks on the whole cluster: making slots and a replication role, seeing and ending
-- other sessions, subscribing, and from 16 on, where CREATEROLE alone does not do, locking every
-- role out. Up to 15 CREATE SUBSCRIPTION wants a superuser, or rds_superuser on RDS; from 16 on
-- pg_create_subscription. A clone has the same roles, and what rds_superuser may, it may on both.
-- In place and in a Global Database nothing is replicated: there only seeing other sessions counts.
-- Run by hand, as the maintenance user, in any database.
WITH asked AS (
         SELECT pg_catalog.current_setting('server_version_num')::integer >= 160000 AS modern),
     me AS (
         SELECT r.*
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname = current_user),
     rds AS (
         SELECT COALESCE(pg_catalog.bool_or(r.rolname = 'rds_replication'), false)
                  AS has_replication,
                COALESCE(pg_catalog.bool_or(r.rolname = 'rds_superuser'), false) AS has_superuser,
                COALESCE(pg_catalog.bool_or(pg_catalog.pg_has_role(r.oid, 'MEMBER')), false)
                  AS may_replicate,
                COALESCE(
                  pg_catalog.bool_or(
                    r.rolname = 'rds_superuser' AND pg_catalog.pg_has_role(r.oid, 'MEMBER')),
                  false) AS may_subscribe
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname IN ('rds_replication', 'rds_superuser')),
     lacking AS (
         SELECT 'REPLICATION' AS object,
                CASE
                  WHEN rds.has_replication
                    THEN pg_catalog.format('GRANT rds_replication TO %I;', me.rolname)
                  ELSE pg_catalog.format('ALTER ROLE %I WITH REPLICATION;', me.rolname)
                END AS remedy
           FROM me
          CROSS JOIN rds
          WHERE NOT (me.rolsuper OR me.rolreplication OR rds.may_replicate)
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
         SELECT 'CREATE SUBSCRIPTION',
                CASE
                  WHEN asked.modern
                    THEN pg_catalog.format('GRANT pg_create_subscription TO %I;', me.rolname)
                  WHEN rds.has_superuser
                    THEN pg_catalog.format('GRANT rds_superuser TO %I;', me.rolname)
                  ELSE pg_catalog.format('ALTER ROLE %I WITH SUPERUSER;', me.rolname)
                END
           FROM me
          CROSS JOIN rds
          CROSS JOIN asked
          WHERE NOT (me.rolsuper OR rds.may_subscribe)
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_roles AS g
                   WHERE g.rolname = 'pg_create_subscription'
                     AND pg_catalog.pg_has_role(g.oid, 'USAGE'))
          UNION ALL
         SELECT pg_catalog.format('ADMIN OPTION on %I', r.rolname),
                pg_catalog.format('GRANT %I TO %I WITH ADMIN OPTION;', r.rolname, me.rolname)
                || CASE
                     WHEN EXISTS (
                            SELECT
                              FROM pg_catalog.pg_roles AS g
                             WHERE g.rolname = 'rds_superuser'
                               AND pg_catalog.pg_has_role(r.oid, g.oid, 'MEMBER'))
                       THEN ' -- on a master user perhaps nobody can grant that on RDS; then the'
                            || ' secret of the master user solves it, named in the tag'
                            || ' aurora-maintenance-user-secret'
                     ELSE ''
                   END
           FROM me
          CROSS JOIN asked
           JOIN pg_catalog.pg_roles AS r ON r.rolcanlogin AND r.rolname <> me.rolname
          WHERE asked.modern
            AND NOT me.rolsuper
            AND NOT r.rolsuper
            AND r.rolname
                !~ ('^(greenlight_[0-9a-f]{8}'
                    || '|rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser))$')
            AND NOT pg_catalog.pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION'))
SELECT lacking.object, lacking.remedy,
       CASE lacking.object
         WHEN 'pg_monitor' THEN NULL
         WHEN 'CREATE SUBSCRIPTION' THEN ARRAY['clone', 'logical']
         ELSE ARRAY['clone', 'logical', 'dms']
       END AS ways
  FROM lacking
 ORDER BY 1
