-- Logical replication slots that are not of an upgrade of ours, with their plugin, database and
-- reader. Those that have lost their log block; in place to a new minor the others stay as they
-- are. 16 tells of lost ones by conflicting, 17 by invalidation_reason.
-- Run by hand, in any database, with both majors for the question marks.
WITH asked AS (
         SELECT ?::int AS source, ?::int AS target)
SELECT pg_catalog.format('%s (%s, database %s, %s)', pg_catalog.quote_ident(s.slot_name),
                         s.plugin, pg_catalog.quote_ident(s.database),
                         COALESCE('read by pid ' || s.active_pid, 'read by nobody')) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_drop_replication_slot(%L);', s.slot_name) AS remedy,
       w.lost AS blocks,
       CASE
         WHEN NOT w.lost AND asked.target <= asked.source
           THEN ARRAY['clone', 'logical', 'dms']
       END AS ways
  FROM pg_catalog.pg_replication_slots AS s
 CROSS JOIN asked
 CROSS JOIN LATERAL (
         SELECT COALESCE(s.wal_status = 'lost', false)
                OR COALESCE((pg_catalog.to_jsonb(s) ->> 'conflicting')::boolean, false)
                OR pg_catalog.to_jsonb(s) ->> 'invalidation_reason' IS NOT NULL AS lost) AS w
 WHERE s.slot_type = 'logical'
   AND NOT s.temporary
   AND s.slot_name !~ '^greenlight_[0-9a-f]{8}_'
 ORDER BY 1
