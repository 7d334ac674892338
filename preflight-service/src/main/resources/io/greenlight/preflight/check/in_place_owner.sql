-- Owners of tables, materialized views and extensions for whom this user cannot act: it could not
-- analyze, rebuild or update what they own, nor read it unless they let it. RDS's own are left out.
-- Run as it is, as the maintenance user, in each database.
SELECT pg_catalog.format('%s, owner of %s tables and extensions',
                         pg_catalog.quote_ident(r.rolname), pg_catalog.count(*)) AS object,
       pg_catalog.format('GRANT %I TO %I;', r.rolname, current_user) AS remedy
  FROM (SELECT c.relowner
          FROM pg_catalog.pg_class AS c
          JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'm')
           AND c.relpersistence <> 't'
           AND n.nspname <> 'information_schema'
           AND n.nspname NOT LIKE 'pg\_%'
         UNION ALL
        SELECT e.extowner
          FROM pg_catalog.pg_extension AS e
         WHERE e.extname <> 'plpgsql') AS o (owner)
  JOIN pg_catalog.pg_roles AS r ON r.oid = o.owner
 WHERE NOT pg_catalog.pg_has_role(o.owner, 'USAGE')
   AND r.rolname !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
 GROUP BY r.rolname
 ORDER BY 1
