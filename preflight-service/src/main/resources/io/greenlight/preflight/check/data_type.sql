-- Columns of tables, materialized views and indexes that pg_upgrade refuses: reg* types (but not
-- regclass, regrole and regtype), aclitem from before 16 to 16 or later, and row types of system
-- catalogs; also inside domains, arrays, ranges, multiranges and composites, at any depth.
-- Run by hand, in each database, with the source's and the target's major for the question marks.
WITH RECURSIVE made_of (part, whole) AS MATERIALIZED (
         SELECT t.typbasetype, t.oid
           FROM pg_catalog.pg_type AS t
          WHERE t.typtype = 'd'
          UNION ALL
         SELECT t.typelem, t.oid
           FROM pg_catalog.pg_type AS t
          WHERE t.typtype = 'b' AND t.typelem <> 0
          UNION ALL
         SELECT a.atttypid, c.reltype
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.oid >= 16384 AND c.reltype <> 0
          UNION ALL
         SELECT g.rngsubtype, g.rngtypid
           FROM pg_catalog.pg_range AS g
          UNION ALL
         -- 13 has no multiranges, nor the column that names them.
         SELECT g.rngtypid, (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid
           FROM pg_catalog.pg_range AS g),
     refused AS (
         SELECT t.oid
           FROM pg_catalog.pg_type AS t
           JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
           LEFT JOIN pg_catalog.pg_class AS r ON r.oid = t.typrelid
          WHERE n.nspname = 'pg_catalog'
                AND t.typname IN ('regcollation', 'regconfig', 'regdictionary', 'regnamespace',
                                  'regoper', 'regoperator', 'regproc', 'regprocedure')
             OR n.nspname = 'pg_catalog' AND t.typname = 'aclitem' AND ?::int < 16 AND ?::int >= 16
             OR t.typtype = 'c' AND r.oid < 16384
             OR t.typtype = 'c' AND n.nspname = 'information_schema'
          UNION
         SELECT made_of.whole
           FROM refused
           JOIN made_of ON made_of.part = refused.oid)
SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS object,
       CASE c.relkind
         WHEN 'm' THEN pg_catalog.format('DROP MATERIALIZED VIEW %I.%I;', n.nspname, c.relname)
         WHEN 'i' THEN pg_catalog.format('DROP INDEX %I.%I;', n.nspname, c.relname)
         ELSE pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE text USING %I::text;',
                                n.nspname, c.relname, a.attname, a.attname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN refused ON refused.oid = a.atttypid
 WHERE c.relkind IN ('r', 'p', 'm', 'i')
   AND c.oid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attinhcount = 0
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY 1
