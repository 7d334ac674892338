-- Statements of clients that have been running for longer than that many seconds.
-- Run by hand, as a member of pg_monitor, in any database, with a number for the question mark.
SELECT pg_catalog.format('pid %s, %s in %s, since %s', a.pid, pg_catalog.quote_ident(a.usename),
                         pg_catalog.quote_ident(a.datname),
                         pg_catalog.to_char(a.query_start AT TIME ZONE 'UTC',
                                            'YYYY-MM-DD HH24:MI:SS "UTC"')) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_cancel_backend(%s);', a.pid) AS remedy
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.state = 'active'
   AND a.query_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => ?)
 ORDER BY a.query_start, a.pid
