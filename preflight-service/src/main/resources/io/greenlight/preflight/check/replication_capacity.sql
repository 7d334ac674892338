-- Whether one more slot and sender fit in for each database, and one of both for the way between;
-- and for the way back, on which this server follows the new one, one more worker of logical
-- replication for each database, with the place of a background worker for each and for their
-- launcher. Of other background workers those count that are at work in a database, but for those
-- of parallel queries, which come and go. DMS has no such way back.
-- Run by hand, in any database.
WITH home AS (
         SELECT pg_catalog.count(*) AS databases
           FROM pg_catalog.pg_database AS d
          WHERE d.datallowconn AND d.datconnlimit <> -2
            AND d.datname NOT IN ('template0', 'template1', 'rdsadmin')),
     follower AS (
         SELECT w.pid, w.subname ~ '^greenlight_[0-9a-f]{8}_' AS ours
           FROM pg_catalog.pg_stat_subscription AS w
          WHERE w.pid IS NOT NULL),
     need (name, taken, more) AS (
         SELECT 'max_replication_slots',
                (SELECT pg_catalog.count(*)
                   FROM pg_catalog.pg_replication_slots AS s
                  WHERE s.slot_name !~ '^greenlight_[0-9a-f]{8}_'),
                home.databases + 1
           FROM home
          UNION ALL
         SELECT 'max_wal_senders',
                (SELECT pg_catalog.count(*)
                   FROM pg_catalog.pg_stat_activity AS a
                  WHERE a.backend_type = 'walsender'
                    AND a.application_name !~ '^greenlight_[0-9a-f]{8}_'),
                home.databases + 1
           FROM home
          UNION ALL
         SELECT 'max_logical_replication_workers',
                (SELECT pg_catalog.count(*)
                   FROM follower
                  WHERE NOT follower.ours),
                home.databases
           FROM home
          UNION ALL
         SELECT 'max_worker_processes',
                (SELECT pg_catalog.count(*)
                   FROM pg_catalog.pg_stat_activity AS a
                  WHERE a.datid IS NOT NULL
                    AND a.backend_type NOT IN (
                          'client backend', 'walsender', 'autovacuum worker', 'slotsync worker',
                          'parallel worker')
                    AND NOT EXISTS (
                          SELECT
                            FROM follower
                           WHERE follower.pid = a.pid AND follower.ours)),
                home.databases + 1
           FROM home)
SELECT pg_catalog.format('%s = %s, %s of them taken, %s more needed',
                         p.name, p.setting, need.taken, need.more) AS object,
       pg_catalog.format('%s=%s', p.name, need.taken + need.more + 10) AS remedy,
       CASE
         WHEN need.name IN ('max_logical_replication_workers', 'max_worker_processes')
           THEN ARRAY['clone', 'logical']
       END AS ways
  FROM need
  JOIN pg_catalog.pg_settings AS p ON p.name = need.name
 WHERE p.setting::bigint < need.taken + need.more
 ORDER BY 1
