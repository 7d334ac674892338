-- Where every client of the load writes down what it was promised. One table in a schema of its
-- own, so that it can be put into anybody's database and taken out again.
-- Run once in each database that the load writes to, by whoever owns the database.
CREATE SCHEMA greenlight_load;

CREATE TABLE greenlight_load.promise (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  client integer NOT NULL,
  number bigint NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE greenlight_load.promise IS
  'One row for each append that a client of the load sent; (client, number) is sent once at most';

GRANT USAGE ON SCHEMA greenlight_load TO PUBLIC;
GRANT SELECT, INSERT ON greenlight_load.promise TO PUBLIC;
