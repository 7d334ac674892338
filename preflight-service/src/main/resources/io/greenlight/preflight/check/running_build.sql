-- Indexes that are being built, and tables that are being rewritten, at this moment.
-- Run as it is, in each database.
SELECT pg_catalog.format('%s of %s by pid %s (%s)', p.command, c.oid::pg_catalog.regclass, p.pid,
                         p.phase) AS object,
       pg_catalog.format('SELECT pg_catalog.pg_cancel_backend(%s);', p.pid) AS remedy
  FROM (SELECT b.datid, b.relid, b.pid, b.command, b.phase
          FROM pg_catalog.pg_stat_progress_create_index AS b
         UNION ALL
        SELECT b.datid, b.relid, b.pid, b.command, b.phase
          FROM pg_catalog.pg_stat_progress_cluster AS b) AS p
  JOIN pg_catalog.pg_database AS d
       ON d.oid = p.datid AND d.datname = pg_catalog.current_database()
  JOIN pg_catalog.pg_class AS c ON c.oid = p.relid
 ORDER BY 1
