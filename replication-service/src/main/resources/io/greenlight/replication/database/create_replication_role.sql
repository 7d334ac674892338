-- Writes the statements that make a run's replication role, if it is not there. On RDS nobody but
-- rdsadmin may give REPLICATION, and membership in rds_replication stands for it; elsewhere who has
-- the attribute may give it. Run by hand with the role's name for each question mark.
SELECT s.statement
  FROM (SELECT 1 AS place,
               pg_catalog.format(
                   'CREATE ROLE %I LOGIN%s', ?::text,
                   CASE WHEN me.may_give THEN ' REPLICATION' ELSE '' END) AS statement
          FROM (SELECT r.rolsuper OR r.rolreplication AS may_give
                  FROM pg_catalog.pg_roles AS r
                 WHERE r.rolname = current_user) AS me
        UNION ALL
        SELECT 2,
               pg_catalog.format('GRANT rds_replication TO %I', ?::text)
          FROM pg_catalog.pg_roles AS r
         WHERE r.rolname = 'rds_replication'
           AND NOT EXISTS (
                 SELECT
                   FROM pg_catalog.pg_roles AS me
                  WHERE me.rolname = current_user
                    AND (me.rolsuper OR me.rolreplication))) AS s
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles AS r WHERE r.rolname = ?)
 ORDER BY s.place
