package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.About;
import io.greenlight.preflight.check.Catalog;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.Span;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// All checks together, on databases some of which cannot be looked at.
class SurveyTest extends OnEveryMajor {

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
    void aUserWhoMayHardlyDoAnythingGetsAnAnswerFromEveryCheck() {
        Login login = new Login("guest", "secret");
        bench.run("CREATE ROLE guest LOGIN PASSWORD 'secret'");
        bench.run("CREATE EXTENSION hstore; CREATE SCHEMA %I", LONGEST);
        bench.run(
                """
                CREATE TABLE %1$I.%2$I (a serial PRIMARY KEY, b text, CHECK (lower(b) = b));
                INSERT INTO %1$I.%2$I VALUES (1);
                CREATE SEQUENCE %1$I.open;
                GRANT SELECT ON SEQUENCE %1$I.open TO guest;
                CREATE VIEW %1$I.v AS SELECT * FROM pg_stat_bgwriter;
                SELECT lo_create(0)
                """,
                LONGEST, HOSTILE);
        try {
            for (Way way : Way.values()) {
                int target = way == Way.GLOBAL_MINOR ? major : 18;
                List<Finding> found = bench.all(login, Bench.CONFIG, bench.to(way, target, 99));

                assertEquals(
                        List.of(),
                        found.stream()
                                .filter(one -> one.title().contains("could not look"))
                                .toList());
            }
        } finally {
            bench.run("DROP OWNED BY guest; DROP ROLE guest");
        }
    }

    @Test
    void aServerThatIsAwayIsAFinding() {
        Endpoint nobody = new Endpoint("localhost", 1);
        Survey survey = new Survey(bench.server().postgres(), Bench.CONFIG);

        List<Finding> found =
                survey.findings(
                        bench.by(Way.CLONE),
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
                            bench.by(Way.CLONE),
                            bench.cluster(),
                            login,
                            List.of(nosy, slow, writing, replicaIdentity()));

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

    private static boolean hasBlocked(List<Finding> found, String check, String database) {
        return found.stream()
                .anyMatch(one ->
                        one.check().equals(check)
                                && one.database().equals(database)
                                && one.severity() == Severity.BLOCKED);
    }

    private static PreflightCheck replicaIdentity() {
        return Catalog.of(Duration.ZERO).stream()
                .filter(one -> one.id().equals("replica-identity"))
                .findFirst()
                .orElseThrow();
    }

    private record Asking(String id, String query) implements DatabaseCheck {

        @Override
        public About about() {
            return new About(
                    id,
                    Map.of(Way.CLONE, Severity.BLOCKED),
                    Span.ANY,
                    Fault.OPERATOR,
                    Map.of(Severity.BLOCKED, new About.Words("", "")));
        }
    }
}
