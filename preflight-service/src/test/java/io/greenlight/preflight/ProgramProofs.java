package io.greenlight.preflight;

import io.greenlight.preflight.check.Way;
import java.util.List;

/// Functions, triggers, extensions, publications and subscriptions.
final class ProgramProofs {

    private static final String IN_PLPGSQL =
            "CREATE FUNCTION %s(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS"
                    + " $f$ BEGIN RETURN %s($1); END $f$";

    static final List<Proof> ALL =
            List.of(
                    Proof.of("search-path")
                            .given("CREATE SCHEMA %1$I; CREATE TABLE %1$I.%2$I (a int PRIMARY KEY)")
                            .given(
                                    "CREATE FUNCTION g(text) RETURNS bool LANGUAGE sql AS"
                                            + " 'SELECT true'")
                            .given(
                                    "SET search_path = %1$I, public;"
                                            + " CREATE FUNCTION %1$I.%2$I(text) RETURNS bool"
                                            + " LANGUAGE plpgsql AS"
                                            + " $f$ BEGIN PERFORM 1 FROM %2$I; RETURN"
                                            + " g($1); END $f$;"
                                            + " RESET search_path")
                            .given(
                                    "CREATE FUNCTION f(text) RETURNS bool LANGUAGE sql"
                                            + " AS 'SELECT true'")
                            .given(
                                    "CREATE TABLE t (a text PRIMARY KEY, CHECK"
                                            + " (%1$I.%2$I(a) AND f(a)))")
                            .warns(
                                    "ALTER FUNCTION %1$I.%2$I(text)"
                                            + " SET search_path = pg_catalog, %1$I, public;",
                                    "%1$I.%2$I(text)"),
                    everyWayToAFunction(),
                    Proof.of("search-path")
                            .given("CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT $1'")
                            .given(IN_PLPGSQL.formatted("%1$I", "f"))
                            .given(IN_PLPGSQL.formatted("outermost", "public.%1$I"))
                            .given("CREATE TABLE t (a int PRIMARY KEY, CHECK (outermost(a) > 0))")
                            .warns(
                                    "ALTER FUNCTION public.%1$I(integer)"
                                            + " SET search_path = pg_catalog, public;",
                                    "public.%1$I(integer)"),
                    Proof.of("trigger")
                            .given(
                                    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
                                            + " 'BEGIN RETURN NEW; END'")
                            .given("CREATE TABLE %1$I (a int PRIMARY KEY)")
                            .given(trigger("%2$I"), trigger("a"), trigger("d"), trigger("fine"))
                            .given("ALTER TABLE %1$I ENABLE ALWAYS TRIGGER a")
                            .given("ALTER TABLE %1$I ENABLE REPLICA TRIGGER %2$I")
                            .given("ALTER TABLE %1$I DISABLE TRIGGER d")
                            .warns(
                                    """
                                    ALTER TABLE public.%1$I ENABLE TRIGGER %2$I;
                                    ALTER TABLE public.%1$I ENABLE TRIGGER a;
                                    ALTER TABLE public.%1$I ENABLE TRIGGER d;\
                                    """,
                                    "%2$I on public.%1$I (replica)",
                                    "a on public.%1$I (always)",
                                    "d on public.%1$I (disabled)"),
                    Proof.of("event-trigger")
                            .given(
                                    "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS"
                                            + " 'BEGIN RETURN; END'")
                            .given("CREATE EVENT TRIGGER %3$I ON sql_drop EXECUTE FUNCTION f()")
                            .warns("ALTER EVENT TRIGGER %3$I DISABLE;", "%3$I (sql_drop)"),
                    Proof.of("publication")
                            .given(
                                    "CREATE PUBLICATION %1$I FOR ALL TABLES; CREATE"
                                            + " PUBLICATION %3$I")
                            .given("CREATE PUBLICATION greenlight_0123abcd")
                            .warns("DROP PUBLICATION %3$I;\nDROP PUBLICATION %1$I;", "%3$I", "%1$I")
                            .silent(bench -> bench.by(Way.IN_PLACE)),
                    Proof.of("enabled-subscription")
                            .given(subscription("%1$I"), subscription("%2$I"))
                            .given("ALTER SUBSCRIPTION %1$I SET (slot_name = 'nobody')")
                            .given("ALTER SUBSCRIPTION %1$I ENABLE")
                            .blocks("ALTER SUBSCRIPTION %1$I DISABLE;", "%1$I"),
                    Proof.of("subscription-state")
                            .by(Way.IN_PLACE)
                            .upTo(16)
                            .given(following("%1$I"))
                            .given(copied("%2$L", "r"))
                            .warns(
                                    """
                                    -- after the upgrade: ALTER SUBSCRIPTION %1$I ENABLE;
                                    -- after the upgrade: ALTER SUBSCRIPTION %1$I\
                                     REFRESH PUBLICATION WITH (copy_data = false);\
                                    """,
                                    "%1$I: public.%2$I")
                            .remains("it is for the upgraded cluster"),
                    Proof.of("subscription-state")
                            .by(Way.IN_PLACE)
                            .from(17)
                            .given(following("%1$I"))
                            .given(copied("%2$L", "d"))
                            .blocks(
                                    "ALTER SUBSCRIPTION %1$I ENABLE;",
                                    "%1$I: public.%2$I is in state d"),
                    Proof.of("scheduled-job")
                            .given("CREATE EXTENSION hstore")
                            .given(renamed("pg_cron"))
                            .given(
                                    "CREATE SCHEMA cron",
                                    "CREATE TABLE cron.job"
                                            + " (jobid int, schedule text, command text,"
                                            + " active bool)",
                                    "INSERT INTO cron.job VALUES (1, '* * * * *', %3$L, true),"
                                            + " (2, '@daily', 'VACUUM', false)")
                            .blocks(
                                    "UPDATE cron.job SET active = false WHERE jobid = 1;",
                                    "job 1, * * * * *: a\nDROP TABLE b;…-- $$ /* ö"),
                    Proof.of("extension-version")
                            .given(
                                    "CREATE EXTENSION pg_trgm VERSION '1.3'; CREATE"
                                            + " EXTENSION hstore")
                            .warns("ALTER EXTENSION pg_trgm UPDATE;", "pg_trgm 1.3, of 1.…"),
                    Proof.of("extension-view")
                            .given("CREATE EXTENSION pg_stat_statements VERSION '1.4'")
                            .given("CREATE VIEW %1$I AS SELECT queryid FROM pg_stat_statements")
                            .given(
                                    "CREATE MATERIALIZED VIEW %2$I AS SELECT calls"
                                            + " FROM pg_stat_statements WITH NO DATA")
                            .warns(
                                    "DROP VIEW public.%1$I;\nDROP MATERIALIZED VIEW public.%2$I;",
                                    "public.%1$I on public.pg_stat_statements of extension"
                                            + " pg_stat_statements",
                                    "public.%2$I on public.pg_stat_statements of extension"
                                            + " pg_stat_statements"),
                    Proof.of("extension")
                            .given("CREATE EXTENSION hstore; CREATE EXTENSION pg_trgm")
                            .given(
                                    "UPDATE pg_extension SET extname = %1$L WHERE extname ="
                                            + " 'hstore'")
                            .warns(
                                    "-- on a server of the target's version: SELECT * FROM"
                                            + " pg_catalog.pg_available_extensions WHERE"
                                            + " name = %1$L;",
                                    "%1$I")
                            .remains("only the target knows"),
                    Proof.of("extension")
                            .given("CREATE EXTENSION hstore")
                            .given(renamed("tsearch2"))
                            .blocks("DROP EXTENSION tsearch2;", "tsearch2"),
                    Proof.of("extension")
                            .by(Way.IN_PLACE)
                            .given("CREATE EXTENSION hstore")
                            .given(renamed("pg_repack"))
                            .warns("DROP EXTENSION pg_repack;", "pg_repack"),
                    Proof.of("c-function")
                            .given("CREATE EXTENSION hstore", cFunction("%1$I"), cFunction("%2$I"))
                            .given(
                                    "UPDATE pg_proc SET probin = '$libdir/vanished'"
                                            + " WHERE proname = %2$L")
                            .blocks(
                                    "DROP FUNCTION public.%2$I(bytea,text);",
                                    "public.%2$I(bytea,text), of $libdir/vanished")
                            .warns(
                                    "DROP FUNCTION public.%1$I(bytea,text);",
                                    "public.%1$I(bytea,text), of $libdir/pgcrypto"));

    private ProgramProofs() {}

    private static Proof everyWayToAFunction() {
        return Proof.of("search-path")
                .by(Way.LOGICAL)
                .given("CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1'")
                .given(IN_PLPGSQL.formatted("of_index", "f"))
                .given(IN_PLPGSQL.formatted("of_column", "f"))
                .given(IN_PLPGSQL.formatted("of_domain", "f"))
                .given(
                        "CREATE FUNCTION of_trigger() RETURNS trigger LANGUAGE plpgsql AS"
                                + " 'BEGIN NEW.a = f(NEW.a); RETURN NEW; END'")
                .given("CREATE DOMAIN d AS int CHECK (of_domain(VALUE) > 0)")
                .given(
                        "CREATE TABLE t (a int PRIMARY KEY, b d,"
                                + " c int GENERATED ALWAYS AS (of_column(a)) STORED)")
                .given("CREATE INDEX i ON t (of_index(a))")
                .given(
                        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW"
                                + " EXECUTE FUNCTION of_trigger()")
                .given("ALTER TABLE t ENABLE ALWAYS TRIGGER g")
                .warns(
                        """
                        ALTER FUNCTION public.of_column(integer)\
                         SET search_path = pg_catalog, public;
                        ALTER FUNCTION public.of_domain(integer)\
                         SET search_path = pg_catalog, public;
                        ALTER FUNCTION public.of_index(integer)\
                         SET search_path = pg_catalog, public;
                        ALTER FUNCTION public.of_trigger()\
                         SET search_path = pg_catalog, public;\
                        """,
                        "public.of_column(integer)",
                        "public.of_domain(integer)",
                        "public.of_index(integer)",
                        "public.of_trigger()");
    }

    /// What no server here has, in the place of what it has.
    private static String renamed(String extension) {
        return "UPDATE pg_extension SET extname = '%s' WHERE extname = 'hstore'"
                .formatted(extension);
    }

    private static String trigger(String name) {
        return "CREATE TRIGGER %s BEFORE INSERT ON %%1$I FOR EACH ROW EXECUTE FUNCTION f()"
                .formatted(name);
    }

    private static String cFunction(String name) {
        return "CREATE FUNCTION %s(bytea, text) RETURNS bytea LANGUAGE c".formatted(name)
                + " AS '$libdir/pgcrypto', 'pg_digest'";
    }

    /// One that is disabled, and whose publisher nobody asks.
    private static String subscription(String name) {
        return "CREATE SUBSCRIPTION %s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                        .formatted(name)
                + " WITH (connect = false, slot_name = NONE, enabled = false)";
    }

    /// One that is disabled, and whose publisher is the database itself.
    private static String[] following(String name) {
        return new String[] {
            "CREATE TABLE %2$I (a int PRIMARY KEY)",
            "CREATE PUBLICATION p FOR TABLE %2$I",
            "SELECT pg_create_logical_replication_slot('s', 'pgoutput')",
            "CREATE SUBSCRIPTION %s CONNECTION %%4$L PUBLICATION p".formatted(name)
                    + " WITH (connect = false, slot_name = s, enabled = false)"
        };
    }

    private static String copied(String table, String state) {
        return "INSERT INTO pg_subscription_rel (srsubid, srrelid, srsubstate) SELECT s.oid, c.oid,"
                + " '%s' FROM pg_subscription s, pg_class c WHERE c.relname = %s"
                        .formatted(state, table);
    }
}
