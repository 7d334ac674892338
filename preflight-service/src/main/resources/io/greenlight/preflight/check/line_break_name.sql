-- Databases with the end of a line in their names, which the programs of pg_upgrade and pg_dump do
-- not pass to one another; roles and tablespaces with such names 19 has no more.
-- Run by hand, in any database, with the target's major for the question mark.
WITH asked AS (
         SELECT ?::int AS target),
     named (kind, name) AS (
         SELECT 'DATABASE', d.datname
           FROM pg_catalog.pg_database AS d
          UNION ALL
         SELECT 'ROLE', r.rolname
           FROM pg_catalog.pg_roles AS r
          UNION ALL
         SELECT 'TABLESPACE', t.spcname
           FROM pg_catalog.pg_tablespace AS t)
SELECT pg_catalog.format('%s %I', pg_catalog.lower(named.kind), named.name) AS object,
       pg_catalog.format('ALTER %s %I RENAME TO %I;', named.kind, named.name,
                         pg_catalog.regexp_replace(named.name, '[\n\r]', '_', 'g')) AS remedy
  FROM named
 CROSS JOIN asked
 WHERE named.name ~ '[\n\r]'
   AND (named.kind = 'DATABASE' OR asked.target >= 19)
 ORDER BY 1
