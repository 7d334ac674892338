-- A limit on the log that slots hold back. Run as it is, in any database.
SELECT pg_catalog.format('%s = %s%s', p.name, p.setting, p.unit) AS object,
       'max_slot_wal_keep_size=-1' AS remedy
  FROM pg_catalog.pg_settings AS p
 WHERE p.name = 'max_slot_wal_keep_size'
   AND p.setting <> '-1'
