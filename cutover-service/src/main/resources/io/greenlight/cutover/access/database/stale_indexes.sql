-- Indexes of this database that have to be rebuilt once the new version runs, why, how, and whether
-- the current user may: those that hold what an older version wrote wrong or a newer one reads
-- otherwise, by the release notes, and those whose texts are sorted by a library that has changed
-- since. 13 and 14 do not know which library a database was made with.
-- Run by hand, in each database, with a JSON array for the question mark, from ADVISORIES.md of
-- preflight: objects with the patterns method, class and type, and a locale (any, not-libc, ctype-c).
WITH due AS (
         SELECT a.method, a.class, a.type
           FROM pg_catalog.jsonb_to_recordset(?::jsonb)
             AS a (method text, class text, type text, locale text)
           JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
          WHERE CASE a.locale
                  WHEN 'not-libc' THEN pg_catalog.to_jsonb(d) ->> 'datlocprovider' IN ('b', 'i')
                  WHEN 'ctype-c' THEN d.datctype IN ('C', 'POSIX')
                                      AND d.datcollate NOT IN ('C', 'POSIX')
                  ELSE true
                END),
     base AS (
         SELECT v.made, v.actual
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
     stale (id, why) AS (
         SELECT i.indexrelid,
                pg_catalog.format('the release notes advise it for %s', o.opcname)
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_opclass AS o ON o.oid = ANY (i.indclass)
           JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
           JOIN pg_catalog.pg_type AS t ON t.oid = o.opcintype
           JOIN due
                ON m.amname LIKE due.method
               AND o.opcname LIKE due.class
               AND t.typname LIKE due.type
          UNION ALL
         SELECT i.indexrelid,
                pg_catalog.format('its texts are sorted by %I of version %s, the library has %s',
                                  c.collname, v.made, v.actual)
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_collation AS c ON c.oid = ANY (i.indcollation)
           LEFT JOIN base
                ON c.collname = 'default'
               AND c.collnamespace = 'pg_catalog'::pg_catalog.regnamespace
          CROSS JOIN LATERAL (
                  SELECT coalesce(c.collversion, base.made) AS made,
                         coalesce(pg_catalog.pg_collation_actual_version(c.oid), base.actual)
                           AS actual) AS v
          WHERE v.made <> v.actual)
SELECT x.oid::bigint,
       pg_catalog.format('%I.%I', n.nspname, x.relname),
       pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I', n.nspname, x.relname),
       pg_catalog.string_agg(DISTINCT stale.why, '; '),
       pg_catalog.pg_has_role(x.relowner, 'USAGE')
       OR CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 170000
               THEN pg_catalog.has_table_privilege(i.indrelid, 'MAINTAIN')
               ELSE false END
  FROM stale
  JOIN pg_catalog.pg_index AS i ON i.indexrelid = stale.id
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relkind = 'i'
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
 WHERE x.relpersistence <> 't'
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND x.relname !~ '_ccnew[0-9]*$'
 GROUP BY x.oid, n.nspname, x.relname, x.relowner, x.relpages, i.indrelid
 ORDER BY x.relpages,
          x.oid
