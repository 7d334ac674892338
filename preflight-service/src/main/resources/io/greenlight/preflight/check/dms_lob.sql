-- Columns that DMS takes for large ones, and varchar without a length, in tables that keep values out
-- of line: one has more than 2 kB there, compressed. What fits into its row is not told of, however
-- long it is before it is compressed: nothing but reading it all would tell. An octet is counted
-- twice, for DMS counts two bytes for a character, and four for one beyond the BMP.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I.%I, %s', n.nspname, c.relname, a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod)) AS object,
       CASE
         WHEN t.typname = 'varchar'
           THEN pg_catalog.format('SELECT pg_catalog.max(pg_catalog.octet_length(%I)) AS bytes'
                                  || ' FROM %I.%I;', a.attname, n.nspname, c.relname)
         ELSE pg_catalog.format('SELECT pg_catalog.max(pg_catalog.octet_length(%I::text)) / 512 + 1'
                                || ' AS kb FROM %I.%I;', a.attname, n.nspname, c.relname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_catalog.pg_type AS declared ON declared.oid = a.atttypid
  JOIN pg_catalog.pg_type AS t ON t.oid = COALESCE(NULLIF(declared.typbasetype, 0), declared.oid)
 WHERE c.relkind = 'r'
   AND c.relpersistence = 'p'
   AND c.oid >= 16384
   AND CASE WHEN c.reltoastrelid <> 0 THEN pg_catalog.pg_relation_size(c.reltoastrelid) > 0 END
   AND (t.typcategory = 'A'
        OR t.typname = 'varchar'
           AND COALESCE(NULLIF(declared.typtypmod, -1), a.atttypmod) = -1
        OR t.typname IN ('bytea', 'citext', 'hstore', 'json', 'jsonb', 'path', 'polygon',
                         'text', 'tsquery', 'tsvector', 'xml'))
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname !~ '^greenlight_[0-9a-f]{8}$'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY 1
