-- Publications of this database that are not of an upgrade of ours.
-- Run as it is, in each database.
SELECT pg_catalog.quote_ident(p.pubname) AS object,
       pg_catalog.format('DROP PUBLICATION %I;', p.pubname) AS remedy
  FROM pg_catalog.pg_publication AS p
 WHERE p.pubname !~ '^greenlight_[0-9a-f]{8}'
 ORDER BY 1
