-- Indexes that are not valid and are not being built at this moment.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, x.relname) AS object,
       pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I;', n.nspname, x.relname) AS remedy
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relkind = 'i'
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
 WHERE NOT (i.indisvalid AND i.indisready)
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_stat_progress_create_index AS p
          WHERE p.datname = pg_catalog.current_database() AND p.relid = i.indrelid)
 ORDER BY 1
