-- What a switchover waits for before it starts: transactions that are open for longer than some
-- seconds (the parameter), and every prepared one. Run by hand: psql -d postgres
SELECT pg_catalog.format('pid %s of %I in %I (%s), open for %s s: %s',
         a.pid, a.usename, a.datname, a.application_name,
         pg_catalog.floor(extract(epoch FROM pg_catalog.clock_timestamp() - a.xact_start)),
         pg_catalog.left(pg_catalog.regexp_replace(a.state, '\s+', ' ', 'g'), 40))
  FROM pg_catalog.pg_stat_activity AS a
 WHERE a.backend_type = 'client backend'
   AND a.pid <> pg_catalog.pg_backend_pid()
   AND a.xact_start < pg_catalog.clock_timestamp() - pg_catalog.make_interval(secs => ?)
 UNION ALL
SELECT pg_catalog.format('prepared transaction %L of %I in %I', x.gid, x.owner, x.database)
  FROM pg_catalog.pg_prepared_xacts AS x
