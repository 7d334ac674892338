-- Extensions that the target's version does not have any more (these block), that RDS wants dropped
-- before a major upgrade and made again after it, or of which nothing is known. Run by hand, in each
-- database, with three arrays of names for the question marks, from ADVISORIES.md: those that are
-- removed, those that are made anew, and those that are known.
WITH advised AS (
         SELECT ?::text[] AS removed, ?::text[] AS recreated, ?::text[] AS known)
SELECT pg_catalog.quote_ident(e.extname) AS object,
       CASE
         WHEN e.extname::text = ANY (a.removed || a.recreated)
           THEN pg_catalog.format('DROP EXTENSION %I;', e.extname)
         ELSE pg_catalog.format(
                '-- on a server of the target''s version: '
                || 'SELECT * FROM pg_catalog.pg_available_extensions WHERE name = %L;', e.extname)
       END AS remedy,
       e.extname::text = ANY (a.removed) AS blocks
  FROM pg_catalog.pg_extension AS e
 CROSS JOIN advised AS a
 WHERE e.extname::text = ANY (a.removed || a.recreated)
    OR e.extname::text <> ALL (a.known)
 ORDER BY 1
