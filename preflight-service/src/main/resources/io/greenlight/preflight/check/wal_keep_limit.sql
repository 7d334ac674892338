-- Limits on what slots hold back: on its size, and since 18 on how long nobody has read a slot. Run
-- as it is, in any database.
WITH boundless (name, setting) AS (
         VALUES ('max_slot_wal_keep_size', '-1'), ('idle_replication_slot_timeout', '0'))
SELECT pg_catalog.format('%s = %s%s', p.name, p.setting, p.unit) AS object,
       pg_catalog.format('%s=%s', p.name, boundless.setting) AS remedy
  FROM pg_catalog.pg_settings AS p
  JOIN boundless ON boundless.name = p.name AND boundless.setting <> p.setting
 ORDER BY 1
