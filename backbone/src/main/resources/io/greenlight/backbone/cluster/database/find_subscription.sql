-- How a subscription of this database stands: its id, whether it is enabled, the pid of its apply
-- worker or 0, tables that it does not follow yet. Run by hand with the subscription's name.
SELECT s.oid,
       s.subenabled,
       coalesce((SELECT pg_catalog.max(w.pid)
                   FROM pg_catalog.pg_stat_subscription AS w
                  WHERE w.subid = s.oid
                    AND w.relid IS NULL), 0),
       (SELECT pg_catalog.count(*)
          FROM pg_catalog.pg_subscription_rel AS r
         WHERE r.srsubid = s.oid
           AND r.srsubstate <> 'r')
  FROM pg_catalog.pg_subscription AS s
  JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid
 WHERE d.datname = pg_catalog.current_database()
   AND s.subname = ?
