-- Who owns large objects, and how many; in place only who owns more than five million. The remedy
-- removes them: run it when their content is kept elsewhere. Run by hand, in each database.
SELECT pg_catalog.format('%s large objects of %s', pg_catalog.count(*),
                         pg_catalog.quote_ident(r.rolname)) AS object,
       pg_catalog.format(
         'SELECT pg_catalog.lo_unlink(l.oid) FROM pg_catalog.pg_largeobject_metadata AS l'
         || ' JOIN pg_catalog.pg_roles AS r ON r.oid = l.lomowner WHERE r.rolname = %L;',
         r.rolname) AS remedy,
       CASE
         WHEN pg_catalog.count(*) <= 5000000 THEN ARRAY['clone', 'logical', 'dms']
       END AS ways
  FROM pg_catalog.pg_largeobject_metadata AS l
  JOIN pg_catalog.pg_roles AS r ON r.oid = l.lomowner
 GROUP BY r.rolname
 ORDER BY 1
