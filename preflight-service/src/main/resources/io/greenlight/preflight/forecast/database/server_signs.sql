-- Where the log stands, how much of it slots may hold back, and how many rows were changed in each
-- database since its statistics were reset. Run by hand, in any database.
SELECT pg_catalog.clock_timestamp() AS at,
       pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_insert_lsn(), '0/0')::bigint AS written,
       (SELECT CASE
                 WHEN p.setting::bigint >= 0 THEN pg_catalog.pg_size_bytes(p.setting || p.unit)
               END
          FROM pg_catalog.pg_settings AS p
         WHERE p.name = 'max_slot_wal_keep_size') AS slot_limit,
       s.datname AS database,
       COALESCE(s.tup_inserted + s.tup_updated + s.tup_deleted, 0) AS rows
  FROM pg_catalog.pg_stat_database AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.datid
 WHERE d.datallowconn
   AND d.datname NOT IN ('template0', 'template1', 'rdsadmin')
 ORDER BY rows DESC, s.datname COLLATE "C"
