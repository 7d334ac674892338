-- Tables whose policies count for the upgrade: for this user, who compares both sides, or for whom
-- the apply worker acts, which refuses such a table; it asks from 15 on, and acts for the owner of
-- the subscription, from 16 on for the owner of the table. The way back leads to an older major
-- than the way there, so the target's decides. Policies count for no superuser, for no role with
-- BYPASSRLS, and, unless they are forced, not for the table's owner.
-- Run by hand, as the maintenance user, in each database, with the target's major for the question
-- mark.
WITH asked AS (
         SELECT ?::int AS target),
     me AS (
         SELECT r.rolname, r.rolsuper OR r.rolbypassrls AS exempt
           FROM pg_catalog.pg_roles AS r
          WHERE r.rolname = current_user),
     -- Only a superuser gives BYPASSRLS in every major, and RDS has none but its own.
     somebody AS (
         SELECT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_roles AS r
                   WHERE r.rolsuper AND r.rolcanlogin
                     AND r.rolname
                         !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$') AS may),
     guarded AS (
         SELECT n.nspname, c.relname, o.rolname AS owner, c.relforcerowsecurity AS forced,
                NOT me.exempt
                AND (c.relforcerowsecurity OR NOT pg_catalog.pg_has_role(c.relowner, 'USAGE'))
                  AS hidden,
                asked.target >= 16
                AND c.relforcerowsecurity
                AND NOT (o.rolsuper OR o.rolbypassrls) AS refused
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
           JOIN pg_catalog.pg_roles AS o ON o.oid = c.relowner
          CROSS JOIN me
          CROSS JOIN asked
          WHERE c.relrowsecurity
            AND c.relkind = 'r'
            AND c.relpersistence = 'p'
            AND n.nspname <> 'information_schema'
            AND n.nspname NOT LIKE 'pg\_%'
            AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
            AND NOT EXISTS (
                  SELECT
                    FROM pg_catalog.pg_depend AS d
                   WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                     AND d.objid = c.oid AND d.deptype = 'e'))
SELECT pg_catalog.format('%I.%I', g.nspname, g.relname) AS object,
       CASE
         WHEN g.refused OR g.forced AND NOT somebody.may
           THEN pg_catalog.format('ALTER TABLE %I.%I NO FORCE ROW LEVEL SECURITY;',
                                  g.nspname, g.relname)
         WHEN g.forced THEN pg_catalog.format('ALTER ROLE %I BYPASSRLS;', me.rolname)
         ELSE pg_catalog.format('GRANT %I TO %I;', g.owner, me.rolname)
       END AS remedy
  FROM guarded AS g
 CROSS JOIN me
 CROSS JOIN somebody
 WHERE g.hidden OR g.refused
 ORDER BY 1
