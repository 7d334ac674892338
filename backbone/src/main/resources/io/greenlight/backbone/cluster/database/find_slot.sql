-- What a logical slot is and how far it is, and who reads it: the reader's pid, what it calls
-- itself, from where and since when. Run by hand with the slot's name.
SELECT s.slot_name,
       s.database,
       s.plugin,
       coalesce(s.confirmed_flush_lsn, '0/0'::pg_lsn),
       coalesce(s.active_pid, 0),
       coalesce(a.application_name, ''),
       coalesce(a.client_addr::text, 'local'),
       coalesce(a.backend_start::text, '')
  FROM pg_catalog.pg_replication_slots AS s
  LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = s.active_pid
 WHERE s.slot_name = ?
   AND s.slot_type = 'logical'
