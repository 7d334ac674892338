-- Databases that refuse connections, were left half dropped, or have no CONNECT for this user.
-- Run as it is, in any database.
SELECT pg_catalog.quote_ident(d.datname) AS object,
       CASE
         WHEN d.datconnlimit = -2 THEN pg_catalog.format('DROP DATABASE %I;', d.datname)
         WHEN NOT d.datallowconn
           THEN pg_catalog.format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS true;', d.datname)
         ELSE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO %I;', d.datname, current_user)
       END AS remedy
  FROM pg_catalog.pg_database AS d
 WHERE d.datname NOT IN ('template0', 'rdsadmin')
   AND (d.datconnlimit = -2
        OR NOT d.datallowconn
        OR NOT pg_catalog.has_database_privilege(d.oid, 'CONNECT'))
 ORDER BY 1
