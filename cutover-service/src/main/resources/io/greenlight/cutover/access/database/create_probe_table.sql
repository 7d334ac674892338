-- Writes the statements that make what a probe writes to, or what of it is missing. Run by hand
-- with the name of the run's schema, greenlight_<key>, for the question mark.
SELECT pg_catalog.format(s.statement, ours.schema)
  FROM (SELECT ?::text AS schema) AS ours,
       (VALUES
           (1, 'CREATE SCHEMA IF NOT EXISTS %1$I'),
           (2, 'COMMENT ON SCHEMA %1$I IS ''Greenlight: what one upgrade needs to know in this'
               ' database; goes when the upgrade is over'''),
           (3, 'CREATE TABLE IF NOT EXISTS %1$I.probe (probe text PRIMARY KEY,'
               ' looks bigint NOT NULL, written_at timestamptz NOT NULL)'),
           (4, 'COMMENT ON TABLE %1$I.probe IS ''A row for each who looks whether the cluster'
               ' takes writes, written each time''')
       ) AS s (place, statement)
 ORDER BY s.place
