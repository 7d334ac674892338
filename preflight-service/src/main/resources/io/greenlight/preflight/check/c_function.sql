-- Functions in C that belong to no extension: leftovers of old contrib modules, mostly. Their
-- library has to be there on the target. One that this server has as an extension is likely to be;
-- others block. Not those of RDS, nor of plpgsql, which every server has.
-- Run as it is, in each database.
SELECT pg_catalog.format('%s, of %s', p.oid::pg_catalog.regprocedure, p.probin) AS object,
       pg_catalog.format('DROP FUNCTION %s;', p.oid::pg_catalog.regprocedure) AS remedy,
       NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_available_extensions AS a
          WHERE p.probin = '$libdir/' || a.name) AS blocks
  FROM pg_catalog.pg_proc AS p
  JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang AND l.lanname = 'c'
  JOIN pg_catalog.pg_roles AS r ON r.oid = p.proowner
 WHERE p.oid >= 16384
   AND r.rolname <> 'rdsadmin'
   AND p.probin <> '$libdir/plpgsql'
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_depend AS d
          WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
            AND d.objid = p.oid AND d.deptype = 'e')
 ORDER BY 1
