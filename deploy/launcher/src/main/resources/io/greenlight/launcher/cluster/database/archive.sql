-- The demo's third database, for upgrades in place: what pg_upgrade leaves to be done, that is
-- statistics (of columns together, too), indexes of many kinds, and rows that nobody touches any more.
-- Run once, by shop_owner, in a database of its own; demo.scale = 1 makes some 60 MB of it.
CREATE SCHEMA archive;

CREATE TABLE archive.pages (
  id integer PRIMARY KEY,
  title text NOT NULL,
  words hstore,
  views bigint NOT NULL DEFAULT 0,
  touched timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 70);
INSERT INTO archive.pages (id, title, words)
SELECT n, 'Page ' || md5(n::text), hstore('n', (n % 97)::text)
FROM generate_series(1, 20000) AS n;
CREATE INDEX pages_title ON archive.pages USING gin (title gin_trgm_ops);
CREATE INDEX pages_title_hash ON archive.pages USING hash (title);
CREATE INDEX pages_title_lower ON archive.pages (lower(title) COLLATE "C");

CREATE TABLE archive.letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender text NOT NULL,
  town text NOT NULL,
  body text NOT NULL
);
INSERT INTO archive.letters (sender, town, body)
SELECT 'S' || n % 900, 'T' || n % 900 / 9, repeat(md5(n::text), 4)
FROM generate_series(1, (300000 * current_setting('demo.scale')::numeric)::integer) AS n;
CREATE STATISTICS archive.letters_places (dependencies) ON sender, town FROM archive.letters;

GRANT USAGE ON SCHEMA archive TO shop_app, shop_readers;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA archive TO shop_app;
GRANT SELECT ON ALL TABLES IN SCHEMA archive TO shop_readers;
