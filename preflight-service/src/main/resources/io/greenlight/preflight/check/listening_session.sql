-- Sessions that have LISTENed with their last statement. What a session listens to is known to
-- itself alone: one that has said something else since is missed.
-- Run as it is, as a member of pg_monitor, in any database.
SELECT pg_catalog.format('pid %s, %s in %s, since %s', a.pid, pg_catalog.quote_ident(a.usename),
                         pg_catalog.quote_ident(a.datname),
                         pg_catalog.to_char(a.query_start AT TIME ZONE 'UTC',
                                            'YYYY-MM-DD HH24:MI:SS "UTC"')) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_terminate_backend(%s);', a.pid) AS remedy
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.query ~* '^(\s|--[^\n]*\n|/\*.*?\*/)*listen\M'
 ORDER BY a.query_start, a.pid
