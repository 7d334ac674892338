package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.Offenders;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Survey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// All checks together, on databases that are well, and on some that cannot be looked at.
class SurveyTest extends OnEveryMajor {

    @Test
    void aHealthyRichDatabaseGivesNothing() {
        bench.run("CREATE SCHEMA %I", LONGEST);
        bench.run("CREATE EXTENSION pg_trgm; CREATE EXTENSION hstore; CREATE EXTENSION pgcrypto");
        bench.run("CREATE TYPE %I AS ENUM ('a', %L)", HOSTILE, HOSTILE);
        bench.run("CREATE DOMAIN %I.amount AS numeric(12,2) CHECK (VALUE >= 0)", LONGEST);
        bench.run(
                """
                CREATE TABLE %2$I.%1$I (
                    %1$I bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    kind public.%1$I, cost %2$I.amount, tags text[], body jsonb,
                    low text GENERATED ALWAYS AS (lower(note)) STORED, note text,
                    span int4range, relation regclass, attributes hstore)
                """,
                HOSTILE, LONGEST);
        bench.run("CREATE INDEX ON %I.%I USING gin (note gin_trgm_ops)", LONGEST, HOSTILE);
        bench.run(
                """
                CREATE TABLE parts (a int, b timestamptz, PRIMARY KEY (a, b))
                PARTITION BY RANGE (b);
                CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (MINVALUE) TO (MAXVALUE);
                CREATE TABLE by_index (a int NOT NULL UNIQUE);
                ALTER TABLE by_index REPLICA IDENTITY USING INDEX by_index_a_key;
                CREATE TABLE whole (a int);
                ALTER TABLE whole REPLICA IDENTITY FULL;
                CREATE VIEW v AS SELECT * FROM parts;
                CREATE SEQUENCE down INCREMENT -1;
                CREATE SEQUENCE round MAXVALUE 10 CYCLE;
                SELECT nextval('round') FROM generate_series(1, 9);
                CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
                    SET search_path = pg_catalog AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER t BEFORE INSERT ON parts FOR EACH ROW EXECUTE FUNCTION f();
                """);

        List<Finding> found = bench.all(bench.server().superuser(), Bench.CONFIG);

        assertEquals(List.of(), found);
    }

    @Test
    void aWrongPasswordIsAFindingThatDoesNotRepeatIt() {
        Login wrong = new Login("postgres", "hunter2");

        List<Finding> found = bench.all(wrong, Bench.CONFIG);

        assertEquals(1, found.size());
        assertEquals("connection", found.getFirst().check());
        assertEquals(
                "let the secret hold the password that the user \"postgres\" has on the server",
                found.getFirst().remedy());
        assertFalse(found.toString().contains("hunter2"));
    }

    @Test
    void aDatabaseThatCannotBeEnteredDoesNotHideTheOthers() {
        Login login = new Login("guest", "secret");
        bench.run("CREATE ROLE guest LOGIN PASSWORD 'secret'");
        bench.run("CREATE TABLE t (a int)");
        bench.server().create(LONGEST);
        bench.run("REVOKE CONNECT ON DATABASE %I FROM public", LONGEST);
        try {
            List<Finding> found = bench.all(login, Bench.CONFIG);

            assertTrue(hasBlocked(found, "connection", LONGEST), found.toString());
            assertTrue(hasBlocked(found, "closed-database", "-"), found.toString());
            assertTrue(hasBlocked(found, "replica-identity", HOSTILE), found.toString());
        } finally {
            bench.server().drop(LONGEST);
            bench.run("DROP ROLE guest");
        }
    }

    @Test
    void aServerThatIsAwayIsAFinding() {
        Endpoint nobody = new Endpoint("localhost", 1);
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);

        List<Finding> found =
                survey.findings(
                        bench.order(),
                        Bench.at(bench.cluster(), nobody),
                        bench.server().superuser(),
                        Catalog.of(Duration.ofMinutes(5)));

        assertEquals(1, found.size());
        assertTrue(
                found.getFirst().remedy().startsWith("see that the service reaches localhost:1"));
    }

    @Test
    void aCheckThatMayNotLookSaysSoAndTheOthersGoOn() {
        Login login = new Login("guest", "secret");
        bench.run("CREATE ROLE guest LOGIN PASSWORD 'secret'");
        bench.run("CREATE TABLE t (a int)");
        PreflightCheck nosy = new Asking("nosy", "SELECT rolname, '' FROM pg_catalog.pg_authid");
        PreflightCheck slow = new Asking("slow", "SELECT '', pg_catalog.pg_sleep(60)::text");
        PreflightCheck writing = new Asking("writing", "CREATE TABLE public.x ()");
        Survey survey = new Survey(bench.server().postgres(), Bench.hurried());
        try {
            List<Finding> found =
                    survey.findings(
                            bench.order(),
                            bench.cluster(),
                            login,
                            List.of(nosy, slow, writing, Catalog.of(Duration.ZERO).get(9)));

            List<String> checks =
                    found.stream()
                            .filter(one -> one.database().equals(HOSTILE))
                            .map(Finding::check)
                            .toList();
            assertEquals(List.of("nosy", "slow", "writing", "replica-identity"), checks);
            String titles = found.toString();
            assertTrue(titles.contains("permission denied for table pg_authid"), titles);
            assertTrue(titles.contains("canceling statement due to statement timeout"), titles);
            assertTrue(titles.contains("in a read-only transaction"), titles);
        } finally {
            bench.run("DROP ROLE guest");
        }
    }

    @Test
    void noTwoChecksHaveOneName() {
        Set<String> ids = new HashSet<>();

        Catalog.of(Duration.ZERO).forEach(check -> assertTrue(ids.add(check.id()), check.id()));
    }

    private static boolean hasBlocked(List<Finding> found, String check, String database) {
        return found.stream()
                .anyMatch(one ->
                        one.check().equals(check)
                                && one.database().equals(database)
                                && one.severity() == Severity.BLOCKED);
    }

    private record Asking(String id, String sql) implements DatabaseCheck {

        @Override
        public List<Finding> inspect(Source source) {
            return source.offenders(sql).warned(this, new Offenders.Words("", ""));
        }
    }
}
