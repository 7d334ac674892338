-- Databases that refuse connections, were left half dropped, or have no CONNECT for this user; a
-- template0 that takes connections, and templates that are none. Run as it is, in any database.
SELECT pg_catalog.quote_ident(d.datname) AS object,
       CASE
         WHEN d.datconnlimit = -2 THEN pg_catalog.format('DROP DATABASE %I;', d.datname)
         WHEN d.datname = 'template0' AND d.datallowconn
           THEN 'ALTER DATABASE template0 WITH ALLOW_CONNECTIONS false;'
         WHEN d.datname IN ('template0', 'template1') AND NOT d.datistemplate
           THEN pg_catalog.format('ALTER DATABASE %I WITH IS_TEMPLATE true;', d.datname)
         WHEN NOT d.datallowconn
           THEN pg_catalog.format('ALTER DATABASE %I WITH ALLOW_CONNECTIONS true;', d.datname)
         ELSE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO %I;', d.datname, current_user)
       END AS remedy
  FROM pg_catalog.pg_database AS d
 WHERE CASE d.datname
         WHEN 'rdsadmin' THEN false
         WHEN 'template0' THEN d.datallowconn OR NOT d.datistemplate
         ELSE d.datconnlimit = -2
              OR NOT d.datallowconn
              OR NOT pg_catalog.has_database_privilege(d.oid, 'CONNECT')
              OR d.datname = 'template1' AND NOT d.datistemplate
       END
 ORDER BY 1
