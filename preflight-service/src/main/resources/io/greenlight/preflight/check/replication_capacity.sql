-- Whether one more slot and sender fit in for each database, and one of both for the way between.
-- Run as it is, in any database.
WITH need AS (
         SELECT pg_catalog.count(*) + 1 AS more
           FROM pg_catalog.pg_database AS d
          WHERE d.datallowconn AND d.datconnlimit <> -2
            AND d.datname NOT IN ('template0', 'template1', 'rdsadmin')),
     used AS (
         SELECT 'max_replication_slots' AS name,
                (SELECT pg_catalog.count(*)
                   FROM pg_catalog.pg_replication_slots AS s
                  WHERE s.slot_name !~ '^greenlight_[0-9a-f]{8}_') AS taken
          UNION ALL
         SELECT 'max_wal_senders',
                (SELECT pg_catalog.count(*)
                   FROM pg_catalog.pg_stat_activity AS a
                  WHERE a.backend_type = 'walsender'
                    AND a.application_name !~ '^greenlight_[0-9a-f]{8}_'))
SELECT pg_catalog.format('%s = %s, %s of them taken, %s more needed',
                         p.name, p.setting, used.taken, need.more) AS object,
       pg_catalog.format('%s=%s', p.name, used.taken + need.more + 10) AS remedy
  FROM need
 CROSS JOIN used
  JOIN pg_catalog.pg_settings AS p ON p.name = used.name
 WHERE p.setting::bigint < used.taken + need.more
 ORDER BY 1
