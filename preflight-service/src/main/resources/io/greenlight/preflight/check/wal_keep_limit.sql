-- Limits on what slots hold back: on its size, and since 18 on how long nobody has read a slot. For
-- an upgrade in place only the size matters, to the pg_upgrade of 17.0 to 17.5 alone, and there it
-- blocks. Run by hand, in any database, with the strategy, the source's major and the target's two
-- numbers for the question marks.
WITH asked AS (
         SELECT ?::text AS way, ?::int AS source, ?::int AS major, ?::int AS minor),
     boundless (name, setting) AS (
         VALUES ('max_slot_wal_keep_size', '-1'), ('idle_replication_slot_timeout', '0'))
SELECT pg_catalog.format('%s = %s%s', p.name, p.setting, p.unit) AS object,
       pg_catalog.format('%s=%s', p.name, boundless.setting) AS remedy,
       asked.way = 'in-place' AS blocks
  FROM pg_catalog.pg_settings AS p
 CROSS JOIN asked
  JOIN boundless ON boundless.name = p.name AND boundless.setting <> p.setting
 WHERE asked.way <> 'in-place'
    OR p.name = 'max_slot_wal_keep_size'
       AND asked.source < 17 AND asked.major = 17 AND asked.minor <= 5
 ORDER BY 1
