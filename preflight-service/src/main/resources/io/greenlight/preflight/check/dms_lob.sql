-- Columns that DMS takes for large ones, and varchar without a length (domains over them, too), in
-- tables that keep values out of line: one has more than 2 kB there, compressed. What fits into its
-- row is not told of, however long it is before it is compressed: nothing but reading it all would
-- tell. An octet is counted twice, for DMS counts two bytes for a character, and four for one beyond
-- the BMP. Run as it is, in each database.
WITH RECURSIVE large (oid, name) AS (
         SELECT t.oid, t.typname
           FROM pg_catalog.pg_type AS t
          WHERE t.typtype = 'b'
            AND (t.typcategory = 'A'
                 OR t.typname IN ('bytea', 'citext', 'hstore', 'json', 'jsonb', 'path', 'polygon',
                                  'text', 'tsquery', 'tsvector', 'varchar', 'xml'))
          UNION ALL
         SELECT d.oid, large.name
           FROM large
           JOIN pg_catalog.pg_type AS d ON d.typtype = 'd' AND d.typbasetype = large.oid
          WHERE large.name <> 'varchar' OR d.typtypmod = -1)
SELECT pg_catalog.format('%I.%I.%I, %s', n.nspname, c.relname, a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod)) AS object,
       CASE
         WHEN large.name = 'varchar'
           THEN pg_catalog.format('SELECT pg_catalog.max(pg_catalog.octet_length(%I)) AS bytes'
                                  || ' FROM %I.%I;', a.attname, n.nspname, c.relname)
         ELSE pg_catalog.format('SELECT pg_catalog.max(pg_catalog.octet_length(%I%s)) / 512 + 1'
                                || ' AS kb FROM %I.%I;',
                                a.attname, CASE WHEN large.name <> 'bytea' THEN '::text' END,
                                n.nspname, c.relname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN large ON large.oid = a.atttypid
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND c.oid >= 16384
   AND CASE WHEN c.reltoastrelid <> 0 THEN pg_catalog.pg_relation_size(c.reltoastrelid) > 0 END
   AND (large.name <> 'varchar' OR a.atttypmod = -1)
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY 1
