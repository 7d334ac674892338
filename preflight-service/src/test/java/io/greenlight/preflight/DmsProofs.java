package io.greenlight.preflight;

import io.greenlight.preflight.check.Way;
import java.util.List;

/// What only DMS minds.
final class DmsProofs {

    static final List<Proof> ALL =
            List.of(
                    dms("dms-data-type")
                            .given("CREATE TYPE %1$I AS (a int); CREATE DOMAIN d AS int4range")
                            .given(
                                    "CREATE TABLE %2$I (a int PRIMARY KEY, %1$I %1$I, b d[],"
                                            + " c regclass, fine jsonb, at timestamptz,"
                                            + " tags text[])")
                            .blocks(
                                    """
                                    ALTER TABLE public.%2$I ALTER COLUMN %1$I TYPE text\
                                     USING %1$I::text;
                                    ALTER TABLE public.%2$I ALTER COLUMN b TYPE text USING b::text;
                                    ALTER TABLE public.%2$I ALTER COLUMN c TYPE text USING c::text;\
                                    """,
                                    "public.%2$I.%1$I, public.%1$I",
                                    "public.%2$I.b, public.d[]",
                                    "public.%2$I.c, regclass"),
                    dms("dms-data-type")
                            .given("CREATE TABLE %1$I (a int PRIMARY KEY, %2$I regproc)")
                            .given("CREATE TABLE %3$I (a int PRIMARY KEY, rows %1$I[])")
                            .given("CREATE TABLE \"0\" (a int PRIMARY KEY, rows %3$I)")
                            .blocks(
                                    """
                                    ALTER TABLE public."0" ALTER COLUMN rows TYPE text\
                                     USING rows::text;
                                    ALTER TABLE public.%3$I ALTER COLUMN rows TYPE text\
                                     USING rows::text;
                                    ALTER TABLE public.%1$I ALTER COLUMN %2$I TYPE text\
                                     USING %2$I::text;\
                                    """,
                                    "public.\"0\".rows, public.%3$I",
                                    "public.%3$I.rows, public.%1$I[]",
                                    "public.%1$I.%2$I, regproc"),
                    dms("dms-numeric")
                            .given(
                                    "CREATE TABLE %1$I (%2$I numeric, %3$I numeric, b"
                                            + " numeric(9, 2))")
                            .given("CREATE DOMAIN n1 AS numeric", "CREATE DOMAIN n2 AS n1")
                            .given("CREATE DOMAIN n3 AS numeric(9, 2)", "CREATE DOMAIN n4 AS n3")
                            .given("CREATE TABLE z (a n2, b n4)")
                            .warns(
                                    """
                                    ALTER TABLE public.%1$I ALTER COLUMN %3$I TYPE numeric(38,15);
                                    ALTER TABLE public.%1$I ALTER COLUMN %2$I TYPE numeric(38,15);
                                    ALTER TABLE public.z ALTER COLUMN a TYPE numeric(38,15);\
                                    """,
                                    "public.%1$I.%3$I", "public.%1$I.%2$I", "public.z.a"),
                    dms("dms-numeric")
                            .given("CREATE TABLE %1$I (%2$I numeric) PARTITION BY LIST (%2$I)")
                            .given("CREATE TABLE p PARTITION OF %1$I DEFAULT")
                            .given("CREATE TABLE t (a numeric, b numeric, c int DEFAULT 1)")
                            .given("ALTER TABLE t ADD d int GENERATED ALWAYS AS (b + 1) STORED")
                            .given("CREATE VIEW v AS SELECT a FROM t")
                            .warns(
                                    """
                                    -- declare public.%1$I.%2$I with a precision
                                    -- declare public.t.a with a precision
                                    -- declare public.t.b with a precision\
                                    """,
                                    "public.%1$I.%2$I", "public.t.a", "public.t.b")
                            .remains("what stands on it comes first"),
                    dms("dms-numeric")
                            .given("CREATE TABLE t (a numeric DEFAULT 1 CHECK (a > 0) UNIQUE)")
                            .given("CREATE TABLE u (a numeric REFERENCES t (a), b int)")
                            .given("CREATE INDEX ON u (abs(a)) WHERE a > 1")
                            .given("CREATE STATISTICS s ON a, b FROM u")
                            .warns(
                                    """
                                    ALTER TABLE public.t ALTER COLUMN a TYPE numeric(38,15);
                                    ALTER TABLE public.u ALTER COLUMN a TYPE numeric(38,15);\
                                    """,
                                    "public.t.a",
                                    "public.u.a"),
                    dms("dms-lob")
                            .given("CREATE DOMAIN json2 AS jsonb; CREATE DOMAIN note AS json2")
                            .given("CREATE DOMAIN short AS varchar(9)", "CREATE DOMAIN s2 AS short")
                            .given(
                                    "CREATE TABLE %1$I (a int PRIMARY KEY, %2$I text, b int[],"
                                            + " c int, d note, e varchar, f varchar(9), g s2,"
                                            + " h bytea)")
                            .given("CREATE TABLE fine (a int PRIMARY KEY, b text)")
                            .given("INSERT INTO fine VALUES (1, repeat('x', 100))")
                            .given(
                                    "INSERT INTO %1$I SELECT 1, string_agg(md5(g::text), '')"
                                            + " FROM generate_series(1, 1000) AS g")
                            .warns(
                                    """
                                    SELECT\
                                     pg_catalog.max(pg_catalog.octet_length(%2$I::text)) / 512 + 1\
                                     AS kb FROM public.%1$I;
                                    SELECT\
                                     pg_catalog.max(pg_catalog.octet_length(b::text)) / 512 + 1\
                                     AS kb FROM public.%1$I;
                                    SELECT\
                                     pg_catalog.max(pg_catalog.octet_length(d::text)) / 512 + 1\
                                     AS kb FROM public.%1$I;
                                    SELECT\
                                     pg_catalog.max(pg_catalog.octet_length(e)) AS bytes\
                                     FROM public.%1$I;
                                    SELECT\
                                     pg_catalog.max(pg_catalog.octet_length(h)) / 512 + 1\
                                     AS kb FROM public.%1$I;\
                                    """,
                                    "public.%1$I.%2$I, text",
                                    "public.%1$I.b, integer[]",
                                    "public.%1$I.d, public.note",
                                    "public.%1$I.e, character varying",
                                    "public.%1$I.h, bytea")
                            .remains("the task's settings are no part of the database"),
                    dms("dms-name")
                            .given("CREATE TABLE %1$I (a int); CREATE TABLE \"It's\" (a int)")
                            .given("CREATE TABLE \"it's\" (a int); CREATE SCHEMA other")
                            .given("CREATE TABLE other.\"IT'S\" (a int)")
                            .blocks(
                                    "ALTER TABLE public.\"it's\" RENAME TO \"it's_renamed\";",
                                    "public.\"It's\", public.\"it's\""),
                    dms("dms-unique-expression")
                            .given("CREATE TABLE t (a int PRIMARY KEY, b int)")
                            .given("CREATE UNIQUE INDEX %1$I ON t (COALESCE(b, 0))")
                            .given("CREATE INDEX fine ON t (COALESCE(b, 1))")
                            .warns(
                                    "-- on the target, until the cutover: DROP INDEX public.%1$I;",
                                    "public.%1$I: CREATE UNIQUE INDEX %1$I ON public.t"
                                            + " USING btree (COALESCE(b, 0))")
                            .remains("the remedy is for the target"),
                    dms("deferrable-constraint")
                            .given("CREATE TABLE parent (a int PRIMARY KEY)")
                            .given(
                                    "CREATE TABLE %1$I (a int PRIMARY KEY, %2$I int,"
                                            + " \"x DEFERRABLE y\" int CONSTRAINT g UNIQUE"
                                            + " DEFERRABLE,"
                                            + " CONSTRAINT f FOREIGN KEY (a) REFERENCES parent"
                                            + " DEFERRABLE, CONSTRAINT %3$I UNIQUE (%2$I)"
                                            + " DEFERRABLE INITIALLY DEFERRED)")
                            .warns(
                                    """
                                    ALTER TABLE public.%1$I DROP CONSTRAINT %3$I,\
                                     ADD CONSTRAINT %3$I UNIQUE (%2$I);
                                    ALTER TABLE public.%1$I ALTER CONSTRAINT f NOT DEFERRABLE;
                                    ALTER TABLE public.%1$I DROP CONSTRAINT g,\
                                     ADD CONSTRAINT g UNIQUE ("x DEFERRABLE y");\
                                    """,
                                    "%3$I on public.%1$I", "f on public.%1$I", "g on public.%1$I"),
                    dms("generated-column")
                            .given(
                                    "CREATE TABLE %1$I (%2$I int GENERATED ALWAYS AS IDENTITY,"
                                            + " fine int GENERATED BY DEFAULT AS IDENTITY)")
                            .warns(
                                    "ALTER TABLE public.%1$I ALTER COLUMN %2$I"
                                            + " SET GENERATED BY DEFAULT;",
                                    "public.%1$I.%2$I"),
                    dms("generated-column")
                            .given("CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED)")
                            .warns(
                                    "-- leave public.t.b out of the task's table mapping",
                                    "public.t.b")
                            .remains("the task's mapping is no part of the database"),
                    dms("encoding")
                            .given(
                                    "CREATE DATABASE %2$I TEMPLATE template0 ENCODING 'LATIN1'"
                                            + " LOCALE 'C'")
                            .at(Bench.LONGEST)
                            .warns(
                                    "-- a copy in UTF-8: CREATE DATABASE …_utf8\" ENCODING 'UTF8'"
                                            + " TEMPLATE template0; then pg_dump into it",
                                    "LATIN1")
                            .remains("a copy is another database"));

    private DmsProofs() {}

    /// On the way by DMS.
    static Proof dms(String check) {
        return Proof.of(check).by(Way.DMS);
    }
}
