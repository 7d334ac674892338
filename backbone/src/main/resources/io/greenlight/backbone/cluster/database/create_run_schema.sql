-- Writes the statements that make a run's own schema, or what of it is missing. Run by hand with
-- the schema's name, greenlight_<key>, for the question mark.
SELECT pg_catalog.format(s.statement, ours.schema)
  FROM (SELECT ?::text AS schema) AS ours,
       (VALUES
           (1, 'CREATE SCHEMA IF NOT EXISTS %1$I'),
           (2, 'COMMENT ON SCHEMA %1$I IS ''Greenlight: what one upgrade needs to know in this'
               ' database; goes when the upgrade is over'''),
           (3, 'CREATE TABLE IF NOT EXISTS %1$I.marker (publication text PRIMARY KEY,'
               ' nonce text NOT NULL, written_at timestamptz NOT NULL)'),
           (4, 'COMMENT ON TABLE %1$I.marker IS ''Written on the source after the fence: where it'
               ' has arrived, everything before it has, too'''),
           (5, 'CREATE TABLE IF NOT EXISTS %1$I.heartbeat (id int PRIMARY KEY,'
               ' beat bigint NOT NULL, written_at timestamptz NOT NULL)'),
           (6, 'COMMENT ON TABLE %1$I.heartbeat IS ''One row, written on the source and read on the'
               ' target: how far that is behind'''),
           (7, 'CREATE TABLE IF NOT EXISTS %1$I.run (upgrade text PRIMARY KEY,'
               ' nonce text NOT NULL)'),
           (8, 'COMMENT ON TABLE %1$I.run IS ''Not replicated: a clone without the run''''s own nonce'
               ' is of another run'''),
           (9, 'CREATE TABLE IF NOT EXISTS %1$I.commitment (upgrade text PRIMARY KEY,'
               ' attempt int NOT NULL, committed_at timestamptz NOT NULL,'
               ' way_back_from pg_lsn NOT NULL)'),
           (10, 'COMMENT ON TABLE %1$I.commitment IS ''Not replicated: a row on the target is the'
                ' point of no return'''),
           (11, 'CREATE TABLE IF NOT EXISTS %1$I.offer (upgrade text PRIMARY KEY,'
                ' turn int NOT NULL)'),
           (12, 'COMMENT ON TABLE %1$I.offer IS ''Not replicated: whose turn it is to go over to this'
                ' target; below 0 it was taken away'''),
           (13, 'CREATE TABLE IF NOT EXISTS %1$I.definition (object text NOT NULL,'
                ' hash text NOT NULL)'),
           (14, 'COMMENT ON TABLE %1$I.definition IS ''Not replicated: what the schema was before the'
                ' clone was made''')
       ) AS s (place, statement)
 ORDER BY s.place
