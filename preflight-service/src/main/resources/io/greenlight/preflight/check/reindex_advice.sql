-- Indexes that hold what an old minor wrote wrong, and that the release notes advise to rebuild once
-- a server with the fix runs. Each advice names the first minor of each major that has the fix; it
-- counts on the way from a server without to one with it.
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
                      a.major = asked.target AND a.minor <= asked.target_minor)))
SELECT DISTINCT pg_catalog.format('%I.%I (%s)', n.nspname, x.relname, o.opcname) AS object,
       pg_catalog.format('-- after the upgrade: REINDEX INDEX CONCURRENTLY %I.%I;', n.nspname,
                         x.relname) AS remedy
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relkind = 'i'
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
  JOIN pg_catalog.pg_opclass AS o ON o.oid = ANY (i.indclass)
  JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
  JOIN pg_catalog.pg_type AS t ON t.oid = o.opcintype
  JOIN due
       ON CASE due.what
            WHEN 'brin bloom' THEN m.amname = 'brin' AND o.opcname LIKE '%\_bloom\_ops'
            WHEN 'brin numeric' THEN m.amname = 'brin' AND o.opcname = 'numeric_minmax_multi_ops'
            WHEN 'gist float' THEN o.opcname IN ('gist_float4_ops', 'gist_float8_ops')
            ELSE t.typname IN ('ltree', '_ltree')
          END
 ORDER BY 1
