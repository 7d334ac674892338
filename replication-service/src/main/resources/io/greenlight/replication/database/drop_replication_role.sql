-- Writes the statements that drop a run's replication role: what it was granted on databases goes
-- first, for a role with privileges cannot be dropped. Run by hand with the role's name.
WITH ours AS (
    SELECT r.oid,
           r.rolname
      FROM pg_catalog.pg_roles AS r
     WHERE r.rolname = ?
)
SELECT s.statement
  FROM (SELECT 1 AS place,
               pg_catalog.format(
                   'REVOKE ALL ON DATABASE %I FROM %I', d.datname, r.rolname) AS statement
          FROM pg_catalog.pg_database AS d,
               ours AS r
         WHERE EXISTS (
                 SELECT
                   FROM pg_catalog.aclexplode(d.datacl) AS a
                  WHERE a.grantee = r.oid)
        UNION ALL
        SELECT 2,
               pg_catalog.format('DROP ROLE %I', r.rolname)
          FROM ours AS r) AS s
 ORDER BY s.place
