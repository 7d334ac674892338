-- Subscriptions of this database that are enabled. Run as it is, in each database.
SELECT pg_catalog.quote_ident(s.subname) AS object,
       pg_catalog.format('ALTER SUBSCRIPTION %I DISABLE;', s.subname) AS remedy
  FROM pg_catalog.pg_subscription AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
 WHERE d.datname = pg_catalog.current_database()
   AND s.subenabled
 ORDER BY 1
