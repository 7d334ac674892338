-- Whether the log holds what logical replication needs. On RDS rds.logical_replication sets that,
-- with the next reboot. The remedy is a parameter, or nothing where a reboot is all that lacks.
-- Run as it is, in any database.
SELECT pg_catalog.format('wal_level = %s%s', pg_catalog.current_setting('wal_level'),
                         CASE WHEN w.waits THEN ', waiting for a reboot' ELSE '' END) AS object,
       CASE WHEN w.waits THEN '' ELSE 'rds.logical_replication=1' END AS remedy
  FROM (SELECT COALESCE(pg_catalog.current_setting('rds.logical_replication', true)
                          IN ('1', 'on', 'true'), false)
               OR EXISTS (
                    SELECT
                      FROM pg_catalog.pg_settings AS p
                     WHERE p.name IN ('wal_level', 'rds.logical_replication')
                       AND p.pending_restart) AS waits) AS w
 WHERE pg_catalog.current_setting('wal_level') <> 'logical'
