-- Ends every session of foreign_sessions.sql; run again until that one is empty.
SELECT pg_catalog.count(pg_catalog.pg_terminate_backend(a.pid))
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.usename IS DISTINCT FROM 'rdsadmin'
   AND NOT (a.usename = current_user AND a.application_name LIKE 'greenlight%')
