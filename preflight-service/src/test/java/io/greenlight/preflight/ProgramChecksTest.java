package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Checks of functions, triggers, extensions, publications and subscriptions.
class ProgramChecksTest extends OnEveryMajor {

    @Test
    void aCheckThatCallsAFunctionWithoutSchemaWarns() {
        bench.run("CREATE SCHEMA %I", HOSTILE);
        bench.run("CREATE TABLE %I.%I (a int PRIMARY KEY)", HOSTILE, LONGEST);
        bench.run("CREATE FUNCTION g(text) RETURNS bool LANGUAGE sql AS 'SELECT true'");
        bench.run(
                "SET search_path = %1$I, public;"
                        + " CREATE FUNCTION %1$I.%2$I(text) RETURNS bool LANGUAGE plpgsql AS"
                        + " $$ BEGIN PERFORM 1 FROM %2$I; RETURN g($1); END $$",
                HOSTILE, LONGEST);
        bench.run("CREATE TABLE t (a text PRIMARY KEY, CHECK (%I.%I(a)))", HOSTILE, LONGEST);

        Finding finding = bench.finding("search-path");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of(bench.quoted(HOSTILE, LONGEST) + "(text)"), finding.objects());
        assertEquals(
                bench.server()
                        .quoted(
                                "ALTER FUNCTION %1$I.%2$I(text)"
                                        + " SET search_path = pg_catalog, %1$I, public;",
                                HOSTILE, LONGEST),
                finding.remedy());
        assertCleared(finding);
    }

    @Test
    void functionsOfIndexesGeneratedColumnsDomainsAndReplicaTriggersAreLookedAt() {
        bench.run("CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1'");
        for (String one : List.of("of_index", "of_column", "of_domain")) {
            bench.run(
                    "CREATE FUNCTION %I(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS"
                            + " 'BEGIN RETURN f($1); END'",
                    one);
        }
        bench.run(
                "CREATE FUNCTION of_trigger() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN NEW.a = f(NEW.a); RETURN NEW; END'");
        bench.run("CREATE DOMAIN d AS int CHECK (of_domain(VALUE) > 0)");
        bench.run(
                "CREATE TABLE t (a int PRIMARY KEY, b d,"
                        + " c int GENERATED ALWAYS AS (of_column(a)) STORED)");
        bench.run("CREATE INDEX i ON t (of_index(a))");
        bench.run("CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION of_trigger()");
        bench.run("ALTER TABLE t ENABLE ALWAYS TRIGGER g");

        Finding finding = bench.finding("search-path");

        assertEquals(
                List.of(
                        "public.of_column(integer)",
                        "public.of_domain(integer)",
                        "public.of_index(integer)",
                        "public.of_trigger()"),
                finding.objects());
        assertCleared(finding);
    }

    @Test
    void aFunctionThatACalledOneCallsIsLookedAtToo() {
        bench.run("CREATE FUNCTION f(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1'");
        bench.run(
                "CREATE FUNCTION %I(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN f($1); END'",
                HOSTILE);
        bench.run(
                "CREATE FUNCTION outermost(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS"
                        + " $f$ BEGIN RETURN public.%I($1); END $f$",
                HOSTILE);
        bench.run("CREATE TABLE t (a int PRIMARY KEY, CHECK (outermost(a) > 0))");

        Finding finding = bench.finding("search-path");

        assertEquals(List.of(bench.quoted("public", HOSTILE) + "(integer)"), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aFunctionThatNamesOnlyTheServersOwnIsNoSuspect() {
        bench.run("CREATE FUNCTION f(text) RETURNS bool LANGUAGE sql AS 'SELECT lower($1) = $1'");
        bench.run("CREATE TABLE t (a text PRIMARY KEY, CHECK (f(a)))");

        assertEquals(List.of(), bench.findings("search-path"));
    }

    @Test
    void triggersThatFireUnderApplyWarnAndSoDoDisabledOnes() {
        bench.run(
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN NEW; END'");
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        for (String name : List.of("a", "d", LONGEST, "fine")) {
            bench.run(
                    "CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION f()",
                    name, HOSTILE);
        }
        bench.run("ALTER TABLE %I ENABLE ALWAYS TRIGGER a", HOSTILE);
        bench.run("ALTER TABLE %I ENABLE REPLICA TRIGGER %I", HOSTILE, LONGEST);
        bench.run("ALTER TABLE %I DISABLE TRIGGER d", HOSTILE);

        Finding finding = bench.finding("trigger");

        assertEquals("triggers that are ALWAYS, REPLICA or DISABLED: 3", finding.title());
        assertEquals(
                bench.server().quoted("%I on public.%I (replica)", LONGEST, HOSTILE),
                finding.objects().stream()
                        .filter(one -> one.contains("replica"))
                        .findFirst()
                        .get());
        assertCleared(finding);
    }

    @Test
    void anEventTriggerWarns() {
        bench.run(
                "CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN; END'");
        bench.run("CREATE EVENT TRIGGER %I ON ddl_command_end EXECUTE FUNCTION f()", HOSTILE);

        Finding finding = bench.finding("event-trigger");

        assertEquals(
                List.of(bench.server().quoted("%I (ddl_command_end)", HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void aPublicationOfOthersWarns() {
        bench.run("CREATE PUBLICATION %I FOR ALL TABLES", HOSTILE);
        bench.run("CREATE PUBLICATION greenlight_0123abcd");

        Finding finding = bench.finding("publication");

        assertEquals(List.of(bench.quoted(HOSTILE)), finding.objects());
        assertCleared(finding);
    }

    @Test
    void anEnabledSubscriptionBlocksWhereverAnythingIsCloned() {
        bench.run(
                "CREATE SUBSCRIPTION %I CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p"
                        + " WITH (connect = false, slot_name = NONE, enabled = false)",
                HOSTILE);
        assertEquals(List.of(), bench.findings("enabled-subscription"));
        bench.run("ALTER SUBSCRIPTION %I SET (slot_name = 'nobody')", HOSTILE);
        bench.run("ALTER SUBSCRIPTION %I ENABLE", HOSTILE);

        Finding finding = bench.finding("enabled-subscription");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals(List.of(bench.quoted(HOSTILE)), finding.objects());
        assertEquals(
                finding.objects(),
                bench.finding("enabled-subscription", bench.by(Way.IN_PLACE)).objects());
        assertEquals(
                Severity.BLOCKED,
                bench.finding("enabled-subscription", bench.by(Way.IN_PLACE)).severity());
        assertCleared(finding);
        bench.run("ALTER SUBSCRIPTION %I SET (slot_name = NONE)", HOSTILE);
        bench.run("DROP SUBSCRIPTION %I", HOSTILE);
    }

    @Test
    void anExtensionThatNobodyKnowsWarns() {
        bench.run("CREATE EXTENSION hstore");
        bench.run("CREATE EXTENSION pg_trgm");
        bench.run("UPDATE pg_extension SET extname = %L WHERE extname = 'hstore'", HOSTILE);

        Finding finding = bench.finding("extension");

        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(List.of(bench.quoted(HOSTILE)), finding.objects());
    }

    @Test
    void anExtensionThatTheTargetLacksBlocks() {
        bench.run("CREATE EXTENSION hstore");
        bench.run("UPDATE pg_extension SET extname = 'tsearch2' WHERE extname = 'hstore'");

        Finding finding = bench.finding("extension");

        assertEquals(Severity.BLOCKED, finding.severity());
        assertEquals("DROP EXTENSION tsearch2;", finding.remedy());
        assertCleared(finding);
    }

    @Test
    void aTableOfAnExtensionWithRowsWarns() {
        bench.run("CREATE EXTENSION hstore");
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", HOSTILE);
        bench.run("ALTER EXTENSION hstore ADD TABLE %I", HOSTILE);
        assertEquals(List.of(), bench.findings("extension-table"));
        bench.run("INSERT INTO %I VALUES (1)", HOSTILE);

        Finding finding = bench.finding("extension-table");

        assertEquals(List.of(bench.quoted("public", HOSTILE)), finding.objects());
    }

    @Test
    void aNameOfSeveralLinesDoesNotEndAComment() {
        bench.run("CREATE EXTENSION hstore");
        String name = "a\nDROP TABLE b;\r--";
        bench.run("CREATE TABLE %I (a int); INSERT INTO %I VALUES (1)", name, name);
        bench.run("ALTER EXTENSION hstore ADD TABLE %I", name);

        Finding finding = bench.finding("extension-table");

        assertEquals(
                "-- of extension hstore; to compare: SELECT * FROM public.\"a\n"
                        + "-- DROP TABLE b;\r-- --\";",
                finding.remedy());
        bench.follow(finding);
    }
}
