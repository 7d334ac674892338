-- Settings of roles, of databases and of functions that the target's major does not know: it would
-- not take the statement that sets them. What is set for all databases is told of in postgres.
-- Run by hand, in each database, with an array of names for the question mark, from ADVISORIES.md.
WITH gone AS (
         SELECT pg_catalog.unnest(?::text[]) AS name)
SELECT pg_catalog.format('%s of %s', gone.name,
                         pg_catalog.concat_ws(
                           ' in ',
                           'role ' || pg_catalog.quote_ident(r.rolname),
                           'database ' || pg_catalog.quote_ident(d.datname))) AS object,
       CASE
         WHEN r.rolname IS NULL
           THEN pg_catalog.format('ALTER DATABASE %I RESET %I;', d.datname, gone.name)
         WHEN d.datname IS NULL
           THEN pg_catalog.format('ALTER ROLE %I RESET %I;', r.rolname, gone.name)
         ELSE pg_catalog.format('ALTER ROLE %I IN DATABASE %I RESET %I;', r.rolname, d.datname,
                                gone.name)
       END AS remedy
  FROM pg_catalog.pg_db_role_setting AS s
 CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) AS setting
  JOIN gone ON pg_catalog.split_part(setting, '=', 1) = gone.name
  LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole
  LEFT JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase
 WHERE COALESCE(d.datname, 'postgres') = pg_catalog.current_database()
 UNION ALL
SELECT pg_catalog.format('%s of function %s', gone.name, p.oid::pg_catalog.regprocedure),
       pg_catalog.format('ALTER ROUTINE %s RESET %I;', p.oid::pg_catalog.regprocedure, gone.name)
  FROM pg_catalog.pg_proc AS p
 CROSS JOIN LATERAL pg_catalog.unnest(p.proconfig) AS setting
  JOIN gone ON pg_catalog.split_part(setting, '=', 1) = gone.name
 WHERE p.proconfig IS NOT NULL
 ORDER BY 1
