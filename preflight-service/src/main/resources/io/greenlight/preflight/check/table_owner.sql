-- Owners of tables for whom this user cannot act, and whether it may CREATE in this database. From
-- 16 on the apply worker becomes the owner of each table (SET ROLE), which a membership can forbid.
-- Run as it is, as the maintenance user, in each database.
SELECT pg_catalog.format('%s, owner of %s tables', pg_catalog.quote_ident(r.rolname),
                         pg_catalog.count(*)) AS object,
       pg_catalog.format(
           CASE WHEN v.modern THEN 'GRANT %I TO %I WITH INHERIT TRUE, SET TRUE;'
                ELSE 'GRANT %I TO %I;' END,
           r.rolname, current_user) AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_roles AS r ON r.oid = c.relowner
 CROSS JOIN (SELECT pg_catalog.current_setting('server_version_num')::integer >= 160000
            ) AS v (modern)
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid AND d.deptype = 'e')
   AND (NOT pg_catalog.pg_has_role(c.relowner, 'USAGE')
        OR CASE WHEN v.modern THEN NOT pg_catalog.pg_has_role(c.relowner, 'SET') ELSE false END)
 GROUP BY r.rolname, v.modern
 UNION ALL
SELECT 'CREATE in this database',
       pg_catalog.format('GRANT CREATE ON DATABASE %I TO %I;', pg_catalog.current_database(),
                         current_user)
 WHERE NOT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')
 ORDER BY 1
