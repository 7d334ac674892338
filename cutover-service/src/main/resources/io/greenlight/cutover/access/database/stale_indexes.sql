-- Indexes of this database that have to be rebuilt once the new version runs, why, how, and whether
-- the current user may: those that hold what an old minor wrote wrong, by the release notes (each
-- advice names the first minor of each major that has the fix, and counts on the way from a server
-- without to one with it), and those whose texts are sorted by a library that has changed since.
-- 13 and 14 do not know which library a database was made with.
-- Run by hand, in each database, with the source's and the target's two numbers for the question
-- marks.
WITH asked AS (
         SELECT ?::int AS source, ?::int AS source_minor, ?::int AS target, ?::int AS target_minor),
     advice (what, major, minor) AS (
         VALUES ('brin bloom', 14, 18), ('brin bloom', 15, 13), ('brin bloom', 16, 9),
                ('brin bloom', 17, 5),
                ('brin numeric', 14, 19), ('brin numeric', 15, 14), ('brin numeric', 16, 10),
                ('brin numeric', 17, 6),
                ('ltree', 14, 21), ('ltree', 15, 16), ('ltree', 16, 12), ('ltree', 17, 8),
                ('ltree', 18, 2),
                ('ltree again', 14, 24), ('ltree again', 15, 19), ('ltree again', 16, 15),
                ('ltree again', 17, 11), ('ltree again', 18, 6),
                ('gist float', 14, 24), ('gist float', 15, 19), ('gist float', 16, 15),
                ('gist float', 17, 11), ('gist float', 18, 6)),
     due AS (
         SELECT a.what
           FROM advice AS a
          CROSS JOIN asked
          GROUP BY a.what, asked.source, asked.source_minor, asked.target, asked.target_minor
         HAVING (asked.source < pg_catalog.min(a.major)
                 OR pg_catalog.bool_or(
                      a.major = asked.source AND a.minor > asked.source_minor))
            AND (asked.target > pg_catalog.max(a.major)
                 OR pg_catalog.bool_or(
                      a.major = asked.target AND a.minor <= asked.target_minor))),
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
                pg_catalog.format('an old minor wrote %s wrong', o.opcname)
           FROM pg_catalog.pg_index AS i
           JOIN pg_catalog.pg_opclass AS o ON o.oid = ANY (i.indclass)
           JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
           JOIN pg_catalog.pg_type AS t ON t.oid = o.opcintype
           JOIN due
                ON CASE due.what
                     WHEN 'brin bloom' THEN m.amname = 'brin' AND o.opcname LIKE '%\_bloom\_ops'
                     WHEN 'brin numeric' THEN m.amname = 'brin'
                                              AND o.opcname = 'numeric_minmax_multi_ops'
                     WHEN 'gist float' THEN o.opcname IN ('gist_float4_ops', 'gist_float8_ops')
                     ELSE t.typname IN ('ltree', '_ltree')
                   END
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
