-- Logical replication slots that are not of an upgrade of ours. Those that have lost their log
-- block.
-- Run as it is, in any database.
SELECT pg_catalog.quote_ident(s.slot_name) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_drop_replication_slot(%L);', s.slot_name) AS remedy,
       s.wal_status = 'lost' AS blocks
  FROM pg_catalog.pg_replication_slots AS s
 WHERE s.slot_type = 'logical'
   AND NOT s.temporary
   AND s.slot_name !~ '^greenlight_[0-9a-f]{8}_'
 ORDER BY 1
