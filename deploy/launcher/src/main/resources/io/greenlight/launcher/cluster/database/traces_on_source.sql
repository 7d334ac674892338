-- What an upgrade that ended as before must not leave on its source: slots, subscriptions,
-- publications, roles and its schema. Nothing found means no rows.
-- Run in each database, by the maintenance user.
SELECT 'slot ' || slot_name AS trace
FROM pg_catalog.pg_replication_slots WHERE slot_type = 'logical'
UNION ALL
SELECT 'publication ' || pubname FROM pg_catalog.pg_publication
UNION ALL
SELECT 'subscription ' || subname FROM pg_catalog.pg_subscription
UNION ALL
SELECT 'role ' || rolname FROM pg_catalog.pg_roles WHERE rolname LIKE 'greenlight%'
UNION ALL
SELECT 'schema ' || nspname FROM pg_catalog.pg_namespace
WHERE nspname LIKE 'greenlight\_%' AND nspname <> 'greenlight_load';
