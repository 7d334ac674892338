-- Who reads a slot now: the walsender's pid and since when, and what it calls itself. A subscription's
-- worker calls itself by the subscription's name. Run by hand with the slot's name.
SELECT s.active_pid,
       coalesce(r.application_name, ''),
       coalesce(r.client_addr::text, 'local'),
       coalesce(r.backend_start::text, '')
  FROM pg_catalog.pg_replication_slots AS s
  LEFT JOIN pg_catalog.pg_stat_replication AS r ON r.pid = s.active_pid
 WHERE s.slot_name = ?
