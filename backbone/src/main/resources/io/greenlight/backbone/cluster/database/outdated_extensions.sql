-- Extensions of this database that the server has a newer version of, how to update them, and both
-- versions: first what others stand on, then what is to come first by its name.
-- Run by hand, in each database, with an array of names for the question mark: those that are to come
-- first, in their order.
WITH RECURSIVE standing AS (
         SELECT e.oid, 0 AS depth
           FROM pg_catalog.pg_extension AS e
          UNION
         SELECT d.objid, s.depth + 1
           FROM standing AS s
           JOIN pg_catalog.pg_depend AS d
             ON d.refclassid = 'pg_catalog.pg_extension'::regclass
            AND d.refobjid = s.oid
            AND d.classid = 'pg_catalog.pg_extension'::regclass)
SELECT e.extname,
       pg_catalog.format('ALTER EXTENSION %I UPDATE', e.extname),
       e.extversion,
       a.default_version
  FROM pg_catalog.pg_extension AS e
  JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
  LEFT JOIN pg_catalog.unnest(?::text[]) WITH ORDINALITY AS early (name, place)
    ON early.name = e.extname
 WHERE a.default_version <> e.extversion
 ORDER BY (SELECT pg_catalog.max(s.depth) FROM standing AS s WHERE s.oid = e.oid),
          early.place,
          e.extname
