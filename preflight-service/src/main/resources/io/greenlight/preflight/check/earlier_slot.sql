-- Logical slots that an upgrade of ours by clone has left for its way back, and the end of that
-- upgrade's id. A new minor leaves them as they are.
-- Run by hand, in any database, with both majors for the question marks.
SELECT pg_catalog.format('%s (database %s, of the upgrade whose id ends with -%s)',
                         pg_catalog.quote_ident(s.slot_name), pg_catalog.quote_ident(s.database),
                         pg_catalog.substr(s.slot_name::text, 12, 8)) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_drop_replication_slot(%L);', s.slot_name) AS remedy
  FROM pg_catalog.pg_replication_slots AS s
 WHERE s.slot_type = 'logical'
   AND NOT s.temporary
   AND s.slot_name ~ '^greenlight_[0-9a-f]{8}_'
   AND ?::int < ?::int
 ORDER BY 1
