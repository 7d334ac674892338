-- What both sides of a switchover hold in each database: names that try to be SQL, sequences that go
-- down, and what servers make by themselves for partitions and types, each major in its own way.
CREATE SCHEMA "tab;le ""s";
CREATE TABLE "tab;le ""s"."it's {a} ""t" (id bigint PRIMARY KEY, "v;al" text);
CREATE TABLE item (id serial PRIMARY KEY, price numeric, at timestamptz DEFAULT now());
CREATE SEQUENCE down INCREMENT -5 MINVALUE -100000 MAXVALUE -1;
CREATE TABLE part (id int, region text, PRIMARY KEY (id, region))
    PARTITION BY LIST (region);
CREATE TABLE part_eu PARTITION OF part FOR VALUES IN ('eu');
CREATE TABLE visit (id int PRIMARY KEY, part int, region text,
    FOREIGN KEY (part, region) REFERENCES part);
CREATE TYPE span AS RANGE (subtype = int);
CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER stay BEFORE UPDATE ON part FOR EACH ROW EXECUTE FUNCTION stay();
GRANT ALL ON item, item_id_seq TO app;
