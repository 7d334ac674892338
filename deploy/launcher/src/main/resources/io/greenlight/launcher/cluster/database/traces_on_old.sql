-- What an upgrade that is over must not leave on the old cluster: whatever sends its rows anywhere.
-- The subscriptions of the way back stay, until somebody asks for a cleanup. Nothing found means
-- no rows.
-- Run in each database, by the maintenance user.
SELECT 'slot ' || slot_name AS trace
FROM pg_catalog.pg_replication_slots
WHERE slot_type = 'logical' AND slot_name LIKE 'greenlight\_%'
UNION ALL
SELECT 'publication ' || pubname
FROM pg_catalog.pg_publication WHERE pubname LIKE 'greenlight\_%'
UNION ALL
SELECT 'subscription ' || subname
FROM pg_catalog.pg_subscription
WHERE subname LIKE 'greenlight\_%' AND (subname NOT LIKE '%\_back' OR NOT subenabled);
