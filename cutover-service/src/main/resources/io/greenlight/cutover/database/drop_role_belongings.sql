-- Writes the statements that take from a run's replication role what it owns and may in this
-- database, and on databases as such: a role that has either cannot be dropped. Only who has the
-- role's own privileges may do that; whoever administers roles and has them not gives them to
-- himself first. Run by hand, in each database, with the role's name.
SELECT v.statement
  FROM pg_catalog.pg_roles AS r
 CROSS JOIN LATERAL (
         VALUES (1, pg_catalog.format('GRANT %I TO CURRENT_USER', r.rolname),
                 NOT pg_catalog.pg_has_role(r.oid, 'USAGE')),
                (2, pg_catalog.format('DROP OWNED BY %I', r.rolname), true))
       AS v (place, statement, due)
 WHERE r.rolname = ?
   AND v.due
   AND EXISTS (
         SELECT
           FROM pg_catalog.pg_shdepend AS s
          WHERE s.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass
            AND s.refobjid = r.oid
            AND s.dbid IN (
                  0,
                  (SELECT d.oid
                     FROM pg_catalog.pg_database AS d
                    WHERE d.datname = pg_catalog.current_database())))
 ORDER BY v.place
