-- Extensions that are older than what this server has for them. Those of PostGIS's family, which RDS
-- wants updated before a major upgrade, block. Run by hand, in each database, with an array of their
-- names for the question mark, from ADVISORIES.md, in the order in which they are updated.
SELECT pg_catalog.format('%I %s, of %s', e.extname, e.extversion, a.default_version) AS object,
       pg_catalog.format('ALTER EXTENSION %I UPDATE;', e.extname) AS remedy,
       family.place IS NOT NULL AS blocks
  FROM pg_catalog.pg_extension AS e
  JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
  LEFT JOIN pg_catalog.unnest(?::text[]) WITH ORDINALITY AS family (name, place)
       ON family.name = e.extname
 WHERE e.extversion <> a.default_version
 ORDER BY family.place,
          e.extname
