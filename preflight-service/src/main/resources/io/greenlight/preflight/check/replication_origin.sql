-- Functions that this user may not call, by which a subscription is told where to start. Below 16
-- whoever may subscribe may call them; on RDS rds_superuser may. A right to one of them is the
-- database's own. Run as it is, as the maintenance user, in each database.
SELECT pg_catalog.format('EXECUTE on %s', f.signature) AS object,
       CASE
         WHEN pg_catalog.to_regrole('rds_superuser') IS NOT NULL
           THEN pg_catalog.format('GRANT rds_superuser TO %I;', current_user)
         ELSE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO %I;', f.signature, current_user)
       END AS remedy
  FROM (VALUES ('pg_catalog.pg_replication_origin_advance(text, pg_lsn)'),
               ('pg_catalog.pg_replication_origin_progress(text, boolean)')) AS f (signature)
 WHERE pg_catalog.current_setting('server_version_num')::integer >= 160000
   AND NOT pg_catalog.has_function_privilege(f.signature, 'EXECUTE')
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_roles AS g
          WHERE g.rolname = 'rds_superuser'
            AND pg_catalog.pg_has_role(g.oid, 'MEMBER'))
 ORDER BY 1
