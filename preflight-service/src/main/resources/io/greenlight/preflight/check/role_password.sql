-- Roles that log in with a password which this user cannot read, so that it has to be given to them
-- again on the target; not those that RDS makes, nor those that log in by IAM.
-- Run as it is, as the maintenance user, in any database.
SELECT pg_catalog.quote_ident(r.rolname) AS object,
       pg_catalog.format('\password %I', r.rolname) AS remedy
  FROM pg_catalog.pg_roles AS r
 WHERE r.rolcanlogin
   AND r.rolname <> current_user
   AND r.rolname
       !~ '^(greenlight_[0-9a-f]{8}|rds(admin|repladmin|topmgr|proxyadmin|writeforwarduser))$'
   AND NOT pg_catalog.has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'SELECT')
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_auth_members AS m
           JOIN pg_catalog.pg_roles AS g ON g.oid = m.roleid AND g.rolname = 'rds_iam'
          WHERE m.member = r.oid)
 ORDER BY 1
