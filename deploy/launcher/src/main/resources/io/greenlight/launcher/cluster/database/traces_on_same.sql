-- What an upgrade in place must not leave on its cluster, whether it was upgraded, only prepared, or
-- is as before. Nothing found means no rows.
-- Run in each database, by the maintenance user.
SELECT 'slot ' || slot_name AS trace
FROM pg_catalog.pg_replication_slots WHERE slot_name LIKE 'greenlight\_%'
UNION ALL
SELECT 'publication ' || pubname
FROM pg_catalog.pg_publication WHERE pubname LIKE 'greenlight\_%'
UNION ALL
SELECT 'subscription ' || subname
FROM pg_catalog.pg_subscription WHERE subname LIKE 'greenlight\_%'
UNION ALL
SELECT 'role ' || rolname FROM pg_catalog.pg_roles WHERE rolname LIKE 'greenlight%'
UNION ALL
SELECT 'schema ' || nspname FROM pg_catalog.pg_namespace
WHERE nspname LIKE 'greenlight\_%' AND nspname <> 'greenlight_load';
