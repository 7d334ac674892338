-- Tables that belong to an extension and are not empty (their size says so: no table is opened).
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       pg_catalog.format('-- of extension %I; to compare: SELECT * FROM %I.%I;',
                         e.extname, n.nspname, c.relname) AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_depend AS d
       ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.objid = c.oid
      AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
      AND d.deptype = 'e'
  JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
 WHERE c.relkind = 'r'
   AND pg_catalog.pg_relation_size(c.oid) > 0
 ORDER BY 1
