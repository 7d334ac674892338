-- Transactions of this database that were prepared and neither committed nor rolled back.
-- Run as it is, in each database.
SELECT pg_catalog.quote_literal(x.gid) AS object,
       pg_catalog.format('ROLLBACK PREPARED %L;', x.gid) AS remedy
  FROM pg_catalog.pg_prepared_xacts AS x
 WHERE x.database = pg_catalog.current_database()
 ORDER BY 1
