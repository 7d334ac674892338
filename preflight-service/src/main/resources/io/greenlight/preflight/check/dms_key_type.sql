-- Columns of primary keys that DMS takes for large ones (domains over such types, too), in
-- partitions those of keys of their own. Those of text and citext only warn, for they can be declared
-- with a length, which the server does at once where nothing is partitioned by them, and no view,
-- function, trigger, policy, publication or generated column stands on them. Run as it is, in each database.
WITH RECURSIVE large (oid, name) AS (
         SELECT t.oid, t.typname
           FROM pg_catalog.pg_type AS t
          WHERE t.typtype = 'b'
            AND (t.typcategory = 'A'
                 OR t.typname IN ('bytea', 'citext', 'hstore', 'json', 'jsonb', 'path', 'polygon',
                                  'text', 'tsquery', 'tsvector', 'xml'))
          UNION ALL
         SELECT d.oid, large.name
           FROM large
           JOIN pg_catalog.pg_type AS d ON d.typtype = 'd' AND d.typbasetype = large.oid)
SELECT pg_catalog.format('%I.%I.%I, %s', n.nspname, c.relname, a.attname,
                         pg_catalog.format_type(a.atttypid, a.atttypmod)) AS object,
       CASE
         WHEN large.name NOT IN ('citext', 'text')
           THEN pg_catalog.format('-- give %I.%I a key of another type', n.nspname, c.relname)
         WHEN c.relispartition
              OR EXISTS (
                   SELECT
                     FROM pg_catalog.pg_partitioned_table AS p
                    WHERE p.partrelid = c.oid AND a.attnum = ANY (p.partattrs))
              OR EXISTS (
                   SELECT
                     FROM pg_catalog.pg_depend AS d
                     LEFT JOIN pg_catalog.pg_attrdef AS f
                          ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass
                             AND f.oid = d.objid
                    WHERE d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                      AND d.refobjid = c.oid AND d.refobjsubid = a.attnum
                      AND (f.adnum <> a.attnum
                           OR d.objid = c.oid AND d.objsubid <> 0
                           OR d.classid IN ('pg_catalog.pg_policy'::pg_catalog.regclass,
                                            'pg_catalog.pg_proc'::pg_catalog.regclass,
                                            'pg_catalog.pg_publication_rel'::pg_catalog.regclass,
                                            'pg_catalog.pg_rewrite'::pg_catalog.regclass,
                                            'pg_catalog.pg_trigger'::pg_catalog.regclass)))
           THEN pg_catalog.format('-- declare %I.%I.%I with a length', n.nspname, c.relname,
                                  a.attname)
         ELSE pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE varchar(255);',
                                n.nspname, c.relname, a.attname)
       END AS remedy,
       large.name NOT IN ('citext', 'text') AS blocks
  FROM pg_catalog.pg_index AS i
  JOIN pg_catalog.pg_class AS c ON c.oid = i.indrelid
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a
       ON a.attrelid = c.oid AND a.attnum = ANY ((i.indkey::smallint[])[0:i.indnkeyatts - 1])
  JOIN large ON large.oid = a.atttypid
 WHERE i.indisprimary
   AND c.oid >= 16384
   AND n.nspname NOT LIKE 'pg\_%'
   AND NOT EXISTS (
         SELECT FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid = i.indexrelid)
 ORDER BY 1
