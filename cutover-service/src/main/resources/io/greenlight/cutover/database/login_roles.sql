-- Roles that may log in and are neither ours nor RDS's own: those that a fence locks out.
-- Run by hand with the run's replication role for the parameter.
SELECT r.rolname
  FROM pg_catalog.pg_roles AS r
 WHERE r.rolcanlogin
   AND r.rolname NOT IN (current_user, ?)
   AND r.rolname !~ '^rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
 ORDER BY r.rolname COLLATE "C"
