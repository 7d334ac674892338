-- Views of users on views of extensions. An update of the extension, as it comes with a new major,
-- may drop its own view to make it anew, and is refused for as long as another one stands on it.
-- Run as it is, in each database, with an empty search_path, which has every name in full.
SELECT DISTINCT pg_catalog.format('%s on %s of extension %I', c.oid::pg_catalog.regclass,
                                  base.oid::pg_catalog.regclass, e.extname) AS object,
       pg_catalog.format(CASE c.relkind
                           WHEN 'm' THEN 'DROP MATERIALIZED VIEW %s;'
                           ELSE 'DROP VIEW %s;'
                         END, c.oid::pg_catalog.regclass) AS remedy
  FROM pg_catalog.pg_extension AS e
  JOIN pg_catalog.pg_depend AS own
       ON own.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
      AND own.refobjid = e.oid
      AND own.deptype = 'e'
      AND own.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  JOIN pg_catalog.pg_class AS base ON base.oid = own.objid AND base.relkind IN ('v', 'm')
  JOIN pg_catalog.pg_depend AS d
       ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      AND d.refobjid = base.oid
      AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
  JOIN pg_catalog.pg_rewrite AS r ON r.oid = d.objid AND r.ev_class <> base.oid
  JOIN pg_catalog.pg_class AS c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
 WHERE NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS o
          WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
            AND o.objid = c.oid AND o.deptype = 'e')
 ORDER BY 1
