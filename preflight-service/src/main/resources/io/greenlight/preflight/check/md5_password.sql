-- MD5 passwords, which 18 warns of at every login and a later version will not take: the parameter
-- that makes new ones, and, where this user may see it, the roles that have one. Of a password
-- only its first three characters are looked at. Run as it is, in any database.
SELECT 'password_encryption = md5' AS object,
       'password_encryption=scram-sha-256' AS remedy
 WHERE pg_catalog.current_setting('password_encryption') = 'md5'
 UNION ALL
SELECT pg_catalog.quote_ident(r.rolname),
       pg_catalog.format('\password %I', r.rolname)
  FROM pg_catalog.pg_roles AS r
 WHERE CASE
         WHEN pg_catalog.has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'SELECT')
              AND pg_catalog.has_column_privilege('pg_catalog.pg_authid', 'oid', 'SELECT')
           THEN pg_catalog.query_to_xml(
                  pg_catalog.format(
                    'SELECT FROM pg_catalog.pg_authid AS a'
                    || ' WHERE a.oid = %s AND pg_catalog.left(a.rolpassword, 3) = %L',
                    r.oid, 'md5'), false, false, '')::text LIKE '%<row%'
         ELSE false
       END
 ORDER BY 1
