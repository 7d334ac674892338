-- Sessions of clients that are not ours: after the fence there is none, and that is its proof.
-- Ours call themselves greenlight and log in as the maintenance user, which is who runs this.
-- Run by hand: psql -d postgres -f foreign_sessions.sql
SELECT a.pid,
       a.usename,
       coalesce(a.application_name, ''),
       coalesce(a.datname, '')
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.usename IS DISTINCT FROM 'rdsadmin'
   AND NOT (a.usename = current_user AND a.application_name LIKE 'greenlight%')
