-- Materialized views and foreign tables, but for those of extensions.
-- Run as it is, in each database.
SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS object,
       CASE c.relkind
         WHEN 'm' THEN pg_catalog.format('REFRESH MATERIALIZED VIEW %I.%I;', n.nspname, c.relname)
         ELSE pg_catalog.format('SELECT FROM %I.%I LIMIT 1;', n.nspname, c.relname)
       END AS remedy
  FROM pg_catalog.pg_class AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('m', 'f')
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND d.objid = c.oid AND d.deptype = 'e')
 ORDER BY 1
