-- Transactions of clients that have been open for longer than that many seconds.
-- Run by hand, in any database, with a number for the question mark.
SELECT pg_catalog.format('pid %s, %s in %s', a.pid, pg_catalog.quote_ident(a.usename),
                         pg_catalog.quote_ident(a.datname)) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_terminate_backend(%s);', a.pid) AS remedy
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.xact_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => ?)
 ORDER BY a.xact_start
