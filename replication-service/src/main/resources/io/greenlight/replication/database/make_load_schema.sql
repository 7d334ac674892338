-- Writes the statements that make the schema of a rehearsal's load, with ten thousand accounts; what
-- is left of an earlier one goes first. Run by hand, in one transaction and on a clone alone, with
-- the schema's name, greenlight_<key>_load, for the question mark.
SELECT pg_catalog.format(s.statement, load.schema)
  FROM (SELECT ?::text AS schema) AS load,
       (VALUES
           (1, 'DROP SCHEMA IF EXISTS %1$I CASCADE'),
           (2, 'CREATE SCHEMA %1$I'),
           (3, 'COMMENT ON SCHEMA %1$I IS ''Greenlight: what a rehearsal writes to on its clone;'
               ' goes when that is measured'''),
           (4, 'CREATE TABLE %1$I.accounts (id int PRIMARY KEY, balance int NOT NULL,'
               ' filler char(84) NOT NULL)'),
           (5, 'COMMENT ON TABLE %1$I.accounts IS ''Every transaction changes one of them'''),
           (6, 'CREATE TABLE %1$I.history (account int NOT NULL, delta int NOT NULL,'
               ' changed_at timestamptz NOT NULL)'),
           (7, 'COMMENT ON TABLE %1$I.history IS ''A row of every transaction'''),
           (8, 'INSERT INTO %1$I.accounts SELECT g, 0, '''''
               ' FROM pg_catalog.generate_series(1, 10000) AS g'),
           (9, 'ANALYZE %1$I.accounts')
       ) AS s (place, statement)
 ORDER BY s.place
