-- Columns of primary keys that DMS takes for large ones; those of text and citext only warn, for
-- they can be declared with a length. Run as it is, in each database.
SELECT pg_catalog.format('%I.%I.%I, %s', n.nspname, c.relname, a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod)) AS object,
       CASE
         WHEN t.typname IN ('citext', 'text')
           THEN pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE varchar(255);',
                                  n.nspname, c.relname, a.attname)
         ELSE pg_catalog.format('-- give %I.%I a key of another type', n.nspname, c.relname)
       END AS remedy,
       t.typname NOT IN ('citext', 'text') AS blocks
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid AND NOT c.relispartition
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
  JOIN pg_catalog.pg_type AS declared ON declared.oid = a.atttypid
  JOIN pg_catalog.pg_type AS t ON t.oid = COALESCE(NULLIF(declared.typbasetype, 0), declared.oid)
 WHERE i.indisprimary
   AND c.oid >= 16384
   AND n.nspname NOT LIKE 'pg\_%'
   AND (t.typcategory = 'A'
        OR t.typname IN ('bytea', 'citext', 'hstore', 'json', 'jsonb', 'path', 'polygon',
                         'text', 'tsquery', 'tsvector', 'xml'))
 ORDER BY 1
