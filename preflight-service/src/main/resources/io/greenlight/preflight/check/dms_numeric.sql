-- Columns of type numeric without precision and scale, or of a domain over it, which DMS takes for
-- numeric(28,6). The server declares one at once where nothing is partitioned by it, and no view,
-- function, trigger, policy, publication or generated column stands on it.
-- Run as it is, in each database.
WITH RECURSIVE number (oid) AS (
         SELECT 'numeric'::pg_catalog.regtype::oid
          UNION ALL
         SELECT d.oid
           FROM number
           JOIN pg_catalog.pg_type AS d
                ON d.typtype = 'd' AND d.typbasetype = number.oid AND d.typtypmod = -1)
SELECT pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname) AS object,
       CASE
         WHEN EXISTS (
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
           THEN pg_catalog.format('-- declare %I.%I.%I with a precision', n.nspname, c.relname,
                                  a.attname)
         ELSE pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE numeric(38,15);', n.nspname,
                                c.relname, a.attname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid
  JOIN number ON number.oid = a.atttypid
 WHERE c.relkind IN ('r', 'p')
   AND c.relpersistence = 'p'
   AND c.oid >= 16384
   AND a.attnum > 0
   AND NOT a.attisdropped
   AND a.attinhcount = 0
   AND a.atttypmod = -1
   AND n.nspname <> 'information_schema'
   AND n.nspname NOT LIKE 'pg\_%'
 ORDER BY 1
