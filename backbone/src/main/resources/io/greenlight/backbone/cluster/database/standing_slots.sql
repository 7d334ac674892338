-- Replication slots that are not of this upgrade and outlive their session, with who reads
-- them, the log that they hold back in bytes, whether they have lost it, and the statements that
-- drop them and make them again. 16 tells of lost ones by conflicting, 17 by invalidation_reason.
-- Two-phase slots came with 14, those that fail over with 17.
-- Run by hand, in any database, with '^greenlight_KEY_' for the question mark.
SELECT s.slot_name,
       coalesce(s.plugin, ''),
       coalesce(s.database, ''),
       CASE WHEN a.pid IS NOT NULL
            THEN pg_catalog.format('pid %s, called %s, from %s', a.pid, a.application_name,
                                   coalesce(a.client_addr::text, 'this server'))
            ELSE coalesce('pid ' || s.active_pid, '') END,
       coalesce(pg_catalog.pg_wal_lsn_diff(
                  CASE WHEN pg_catalog.pg_is_in_recovery()
                       THEN pg_catalog.pg_last_wal_replay_lsn()
                       ELSE pg_catalog.pg_current_wal_lsn() END,
                  s.restart_lsn), 0)::bigint,
       coalesce(s.wal_status = 'lost', false)
         OR coalesce((j.slot ->> 'conflicting')::boolean, false)
         OR j.slot ->> 'invalidation_reason' IS NOT NULL,
       pg_catalog.format('SELECT pg_catalog.pg_drop_replication_slot(%L);', s.slot_name),
       CASE WHEN s.slot_type = 'physical'
            THEN pg_catalog.format('SELECT pg_catalog.pg_create_physical_replication_slot(%L);',
                                   s.slot_name)
            ELSE pg_catalog.format('SELECT pg_catalog.pg_create_logical_replication_slot(%L, %L%s);',
                   s.slot_name, s.plugin,
                   CASE WHEN coalesce((j.slot ->> 'failover')::boolean, false)
                        THEN pg_catalog.format(', false, %L, true',
                               coalesce((j.slot ->> 'two_phase')::boolean, false))
                        WHEN coalesce((j.slot ->> 'two_phase')::boolean, false)
                        THEN ', false, true'
                        ELSE '' END)
       END
  FROM pg_catalog.pg_replication_slots AS s
 CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(s) AS slot) AS j
  LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = s.active_pid
 WHERE NOT s.temporary
   AND s.slot_name !~ ?
 ORDER BY s.slot_name COLLATE "C"
