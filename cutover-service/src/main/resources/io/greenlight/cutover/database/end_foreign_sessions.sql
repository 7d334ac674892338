-- Ends every session of foreign_sessions.sql that shows in pg_stat_activity; run again until that
-- one is empty, for others show there a moment later.
SELECT pg_catalog.count(pg_catalog.pg_terminate_backend(a.pid))
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.pid <> pg_catalog.pg_backend_pid()
   AND (a.backend_type = 'client backend'
        OR (a.usename IS NOT NULL
            AND a.backend_type NOT LIKE 'logical replication %'
            AND a.backend_type NOT IN ('walsender', 'autovacuum worker', 'parallel worker')))
   AND coalesce(a.usename, '')
       !~ '^rds(_.*|admin|repladmin|topmgr|proxyadmin|writeforwarduser)$'
   AND (a.usename IS DISTINCT FROM current_user
        OR coalesce(a.application_name, '') NOT LIKE 'greenlight%')
