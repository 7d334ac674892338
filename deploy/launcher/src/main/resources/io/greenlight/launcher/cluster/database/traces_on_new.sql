-- What an upgrade that is over must not leave on the new cluster. Slots, publication and role of
-- the way back stay, until somebody asks for a cleanup. Nothing found means no rows.
-- Run in each database, by the maintenance user.
SELECT 'slot ' || slot_name AS trace
FROM pg_catalog.pg_replication_slots
WHERE slot_type = 'logical' AND slot_name LIKE 'greenlight\_%' AND slot_name NOT LIKE '%\_back'
UNION ALL
SELECT 'slot nobody reads: ' || slot_name
FROM pg_catalog.pg_replication_slots
WHERE slot_name LIKE 'greenlight\_%\_back' AND NOT active
UNION ALL
SELECT 'publication ' || pubname
FROM pg_catalog.pg_publication
WHERE pubname LIKE 'greenlight\_%' AND pubname NOT LIKE '%\_back'
UNION ALL
SELECT 'subscription ' || subname
FROM pg_catalog.pg_subscription WHERE subname LIKE 'greenlight\_%'
UNION ALL
SELECT 'schema ' || nspname
FROM pg_catalog.pg_namespace
WHERE nspname LIKE 'greenlight\_%' AND nspname <> 'greenlight_load';
