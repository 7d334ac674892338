-- Sessions that seem to hold a cursor WITH HOLD: their last statement made one, or fetched from a
-- cursor outside of any transaction, where only a held one lives. Cursors are known to their own
-- session alone: one that has said something else since is missed.
-- Run as it is, as a member of pg_monitor, in any database.
SELECT pg_catalog.format('pid %s, %s in %s, since %s', a.pid, pg_catalog.quote_ident(a.usename),
                         pg_catalog.quote_ident(a.datname),
                         pg_catalog.to_char(a.query_start AT TIME ZONE 'UTC',
                                            'YYYY-MM-DD HH24:MI:SS "UTC"')) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_terminate_backend(%s);', a.pid) AS remedy
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND (a.query ~* '\mdeclare\M.*\mcursor\s+with\s+hold\M'
        OR a.state = 'idle' AND a.query ~* '^(\s|--[^\n]*\n|/\*.*?\*/)*(fetch|move)\M')
 ORDER BY a.query_start, a.pid
