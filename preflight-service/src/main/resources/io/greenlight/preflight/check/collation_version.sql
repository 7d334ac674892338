-- Collations, the database's own included, that say another version than the library which sorts by
-- them now: indexes from before the change may be out of order. Of the others only those that a
-- column or an index uses. 13 and 14 do not know what the database was made with.
-- Run as it is, in each database. The library is asked for the versions of those in use alone.
WITH used AS MATERIALIZED (
         SELECT c.oid, c.collnamespace, c.collname, c.collversion
           FROM pg_catalog.pg_collation AS c
          WHERE c.collversion IS NOT NULL
            AND c.oid IN (
                  SELECT a.attcollation
                    FROM pg_catalog.pg_attribute AS a
                    JOIN pg_catalog.pg_class AS r ON r.oid = a.attrelid
                   WHERE r.relkind IN ('r', 'p', 'm', 'i', 'I')
                     AND a.attcollation NOT IN (
                           0, 'pg_catalog.default'::pg_catalog.regcollation,
                           'pg_catalog."C"'::pg_catalog.regcollation)))
SELECT pg_catalog.format('%I.%I (%s, the library has %s)', n.nspname, c.collname, c.collversion,
                         pg_catalog.pg_collation_actual_version(c.oid)) AS object,
       pg_catalog.concat_ws(
         E'\n',
         (SELECT pg_catalog.string_agg(
                   pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I;', xn.nspname, x.relname),
                   E'\n' ORDER BY xn.nspname, x.relname)
            FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid AND x.relkind = 'i'
            JOIN pg_catalog.pg_namespace AS xn ON xn.oid = x.relnamespace
           WHERE c.oid = ANY (i.indcollation)),
         pg_catalog.format('ALTER COLLATION %I.%I REFRESH VERSION;', n.nspname, c.collname))
         AS remedy
  FROM used AS c
  JOIN pg_catalog.pg_namespace AS n ON n.oid = c.collnamespace
 WHERE c.collversion <> pg_catalog.pg_collation_actual_version(c.oid)
 UNION ALL
SELECT pg_catalog.format('database %I (%s, the library has %s)', d.datname, v.made, v.actual),
       pg_catalog.format(E'REINDEX DATABASE CONCURRENTLY %1$I;\n'
                         || 'ALTER DATABASE %1$I REFRESH COLLATION VERSION;', d.datname)
  FROM pg_catalog.pg_database AS d
 CROSS JOIN LATERAL (
         SELECT pg_catalog.to_jsonb(d) ->> 'datcollversion' AS made,
                CASE
                  WHEN pg_catalog.current_setting('server_version_num')::int >= 150000
                    THEN pg_catalog.substring(
                           pg_catalog.query_to_xml(
                             pg_catalog.format(
                               'SELECT pg_catalog.pg_database_collation_actual_version(%s) AS v',
                               d.oid), false, false, '')::text, '<v>([^<]*)</v>')
                END AS actual) AS v
 WHERE d.datname = pg_catalog.current_database()
   AND v.made <> v.actual
 ORDER BY 1
