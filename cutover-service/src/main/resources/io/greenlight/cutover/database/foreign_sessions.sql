-- Sessions of clients that are not ours: after the fence there is none, and that is its proof.
-- Ours call themselves greenlight and log in as the maintenance user, which is who runs this.
-- Background workers that log in as somebody count, too. Up to 17, a session that is being opened
-- shows in pg_locks first, when its role was looked at already, and in pg_stat_activity later.
-- Who is no member of pg_monitor is not told what others' sessions are: all of them count.
-- Run by hand: psql -d postgres -f foreign_sessions.sql
SELECT a.pid,
       coalesce(a.usename, ''),
       coalesce(a.application_name, ''),
       coalesce(a.datname, ''),
       true
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.pid <> pg_catalog.pg_backend_pid()
   AND (a.backend_type = 'client backend'
        OR (a.usename IS NOT NULL
            AND coalesce(a.backend_type, '') NOT LIKE 'logical replication %'
            AND coalesce(a.backend_type, '')
                NOT IN ('walsender', 'autovacuum worker', 'parallel worker')))
   AND coalesce(a.usename, '')
       !~ '^rds(admin|repladmin|topmgr|proxyadmin)$'
   AND (a.usename IS DISTINCT FROM current_user
        OR coalesce(a.application_name, '') NOT LIKE 'greenlight%')
UNION ALL
SELECT l.pid,
       '',
       'logging in',
       '',
       false
  FROM pg_catalog.pg_locks AS l
 WHERE l.locktype = 'virtualxid'
   AND l.pid <> pg_catalog.pg_backend_pid()
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity AS a WHERE a.pid = l.pid)
