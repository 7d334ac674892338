-- Tables of more than ten thousand rows that are updated or deleted from, and whose rows are named
-- by all their columns: the target looks for each in the whole table (from 16 on it may use an
-- index). Run as it is, in each database.
SELECT pg_catalog.format('%I.%I, about %s rows, %s updates and deletes', n.nspname, c.relname,
                         c.reltuples::bigint, s.changed) AS object,
       CASE
         WHEN k.key IS NULL
           THEN pg_catalog.format('-- give %I.%I a primary key', n.nspname, c.relname)
         ELSE pg_catalog.format('ALTER TABLE %I.%I REPLICA IDENTITY DEFAULT;', n.nspname, c.relname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 CROSS JOIN LATERAL (
         SELECT pg_catalog.pg_stat_get_tuples_updated(c.oid)
                  + pg_catalog.pg_stat_get_tuples_deleted(c.oid) AS changed) AS s
  LEFT JOIN LATERAL (
         SELECT i.indexrelid AS key
           FROM pg_catalog.pg_index AS i
          WHERE i.indrelid = c.oid AND i.indisprimary AND i.indimmediate AND i.indisvalid) AS k
       ON true
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND c.relreplident = 'f'
   AND c.reltuples > 10000
   AND s.changed > 0
 ORDER BY 1
