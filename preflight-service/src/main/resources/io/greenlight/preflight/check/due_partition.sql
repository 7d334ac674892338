-- Tables that are partitioned by time and whose newest partition ends within a week, with no default
-- to take what comes after. The remedy makes those of the next week, as wide as the newest.
-- Run as it is, in each database.
WITH root AS (
         SELECT p.partrelid AS oid, n.nspname, c.relname
           FROM pg_catalog.pg_partitioned_table AS p
           JOIN pg_catalog.pg_class AS c ON c.oid = p.partrelid
           JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
           JOIN pg_catalog.pg_attribute AS a
                ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
          WHERE p.partstrat = 'r'
            AND p.partnatts = 1
            AND p.partdefid = 0
            AND a.atttypid IN ('date'::pg_catalog.regtype, 'timestamp'::pg_catalog.regtype,
                               'timestamptz'::pg_catalog.regtype)),
     bound AS (
         SELECT i.inhparent AS oid,
                NULLIF(pg_catalog.substring(b.text, 'FROM \(''([^'']+)''\)'), '-infinity') AS low,
                NULLIF(pg_catalog.substring(b.text, 'TO \(''([^'']+)''\)'), 'infinity') AS high,
                b.text LIKE '%TO (MAXVALUE)' OR b.text LIKE '%TO (''infinity'')' AS open
           FROM root
           JOIN pg_catalog.pg_inherits AS i ON i.inhparent = root.oid
           JOIN pg_catalog.pg_class AS c ON c.oid = i.inhrelid
          CROSS JOIN LATERAL (
                SELECT pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS text) AS b),
     newest AS (
         SELECT DISTINCT ON (bound.oid) bound.oid, bound.low::timestamptz AS low,
                bound.high::timestamptz AS high
           FROM bound
          WHERE bound.high IS NOT NULL
            AND NOT EXISTS (SELECT FROM bound AS b WHERE b.oid = bound.oid AND b.open)
          ORDER BY bound.oid, bound.high::timestamptz DESC)
SELECT pg_catalog.format('%I.%I, ends %s', root.nspname, root.relname, newest.high) AS object,
       (SELECT pg_catalog.string_agg(
                 pg_catalog.format(
                   'CREATE TABLE %I.%I PARTITION OF %I.%I FOR VALUES FROM (%L) TO (%L);',
                   root.nspname,
                   pg_catalog.left(root.relname, 12)
                   || pg_catalog.to_char(start, '"_from_"YYYYMMDDHH24MI'),
                   root.nspname, root.relname, start, start + (newest.high - newest.low)),
                 E'\n' ORDER BY start)
          FROM pg_catalog.generate_series(newest.high, pg_catalog.now() + '7 days',
                                          newest.high - newest.low) AS start) AS remedy
  FROM newest
  JOIN root ON root.oid = newest.oid
 WHERE newest.low < newest.high
   AND newest.high > pg_catalog.now() - '1 day'::interval
   AND newest.high < pg_catalog.now() + '7 days'::interval
   AND newest.high - newest.low >= '1 hour'::interval
 ORDER BY 1
