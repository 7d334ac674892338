-- Columns of tables, materialized views and indexes that pg_upgrade refuses: reg* types (but not
-- regclass, regrole and regtype), aclitem from before 16 to 16 or later, and row types of system
-- catalogs; also inside domains, arrays, ranges, multiranges and composites, at any depth: from the
-- types in use down to what they are made of, for a database has many more than it uses.
-- Run by hand, in each database, with the source's and the target's major for the question marks.
WITH RECURSIVE made_of (whole, part) AS (
         SELECT DISTINCT a.atttypid, a.atttypid
           FROM pg_catalog.pg_class AS c
           JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relkind IN ('r', 'p', 'm', 'i') AND c.oid >= 16384
          UNION
         SELECT made_of.whole, below.part
           FROM made_of
           JOIN pg_catalog.pg_type AS t ON t.oid = made_of.part
          CROSS JOIN LATERAL (
                SELECT t.typbasetype AS part
                 WHERE t.typtype = 'd'
                 UNION ALL
                SELECT t.typelem
                 WHERE t.typtype = 'b' AND t.typelem <> 0
                 UNION ALL
                SELECT a.atttypid
                  FROM pg_catalog.pg_attribute AS a
                 WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
                   AND t.typrelid >= 16384
                 UNION ALL
                SELECT g.rngsubtype
                  FROM pg_catalog.pg_range AS g
                 WHERE t.typtype = 'r' AND g.rngtypid = t.oid
                 UNION ALL
                -- 13 has no multiranges, nor the column that names them.
                SELECT g.rngtypid
                  FROM pg_catalog.pg_range AS g
                 WHERE t.typtype = 'm'
                   AND (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid = t.oid) AS below),
     refused AS (
         SELECT made_of.whole AS oid, pg_catalog.count(*) AS parts
           FROM made_of
           JOIN pg_catalog.pg_type AS t ON t.oid = made_of.part
           JOIN pg_catalog.pg_namespace AS n ON n.oid = t.typnamespace
          GROUP BY made_of.whole
         HAVING pg_catalog.bool_or(
                  n.nspname = 'pg_catalog'
                    AND t.typname IN ('regcollation', 'regconfig', 'regdictionary', 'regnamespace',
                                      'regoper', 'regoperator', 'regproc', 'regprocedure')
                  OR n.nspname = 'pg_catalog' AND t.typname = 'aclitem'
                     AND ?::int < 16 AND ?::int >= 16
                  OR t.typtype = 'c' AND t.typrelid < 16384
                  OR t.typtype = 'c' AND n.nspname = 'information_schema'))
SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS object,
       CASE c.relkind
         WHEN 'm' THEN pg_catalog.format('DROP MATERIALIZED VIEW %I.%I;', n.nspname, c.relname)
         WHEN 'i' THEN drop.it
         ELSE pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE text USING %I::text;',
                                n.nspname, c.relname, a.attname, a.attname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN refused ON refused.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
  -- A partition's index is dropped with that of the whole, and one of a constraint with that.
  LEFT JOIN LATERAL (
         SELECT CASE
                  WHEN k.conname IS NULL
                    THEN pg_catalog.format('DROP INDEX %I.%I;', xn.nspname, x.relname)
                  ELSE pg_catalog.format('ALTER TABLE %s DROP CONSTRAINT %I;',
                                         k.conrelid::pg_catalog.regclass, k.conname)
                END AS it
           FROM pg_catalog.pg_class AS x
           JOIN pg_catalog.pg_namespace AS xn ON xn.oid = x.relnamespace
           LEFT JOIN pg_catalog.pg_constraint AS k ON k.conindid = x.oid AND k.contype = 'x'
          WHERE x.oid = COALESCE(pg_catalog.pg_partition_root(c.oid), c.oid)) AS drop
       ON c.relkind = 'i'
 WHERE c.relkind IN ('r', 'p', 'm', 'i')
   AND c.oid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attinhcount = 0
   -- What an index takes from a column as it is, becomes text with the column.
   AND (c.relkind <> 'i' OR i.indkey[a.attnum - 1] = 0)
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 -- What stands on a column keeps it from being altered, and so does who is made of its row.
 ORDER BY c.relkind IN ('r', 'p'), refused.parts DESC, 1
