-- How a subscription of this database stands: its id, whether it is enabled, the name of its
-- replication origin, whether its apply worker runs. Run by hand with the subscription's name.
SELECT s.oid,
       s.subenabled,
       'pg_' || s.oid,
       EXISTS (
         SELECT
           FROM pg_catalog.pg_stat_subscription AS w
          WHERE w.subid = s.oid
            AND w.relid IS NULL
            AND w.pid IS NOT NULL)
  FROM pg_catalog.pg_subscription AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
 WHERE d.datname = pg_catalog.current_database()
   AND s.subname = ?
