-- A limit on the log that slots hold back. For an upgrade in place it matters to the pg_upgrade of
-- 17.0 to 17.5 alone, and there it blocks. Run by hand, in any database, with the strategy, the
-- source's major and the target's two numbers for the question marks.
WITH asked AS (
         SELECT ?::text AS way, ?::int AS source, ?::int AS major, ?::int AS minor)
SELECT pg_catalog.format('%s = %s%s', p.name, p.setting, p.unit) AS object,
       'max_slot_wal_keep_size=-1' AS remedy,
       asked.way = 'in-place' AS blocks
  FROM pg_catalog.pg_settings AS p
 CROSS JOIN asked
 WHERE p.name = 'max_slot_wal_keep_size'
   AND p.setting <> '-1'
   AND (asked.way <> 'in-place'
        OR asked.source < 17 AND asked.major = 17 AND asked.minor <= 5)
