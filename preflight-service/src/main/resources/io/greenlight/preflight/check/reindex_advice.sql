-- Indexes that hold what an older version wrote wrong, or that a newer one reads otherwise, and that
-- the release notes advise to rebuild once the new one runs. Run by hand, in each database, with a
-- JSON array for the question mark, from ADVISORIES.md: objects with the patterns method, class and
-- type, a locale (any, not-libc, ctype-c), and a certainty (spoilt, suspect).
WITH due AS (
         SELECT a.method, a.class, a.type,
                CASE a.certainty WHEN 'suspect' THEN ', if in doubt' ELSE '' END AS doubt
           FROM pg_catalog.jsonb_to_recordset(?::jsonb)
             AS a (method text, class text, type text, locale text, certainty text)
           JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
          WHERE CASE a.locale
                  WHEN 'not-libc' THEN pg_catalog.to_jsonb(d) ->> 'datlocprovider' IN ('b', 'i')
                  WHEN 'ctype-c' THEN d.datctype IN ('C', 'POSIX')
                                      AND d.datcollate NOT IN ('C', 'POSIX')
                  ELSE true
                END)
SELECT DISTINCT
       pg_catalog.format('%I.%I (%s%s)', n.nspname, x.relname, o.opcname, due.doubt) AS object,
       pg_catalog.format('-- after the upgrade%s: REINDEX INDEX CONCURRENTLY %I.%I;', due.doubt,
                         n.nspname, x.relname) AS remedy
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relkind = 'i'
  JOIN pg_catalog.pg_namespace AS n ON n.oid = x.relnamespace
  JOIN pg_catalog.pg_opclass AS o ON o.oid = ANY (i.indclass)
  JOIN pg_catalog.pg_am AS m ON m.oid = o.opcmethod
  JOIN pg_catalog.pg_type AS t ON t.oid = o.opcintype
  JOIN due
       ON m.amname LIKE due.method AND o.opcname LIKE due.class AND t.typname LIKE due.type
 WHERE n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY 1
