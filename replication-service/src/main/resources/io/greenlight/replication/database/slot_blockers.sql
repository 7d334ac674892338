-- Whose open writes keep a logical slot from being made, oldest first: transactions with an id of
-- their own, in any database, and prepared ones, which wait for a COMMIT PREPARED. No placeholder.
SELECT b.text
  FROM (SELECT a.xact_start AS since,
               pg_catalog.format(
                   'pid %s (%s in %s, %s), writing since %s', a.pid, a.usename, a.datname,
                   coalesce(nullif(a.application_name, ''), 'no application name'),
                   pg_catalog.date_trunc('second', a.xact_start)) AS text
          FROM pg_catalog.pg_stat_activity AS a
         WHERE a.backend_xid IS NOT NULL
           AND a.pid <> pg_catalog.pg_backend_pid()
        UNION ALL
        SELECT x.prepared,
               pg_catalog.format(
                   'prepared transaction %L of %s in %s, since %s', x.gid, x.owner, x.database,
                   pg_catalog.date_trunc('second', x.prepared))
          FROM pg_catalog.pg_prepared_xacts AS x) AS b
 ORDER BY b.since
