-- How much log was written since the server's statistics of it were reset, as far as it counts
-- that: from 14 on, and not where storage is shared and says 0. Run by hand, in any database.
SELECT w.wal_bytes::bigint AS bytes, w.stats_reset AS since, pg_catalog.clock_timestamp() AS at
  FROM pg_catalog.pg_stat_wal AS w
 WHERE w.wal_bytes > 0
   AND w.stats_reset < pg_catalog.clock_timestamp() - interval '1 minute'
