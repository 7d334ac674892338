-- Collations of this database, its default among them, whose library has changed since they were
-- made, the statement that takes down the new one, and what stands in its way: an index that was
-- not rebuilt, ranges of partitions, whose rows may belong elsewhere by now, or that it is not ours.
-- 13 and 14 do not know which library a database was made with.
-- Run by hand, in each database, once indexes are rebuilt, with an array of the names of those that
-- are not for the question mark.
WITH base AS (
         SELECT d.datdba, v.made, v.actual
           FROM pg_catalog.pg_database AS d
          CROSS JOIN LATERAL (
                  SELECT pg_catalog.to_jsonb(d) ->> 'datcollversion' AS made,
                         CASE
                           WHEN pg_catalog.current_setting('server_version_num')::int >= 150000
                             THEN pg_catalog.substring(
                                    pg_catalog.query_to_xml(
                                      pg_catalog.format(
                                        'SELECT pg_catalog.pg_database_collation_actual_version(%s)'
                                        || ' AS v',
                                        d.oid), false, false, '')::text, '<v>([^<]*)</v>')
                         END AS actual) AS v
          WHERE d.datname = pg_catalog.current_database()),
     known (id, name, statement, owner, made, actual) AS (
         SELECT c.oid,
                pg_catalog.format('%I.%I', n.nspname, c.collname),
                pg_catalog.format('ALTER COLLATION %I.%I REFRESH VERSION', n.nspname, c.collname),
                c.collowner,
                c.collversion,
                CASE
                  WHEN n.nspname <> 'pg_catalog'
                       OR EXISTS (SELECT
                                    FROM pg_catalog.pg_index AS i
                                   WHERE c.oid = ANY (i.indcollation))
                    THEN pg_catalog.pg_collation_actual_version(c.oid)
                END
           FROM pg_catalog.pg_collation AS c
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
          WHERE c.collversion IS NOT NULL
          UNION ALL
         SELECT c.oid,
                pg_catalog.format('the default of %I', pg_catalog.current_database()),
                pg_catalog.format('ALTER DATABASE %I REFRESH COLLATION VERSION',
                                  pg_catalog.current_database()),
                base.datdba,
                base.made,
                base.actual
           FROM base
           JOIN pg_catalog.pg_collation AS c
                ON c.collname = 'default'
               AND c.collnamespace = 'pg_catalog'::pg_catalog.regnamespace)
SELECT known.name,
       known.statement,
       known.made,
       known.actual,
       CASE
         WHEN EXISTS (
                SELECT
                  FROM pg_catalog.pg_index AS i
                  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
                  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
                 WHERE known.id = ANY (i.indcollation)
                   AND pg_catalog.format('%I.%I', n.nspname, x.relname) = ANY (?))
           THEN 'an index is not rebuilt'
         WHEN EXISTS (
                SELECT
                  FROM pg_catalog.pg_partitioned_table AS p
                 WHERE p.partstrat = 'r'
                   AND known.id = ANY (p.partcollation))
           THEN 'rows may lie in the wrong partitions, look at those'
         WHEN NOT pg_catalog.pg_has_role(known.owner, 'USAGE')
           THEN 'it is not ours'
       END
  FROM known
 WHERE known.made <> known.actual
 ORDER BY known.name
