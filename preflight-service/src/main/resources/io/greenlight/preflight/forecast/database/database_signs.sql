-- How many relations of users there are in this database, but for TOAST and its indexes, which
-- come with their tables; and where the log stands now. Run by hand, in each database.
SELECT pg_catalog.clock_timestamp() AS at,
       pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint AS written,
       pg_catalog.count(*) AS relations
  FROM pg_catalog.pg_class AS c
 WHERE c.oid >= 16384
   AND c.relnamespace <> 'pg_toast'::pg_catalog.regnamespace
