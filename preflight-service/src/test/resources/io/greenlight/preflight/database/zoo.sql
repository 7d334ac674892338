-- One of each kind of object that SQL and contrib alone can make, for checks to look at without an
-- error of ours. Run as superuser in an empty database of a server of its own: it leaves roles
-- behind. What a major does not have is left out there.
CREATE ROLE zoo_owner;
CREATE ROLE zoo_reader LOGIN PASSWORD 'zoo' IN ROLE zoo_owner;
ALTER ROLE zoo_reader SET work_mem = '8MB';
CREATE SCHEMA zoo;
CREATE SCHEMA "it's a ""zoo"" ; -- $x$" AUTHORIZATION zoo_owner;
COMMENT ON SCHEMA zoo IS 'one of each';
ALTER DEFAULT PRIVILEGES IN SCHEMA zoo GRANT SELECT ON TABLES TO zoo_reader;
SET search_path = zoo, public;

-- Whatever contrib has; two of them cannot be together with another one.
DO $$
DECLARE
    one text;
BEGIN
    FOR one IN SELECT name FROM pg_available_extensions WHERE installed_version IS NULL ORDER BY name
    LOOP
        BEGIN
            EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I CASCADE', one);
        EXCEPTION WHEN OTHERS THEN
            RAISE NOTICE 'without %: %', one, sqlerrm;
        END;
    END LOOP;
END
$$;

-- Types of all kinds.
CREATE TYPE shell;
CREATE TYPE base;
CREATE FUNCTION base_in(cstring) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION base_out(base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE base (INPUT = base_in, OUTPUT = base_out, LIKE = integer);
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE mood AS ENUM ('sad', 'it''s "fine"', '');
CREATE TYPE span AS RANGE (SUBTYPE = numeric);
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN pairs AS pair[];
CREATE DOMAIN many AS positive[] NOT NULL;

-- Functions of all kinds.
CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION rows(VARIADIC anyarray) RETURNS TABLE (n bigint) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog
    AS 'BEGIN RETURN QUERY SELECT count(*) FROM unnest($1); END';
CREATE FUNCTION "unqualified; '"() RETURNS trigger LANGUAGE plpgsql
    AS 'BEGIN PERFORM twice(1); RETURN new; END';
CREATE FUNCTION nothing() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE PROCEDURE act(INOUT a integer) LANGUAGE plpgsql AS 'BEGIN a := a + 1; END';
CREATE FUNCTION add_pair(internal, integer) RETURNS internal LANGUAGE internal AS 'int8_avg_accum';
CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0',
    MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = integer, MINITCOND = '0');
CREATE AGGREGATE middle (float8 ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal,
    FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE FUNCTION nth() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';

-- Tables of all kinds.
CREATE TABLE plain (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a serial, kind mood, cost positive,
    parts pairs, spans span, low text GENERATED ALWAYS AS (lower(note)) STORED,
    note text COLLATE "C" CHECK (note <> ''), body xml, refs regclass, big oid,
    "Ünï ""x"" ; --" text, EXCLUDE USING gist (spans WITH &&));
CREATE TABLE child (more text) INHERITS (plain);
CREATE TABLE typed OF pair (PRIMARY KEY (a));
CREATE TABLE referring (id integer, of bigint REFERENCES plain (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (id) DEFERRABLE);
CREATE TABLE "unkeyed ""x""" (a integer, b text);
CREATE UNLOGGED TABLE unlogged (a integer PRIMARY KEY);
CREATE TABLE whole (a integer);
ALTER TABLE whole REPLICA IDENTITY FULL;
CREATE TABLE nobody (a integer PRIMARY KEY);
ALTER TABLE nobody REPLICA IDENTITY NOTHING;
CREATE TABLE by_index (a integer NOT NULL UNIQUE);
ALTER TABLE by_index REPLICA IDENTITY USING INDEX by_index_a_key;
CREATE TABLE ranges (a integer, at timestamptz, PRIMARY KEY (a, at)) PARTITION BY RANGE (at);
CREATE TABLE ranges_1 PARTITION OF ranges FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE ranges_2 PARTITION OF ranges DEFAULT PARTITION BY LIST (a);
CREATE TABLE ranges_2_1 PARTITION OF ranges_2 FOR VALUES IN (1, NULL);
CREATE TABLE hashes (a text) PARTITION BY HASH (lower(a));
CREATE TABLE hashes_1 PARTITION OF hashes FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE texts (a text) PARTITION BY RANGE (a);
CREATE INDEX ON ONLY ranges (a);
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE otherwise (a integer) USING other_heap;
CREATE TABLE "it's a ""zoo"" ; -- $x$"."50% of 'it'" (a integer);
INSERT INTO "unkeyed ""x""" SELECT g, 'x' FROM generate_series(1, 10) AS g;
UPDATE "unkeyed ""x""" SET b = 'y';

-- What hangs on them.
CREATE INDEX ON plain USING gin (to_tsvector('simple', note)) WHERE a > 0;
CREATE UNIQUE INDEX ON plain ((lower(note))) INCLUDE (a);
CREATE INDEX ON plain USING hash (a);
CREATE INDEX ON plain USING brin (a);
CREATE STATISTICS figures (ndistinct, dependencies, mcv) ON a, note FROM plain;
CREATE VIEW seen AS SELECT * FROM plain WHERE twice(a) > 1 WITH LOCAL CHECK OPTION;
CREATE VIEW counters AS SELECT buffers_clean FROM pg_stat_bgwriter;
CREATE MATERIALIZED VIEW kept AS SELECT lower(note) AS note FROM plain;
CREATE SEQUENCE down AS smallint INCREMENT -1 MINVALUE -5;
CREATE RULE nothing AS ON DELETE TO typed DO INSTEAD NOTHING;
CREATE TRIGGER always BEFORE INSERT ON plain FOR EACH ROW EXECUTE FUNCTION "unqualified; '"();
ALTER TABLE plain ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER instead INSTEAD OF INSERT ON seen FOR EACH ROW EXECUTE FUNCTION "unqualified; '"();
CREATE TRIGGER moved AFTER UPDATE ON typed REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION "unqualified; '"();
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON typed DEFERRABLE
    FOR EACH ROW EXECUTE FUNCTION "unqualified; '"();
CREATE EVENT TRIGGER nothing ON ddl_command_end EXECUTE FUNCTION nothing();
CREATE EVENT TRIGGER dropped ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION nothing();
CREATE POLICY own ON plain AS RESTRICTIVE FOR SELECT TO zoo_reader USING (a > 0);
ALTER TABLE plain ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT (a), UPDATE (a) ON plain TO zoo_reader WITH GRANT OPTION;

-- Operators and what they are put into.
CREATE FUNCTION same(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4eq';
CREATE FUNCTION less(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4lt';
CREATE FUNCTION more(base, base) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'int4gt';
CREATE FUNCTION ranked(base, base) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp';
CREATE OPERATOR === (LEFTARG = base, RIGHTARG = base, FUNCTION = same, COMMUTATOR = ===);
CREATE OPERATOR <<< (LEFTARG = base, RIGHTARG = base, FUNCTION = less, COMMUTATOR = >>>);
CREATE OPERATOR >>> (LEFTARG = base, RIGHTARG = base, FUNCTION = more);
CREATE OPERATOR FAMILY bases USING btree;
CREATE OPERATOR CLASS bases DEFAULT FOR TYPE base USING btree FAMILY bases
    AS OPERATOR 1 <<<, OPERATOR 3 ===, OPERATOR 5 >>>, FUNCTION 1 ranked(base, base);
CREATE TABLE based (a base);
CREATE INDEX ON based (a);
CREATE CAST (base AS integer) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (mood AS positive) WITH INOUT;
CREATE CONVERSION latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE COLLATION plain_c (LOCALE = 'C');
CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,
    LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE simply (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY simply (TEMPLATE = simply);
CREATE TEXT SEARCH CONFIGURATION simply (PARSER = words);
ALTER TEXT SEARCH CONFIGURATION simply ADD MAPPING FOR asciiword WITH simply;
CREATE TRUSTED LANGUAGE other HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;

-- Elsewhere.
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER there FOREIGN DATA WRAPPER nowhere OPTIONS (host 'nowhere');
CREATE USER MAPPING FOR zoo_reader SERVER there OPTIONS ("user" 'x', password 'y');
CREATE FOREIGN TABLE far (a integer, b text) SERVER there;
CREATE FOREIGN TABLE hashes_2 PARTITION OF hashes FOR VALUES WITH (MODULUS 2, REMAINDER 1)
    SERVER there;
CREATE PUBLICATION one FOR TABLE plain, ONLY typed WITH (publish = 'insert');
CREATE PUBLICATION nothing;
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE SUBSCRIPTION asleep CONNECTION 'host=nowhere dbname=x' PUBLICATION p
    WITH (connect = false, slot_name = NONE);
SELECT pg_replication_origin_create('zoo');
SELECT lo_create(4711), lo_from_bytea(4712, '\x00ff');
GRANT SELECT ON LARGE OBJECT 4711 TO zoo_reader;
COMMENT ON LARGE OBJECT 4711 IS 'large';

-- What some majors have; a string, because others cannot read it.
DO $$
DECLARE
    major integer := current_setting('server_version_num')::integer / 10000;
BEGIN
    EXECUTE CASE WHEN major >= 14 THEN
        'CREATE FUNCTION atomic() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; END;
         CREATE STATISTICS lowered (ndistinct) ON lower(note), a FROM plain;
         CREATE TABLE squeezed (a text COMPRESSION pglz);
         CREATE TYPE spans AS RANGE (SUBTYPE = bigint, MULTIRANGE_TYPE_NAME = many_spans);
         CREATE TABLE multi (a many_spans)'
    ELSE
        'CREATE OPERATOR !!! (LEFTARG = integer, FUNCTION = twice)'
    END;
    IF major >= 15 THEN
        EXECUTE
        'CREATE PUBLICATION columns FOR TABLE by_index (a) WHERE (a > 1);
         CREATE PUBLICATION schema FOR TABLES IN SCHEMA zoo;
         CREATE TABLE nulls (a integer UNIQUE NULLS NOT DISTINCT);
         CREATE VIEW invoked WITH (security_invoker = true) AS SELECT 1 AS a';
    END IF;
    IF major >= 17 THEN
        EXECUTE
        'CREATE EVENT TRIGGER login ON login EXECUTE FUNCTION nothing();
         CREATE COLLATION built (PROVIDER = builtin, LOCALE = ''C.UTF-8'');
         CREATE TABLE sorted (a text COLLATE built CHECK (upper(a) = a))';
    END IF;
    IF major >= 18 THEN
        EXECUTE
        'CREATE TABLE computed (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL);
         CREATE TABLE over_time (a int4range, at tstzrange, PRIMARY KEY (a, at WITHOUT OVERLAPS));
         CREATE TABLE unforced (a integer REFERENCES nobody NOT ENFORCED)';
    END IF;
END
$$;
