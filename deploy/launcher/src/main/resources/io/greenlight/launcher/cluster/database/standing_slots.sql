-- Logical slots of this database that are its owner's.
-- Run in each database, by anybody.
SELECT slot_name
FROM pg_catalog.pg_replication_slots
WHERE slot_type = 'logical'
  AND NOT temporary
  AND database = pg_catalog.current_database()
  AND slot_name NOT LIKE 'greenlight\_%'
ORDER BY 1;
