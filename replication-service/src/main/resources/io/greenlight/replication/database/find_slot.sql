-- What a logical slot is and how far it is, and who reads it. Run by hand with the slot's name.
SELECT s.slot_name,
       s.database,
       s.plugin,
       coalesce(s.confirmed_flush_lsn, '0/0'::pg_lsn),
       CASE WHEN s.active_pid IS NOT NULL
            THEN pg_catalog.format(
                     'pid %s (%s) of %s', s.active_pid,
                     coalesce(nullif(a.application_name, ''), 'no name'), a.usename)
       END
  FROM pg_catalog.pg_replication_slots AS s
  LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = s.active_pid
 WHERE s.slot_name = ?
   AND s.slot_type = 'logical'
