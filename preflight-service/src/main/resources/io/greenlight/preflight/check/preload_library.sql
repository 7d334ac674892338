-- Libraries that the server loads when it starts: those that the target's version does not have
-- (these block), and those of which nothing is known; RDS brings its own. Run by hand, as a member of
-- pg_monitor, in any database, with two arrays of names for the question marks, from ADVISORIES.md:
-- those that are removed, and those that are known.
WITH advised AS (
         SELECT ?::text[] AS removed, ?::text[] AS known),
     loaded AS (
         SELECT one.name,
                one.name = ANY (a.removed) AS removed,
                one.name !~ '^(rds|aurora|aws|apg)' AND one.name <> ALL (a.known) AS unknown
           FROM pg_catalog.pg_settings AS p
          CROSS JOIN advised AS a
          CROSS JOIN LATERAL (
                  SELECT pg_catalog.btrim(part, ' "') AS name
                    FROM pg_catalog.regexp_split_to_table(p.setting, ',') AS part) AS one
          WHERE p.name = 'shared_preload_libraries'
            AND one.name <> '')
SELECT l.name AS object,
       (SELECT COALESCE(
                 'shared_preload_libraries=''"'
                 || pg_catalog.string_agg(rest.name, ',' ORDER BY rest.name) || '"''',
                 'shared_preload_libraries')
          FROM loaded AS rest
         WHERE NOT rest.removed
           AND (l.removed OR NOT rest.unknown)) AS remedy,
       l.removed AS blocks
  FROM loaded AS l
 WHERE l.removed OR l.unknown
 ORDER BY 1
