-- Subscriptions that pg_upgrade does not carry as they are: from 17 on it refuses those with tables
-- that are still being copied (these block); before 17 it forgets which tables were, and none is
-- told to a subscription that is disabled.
-- Run by hand, in each database, with the source's major for the question mark.
WITH asked AS (
         SELECT ?::int AS source)
SELECT CASE
         WHEN asked.source >= 17
           THEN pg_catalog.format('%I: %I.%I is in state %s', s.subname, n.nspname, c.relname,
                                  t.srsubstate)
         ELSE pg_catalog.format('%I: %I.%I', s.subname, n.nspname, c.relname)
       END AS object,
       CASE
         WHEN asked.source >= 17 THEN pg_catalog.format('ALTER SUBSCRIPTION %I ENABLE;', s.subname)
         ELSE pg_catalog.format(
                E'-- after the upgrade: ALTER SUBSCRIPTION %1$I ENABLE;\n'
                || 'after the upgrade: '
                || 'ALTER SUBSCRIPTION %1$I REFRESH PUBLICATION WITH (copy_data = false);',
                s.subname)
       END AS remedy,
       asked.source >= 17 AS blocks
  -- 13 shows the oids of pg_subscription to superusers only, and this view to everybody.
  FROM (SELECT DISTINCT v.subid, v.subname
          FROM pg_catalog.pg_stat_subscription AS v) AS s
 CROSS JOIN asked
  JOIN pg_catalog.pg_subscription_rel AS t ON t.srsubid = s.subid
  JOIN pg_catalog.pg_class AS c ON c.oid = t.srrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE asked.source < 17 OR t.srsubstate NOT IN ('i', 'r')
 ORDER BY 1
