package io.greenlight.preflight;

import io.greenlight.preflight.check.Way;
import java.util.List;

/// What tables, sequences and large objects can have that replication or pg_upgrade minds.
final class TableProofs {

    static final List<Proof> ALL =
            List.of(
                    Proof.of("replica-identity")
                            .given("CREATE SCHEMA %1$I")
                            .given("CREATE TABLE %1$I.%2$I (a int); CREATE TABLE %3$I (a int)")
                            .given("CREATE TABLE keyed (a int PRIMARY KEY)")
                            .given("CREATE UNLOGGED TABLE passing (a int)")
                            .blocks(
                                    "ALTER TABLE %1$I.%2$I REPLICA IDENTITY FULL;\n"
                                            + "ALTER TABLE public.%3$I REPLICA IDENTITY FULL;",
                                    "%1$I.%2$I", "public.%3$I"),
                    Proof.of("replica-identity")
                            .given("CREATE TABLE %1$I (%2$I int NOT NULL, other int)")
                            .given("CREATE UNIQUE INDEX %2$I ON %1$I (%2$I) INCLUDE (other)")
                            .given("CREATE UNIQUE INDEX ON %1$I (other)")
                            .blocks(
                                    "ALTER TABLE public.%1$I REPLICA IDENTITY USING INDEX %2$I;",
                                    "public.%1$I"),
                    Proof.of("replica-identity")
                            .by(Way.DMS)
                            .given("CREATE TABLE %3$I (a int PRIMARY KEY DEFERRABLE)")
                            .blocks(
                                    "ALTER TABLE public.%3$I REPLICA IDENTITY FULL;",
                                    "public.%3$I"),
                    Proof.of("replica-identity")
                            .by(Way.LOGICAL)
                            .given("CREATE TABLE %1$I (a int PRIMARY KEY)")
                            .given("ALTER TABLE %1$I REPLICA IDENTITY NOTHING")
                            .blocks(
                                    "ALTER TABLE public.%1$I REPLICA IDENTITY DEFAULT;",
                                    "public.%1$I"),
                    Proof.of("replica-identity")
                            .given("CREATE TABLE t (a int NOT NULL UNIQUE)")
                            .given("ALTER TABLE t REPLICA IDENTITY USING INDEX t_a_key")
                            .given("ALTER TABLE t DROP CONSTRAINT t_a_key")
                            .blocks("ALTER TABLE public.t REPLICA IDENTITY FULL;", "public.t"),
                    Proof.of("replica-identity")
                            .given("CREATE TABLE root (a int) PARTITION BY LIST (a)")
                            .given("CREATE TABLE %2$I PARTITION OF root FOR VALUES IN (1)")
                            .blocks(
                                    "ALTER TABLE public.%2$I REPLICA IDENTITY FULL;",
                                    "public.%2$I"),
                    Proof.of("replica-identity")
                            .counted()
                            .given("CREATE TABLE %1$I (a int)", "INSERT INTO %1$I VALUES (1)")
                            .warns("ALTER TABLE public.%1$I REPLICA IDENTITY FULL;", "public.%1$I"),
                    Proof.of("replica-identity")
                            .counted()
                            .given("CREATE TABLE t (a int)", "INSERT INTO t VALUES (1)")
                            .given("UPDATE t SET a = 2")
                            .blocks("ALTER TABLE public.t REPLICA IDENTITY FULL;", "public.t"),
                    Proof.of("full-identity")
                            .counted()
                            .given("CREATE TABLE %1$I (a int PRIMARY KEY, b int)")
                            .given("ALTER TABLE %1$I REPLICA IDENTITY FULL")
                            .given(
                                    "INSERT INTO %1$I SELECT g, g FROM generate_series(1,"
                                            + " 20000) AS g")
                            .given("ANALYZE %1$I", "UPDATE %1$I SET b = 0 WHERE a = 1")
                            .warns(
                                    "ALTER TABLE public.%1$I REPLICA IDENTITY DEFAULT;",
                                    "public.%1$I, about 20000 rows, 1 updates and deletes"),
                    Proof.of("full-identity-type")
                            .given(
                                    "CREATE DOMAIN %2$I AS json; CREATE TYPE hidden AS ENUM ();"
                                            + " CREATE TABLE keyed (a int PRIMARY KEY)")
                            .given("ALTER TABLE keyed ADD b json, REPLICA IDENTITY FULL")
                            .given(
                                    "CREATE TABLE %1$I (a int, %3$I %2$I, b point[], c"
                                            + " varchar, d uuid,"
                                            + " e regclass[], f int4range, g hidden)")
                            .given("ALTER TABLE %1$I REPLICA IDENTITY FULL")
                            .blocks(
                                    "ALTER TABLE public.%1$I ADD COLUMN row_key bigint"
                                            + " GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
                                            + " REPLICA IDENTITY DEFAULT;",
                                    "public.%1$I.%3$I, public.%2$I", "public.%1$I.b, point[]"),
                    Proof.of("full-identity-type")
                            .counted()
                            .given(
                                    "CREATE TABLE %1$I (a xml)",
                                    "ALTER TABLE %1$I REPLICA IDENTITY FULL")
                            .given("INSERT INTO %1$I VALUES ('<a/>')")
                            .warns(
                                    "ALTER TABLE public.%1$I ADD COLUMN row_key bigint"
                                            + " GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
                                            + " REPLICA IDENTITY DEFAULT;",
                                    "public.%1$I.a, xml"),
                    Proof.of("unlogged-table")
                            .given("CREATE UNLOGGED TABLE %3$I (a int PRIMARY KEY)")
                            .warns("ALTER TABLE public.%3$I SET LOGGED;", "public.%3$I"),
                    Proof.of("data-type")
                            .given("CREATE DOMAIN %1$I AS regproc")
                            .given("CREATE TYPE %2$I AS (a int, b %1$I[])")
                            .given("CREATE TABLE t (plain regproc, %1$I %2$I, fine regclass)")
                            .blocks(
                                    "ALTER TABLE public.t ALTER COLUMN %1$I TYPE text"
                                            + " USING %1$I::text;\n"
                                            + "ALTER TABLE public.t ALTER COLUMN plain TYPE text"
                                            + " USING plain::text;",
                                    "public.t.%1$I", "public.t.plain"),
                    Proof.of("data-type")
                            .by(Way.IN_PLACE)
                            .given("CREATE MATERIALIZED VIEW %1$I AS SELECT 'now'::regproc AS a")
                            .given("CREATE TABLE %2$I (%3$I pg_catalog.pg_class)")
                            .blocks(
                                    "DROP MATERIALIZED VIEW public.%1$I;\n"
                                            + "ALTER TABLE public.%2$I ALTER COLUMN %3$I TYPE text"
                                            + " USING %3$I::text;",
                                    "public.%1$I.a", "public.%2$I.%3$I")
                            .silent(bench -> bench.to(Way.IN_PLACE, bench.major(), 99)),
                    Proof.of("data-type")
                            .upTo(15)
                            .to(Way.CLONE, 16, 1)
                            .given("CREATE TABLE %1$I (%2$I aclitem[])")
                            .blocks(
                                    "ALTER TABLE public.%1$I ALTER COLUMN %2$I TYPE text"
                                            + " USING %2$I::text;",
                                    "public.%1$I.%2$I"),
                    Proof.of("data-type")
                            .given("CREATE TABLE %1$I (%3$I regoper)")
                            .given("CREATE DOMAIN %2$I AS %1$I[]", "CREATE TABLE t (rows %2$I)")
                            .blocks(
                                    "ALTER TABLE public.t ALTER COLUMN rows TYPE text"
                                            + " USING rows::text;\n"
                                            + "ALTER TABLE public.%1$I ALTER COLUMN %3$I TYPE text"
                                            + " USING %3$I::text;",
                                    "public.t.rows", "public.%1$I.%3$I"),
                    Proof.of("data-type")
                            .given("CREATE TABLE t (a oid, %3$I regproc PRIMARY KEY)")
                            .given("CREATE INDEX %1$I ON t ((a::regproc))")
                            .blocks(
                                    "DROP INDEX public.%1$I;\n"
                                            + "ALTER TABLE public.t ALTER COLUMN %3$I TYPE text"
                                            + " USING %3$I::text;",
                                    "public.%1$I.a", "public.t.%3$I"),
                    Proof.of("data-type")
                            .given("CREATE TABLE t (a oid) PARTITION BY LIST (a)")
                            .given("CREATE TABLE u1 PARTITION OF t FOR VALUES IN (1)")
                            .given("CREATE TABLE u2 PARTITION OF t FOR VALUES IN (2)")
                            .given("CREATE INDEX %1$I ON t ((a::regproc))")
                            .given("CREATE TABLE %2$I (a oid)")
                            .given(
                                    "ALTER TABLE %2$I ADD CONSTRAINT %3$I"
                                            + " EXCLUDE USING btree ((a::regoper) WITH =)")
                            .blocks(
                                    "ALTER TABLE public.%2$I DROP CONSTRAINT %3$I;\n"
                                            + "DROP INDEX public.%1$I;",
                                    "public.%3$I.a", "public.u1_a_idx.a", "public.u2_a_idx.a"),
                    ranges("RANGE (SUBTYPE = regproc)", "%1$I[]"),
                    ranges("RANGE (SUBTYPE = regproc, MULTIRANGE_TYPE_NAME = many)", "many[]")
                            .from(14),
                    Proof.of("large-object")
                            .given("SELECT lo_create(0), lo_create(0)")
                            .blocks(
                                    "SELECT pg_catalog.lo_unlink(l.oid)"
                                            + " FROM pg_catalog.pg_largeobject_metadata AS l"
                                            + " JOIN pg_catalog.pg_roles AS r ON r.oid = l.lomowner"
                                            + " WHERE r.rolname = 'postgres';",
                                    "2 large objects of postgres")
                            .silent(bench -> bench.by(Way.IN_PLACE)),
                    Proof.of("sequence")
                            .given("CREATE TABLE %1$I (%2$I int PRIMARY KEY)")
                            .given("CREATE SEQUENCE %3$I AS int OWNED BY %1$I.%2$I")
                            .given("CREATE TABLE i (a smallint GENERATED ALWAYS AS IDENTITY)")
                            .given("CREATE SEQUENCE down INCREMENT -2 MINVALUE -100000")
                            .given("SELECT setval('i_a_seq', 32760), setval('down', -99990)")
                            .given(
                                    "SELECT setval(seqrelid::regclass, 2147483640) FROM pg_sequence"
                                            + " WHERE seqtypid = 'int4'::regtype")
                            .blocks(
                                    """
                                    ALTER TABLE public.%1$I ALTER COLUMN %2$I TYPE bigint; \
                                    ALTER SEQUENCE public.%3$I AS bigint NO MAXVALUE;
                                    ALTER SEQUENCE public.down AS bigint NO MINVALUE;
                                    ALTER TABLE public.i ALTER COLUMN a TYPE bigint; \
                                    ALTER SEQUENCE public.i_a_seq NO MAXVALUE;\
                                    """,
                                    "public.%3$I", "public.down", "public.i_a_seq"),
                    Proof.of("sequence")
                            .given(
                                    "CREATE SEQUENCE %1$I AS int; CREATE SEQUENCE round AS"
                                            + " int CYCLE")
                            .given("SELECT setval(seqrelid::regclass, 2000000000) FROM pg_sequence")
                            .warns(
                                    "ALTER SEQUENCE public.%1$I AS bigint NO MAXVALUE;",
                                    "public.%1$I"),
                    Proof.of("invalid-index")
                            .given("CREATE TABLE t (a int PRIMARY KEY, b int)")
                            .given("CREATE INDEX %3$I ON t (b)")
                            .given(
                                    "UPDATE pg_index SET indisvalid = false"
                                            + " WHERE NOT indisprimary AND indrelid ="
                                            + " 't'::regclass")
                            .warns("REINDEX INDEX CONCURRENTLY public.%3$I;", "public.%3$I"),
                    Proof.of("unreplicated-relation")
                            .given("CREATE MATERIALIZED VIEW %1$I AS SELECT 1")
                            .given("CREATE EXTENSION file_fdw")
                            .given("CREATE SERVER s FOREIGN DATA WRAPPER file_fdw")
                            .given(
                                    "CREATE FOREIGN TABLE %2$I (a text) SERVER s"
                                            + " OPTIONS (filename '/dev/null')")
                            .warns(
                                    "REFRESH MATERIALIZED VIEW public.%1$I;\n"
                                            + "SELECT FROM public.%2$I LIMIT 1;",
                                    "public.%1$I", "public.%2$I")
                            .remains("the remedy is for the target"),
                    Proof.of("extension-table")
                            .given("CREATE EXTENSION hstore")
                            .given(
                                    "CREATE TABLE %1$I (a int); ALTER EXTENSION hstore ADD"
                                            + " TABLE %1$I")
                            .given(
                                    "CREATE TABLE %3$I (a int); ALTER EXTENSION hstore ADD"
                                            + " TABLE %3$I")
                            .given("INSERT INTO %3$I VALUES (1)")
                            .warns(
                                    "-- of extension hstore; to compare: SELECT * FROM public.\"a\n"
                                            + "-- DROP TABLE b;\r-- -- $$ /* ö\";",
                                    "public.%3$I")
                            .remains("a person compares it with the target's"),
                    Proof.of("due-partition")
                            .given("CREATE TABLE %1$I (a date) PARTITION BY RANGE (a)")
                            .given("CREATE TABLE later (a timestamptz) PARTITION BY RANGE (a)")
                            .given("CREATE TABLE past (a timestamp) PARTITION BY RANGE (a)")
                            .given("CREATE TABLE rest (a date) PARTITION BY RANGE (a)")
                            .given("CREATE TABLE rest_1 PARTITION OF rest DEFAULT")
                            .given(partition("now", "%1$L", -1, 1))
                            .given(partition("far", "'later'", -1, 60))
                            .given(partition("old", "'past'", -90, -60))
                            .warns(
                                    "CREATE TABLE public.\"it's \"\"50%%…_from_…\" PARTITION OF"
                                            + " public.%1$I FOR VALUES FROM ('…') TO ('…');…",
                                    "public.%1$I, ends …"));

    private TableProofs() {}

    private static Proof ranges(String type, String used) {
        return Proof.of("data-type")
                .given("CREATE TYPE %1$I AS " + type, "CREATE DOMAIN %2$I AS " + used)
                .given("CREATE TABLE t (%3$I %2$I, fine int4range)")
                .blocks(
                        "ALTER TABLE public.t ALTER COLUMN %3$I TYPE text USING %3$I::text;",
                        "public.t.%3$I");
    }

    /// @param of a literal
    /// @param from in days from today; so is `to`
    private static String partition(String name, String of, int from, int to) {
        return """
        DO $do$ BEGIN
          EXECUTE format('CREATE TABLE %s PARTITION OF %%%%I FOR VALUES FROM (%%%%L) TO (%%%%L)',
                         %s, current_date + %d, current_date + %d);
        END $do$
        """
                .formatted(name, of, from, to);
    }
}
