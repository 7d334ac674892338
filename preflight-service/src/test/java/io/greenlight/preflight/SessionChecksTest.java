package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.PreflightConfig;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Way;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Checks of what makes zero-downtime patching drop connections.
class SessionChecksTest extends OnEveryMajor {

    /// How a moment stands in a finding.
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC";

    @Test
    void aSessionWithATemporaryTableIsNamed() throws SQLException {
        try (Session session = Session.of(bench)) {
            session.run(bench.server().quoted("CREATE TEMPORARY TABLE %I (a int)", HOSTILE));
            session.run(bench.server().quoted("CREATE TEMPORARY TABLE %I (a int)", LONGEST));
            Finding finding = bench.finding("temporary-table", minor());

            assertEquals(Severity.WARNING, finding.severity());
            assertEquals(HOSTILE, finding.database());
            assertEquals(
                    words(session)
                            + ": 2 temporary tables, the first is pg_temp_N."
                            + bench.quoted(HOSTILE),
                    told(finding));
            assertSoonCleared(finding);
        }
    }

    @Test
    void whereTheServerDoesNotTellWhoseATemporaryTableIsAllAreNamedWhoMayHaveIt()
            throws SQLException {
        assumeTrue(major < 16);
        try (Session one = Session.of(bench);
                Session other = Session.of(bench)) {
            one.run("CREATE TEMPORARY TABLE t (a int)");
            List<Session> both =
                    one.pid() < other.pid() ? List.of(one, other) : List.of(other, one);
            Finding finding = bench.finding("temporary-table", minor());

            assertEquals(
                    words(both.getFirst())
                            + " or "
                            + words(both.getLast())
                            + ": 1 temporary tables, the first is pg_temp_N.t",
                    told(finding));
            assertEquals(
                    "-- one of these sessions has them: have its user close it", finding.remedy());
        }
    }

    @Test
    void manySessionsThatMayHaveATemporaryTableAreCounted() throws SQLException {
        assumeTrue(major < 16);
        try (Session one = Session.of(bench);
                Session _ = Session.of(bench);
                Session _ = Session.of(bench);
                Session _ = Session.of(bench)) {
            one.run("CREATE TEMPORARY TABLE t (a int)");

            assertEquals(
                    "one of 4 sessions in %s: 1 temporary tables, the first is pg_temp_N.t"
                            .formatted(bench.quoted(HOSTILE)),
                    told(bench.finding("temporary-table", minor())));
        }
    }

    @Test
    void theOwnerOfATemporaryTableIsKnownByItsTransactionOnEveryMajor() throws SQLException {
        try (Session one = Session.of(bench);
                Session other = Session.of(bench)) {
            other.run("SELECT 1");
            one.run("CREATE TEMPORARY TABLE t (a int)");
            one.run("BEGIN");

            Finding finding = bench.finding("temporary-table", minor());

            assertTrue(told(finding).startsWith(words(one) + ": 1 "), finding.toString());
            assertEquals(terminate(one), finding.remedy());
        }
    }

    @Test
    void aTableThatSomebodyHasLockedWarns() throws SQLException {
        bench.run("CREATE TABLE %I (a int PRIMARY KEY)", LONGEST);
        try (Session session = Session.of(bench);
                Session reader = Session.of(bench)) {
            reader.run(bench.server().quoted("BEGIN; UPDATE %I SET a = a", LONGEST));
            assertEquals(List.of(), bench.findings("table-lock", minor()));
            session.run(
                    bench.server()
                            .quoted("BEGIN; LOCK %I IN SHARE UPDATE EXCLUSIVE MODE", LONGEST));

            Finding finding = bench.finding("table-lock", minor());

            assertEquals(
                    words(session)
                            + ": ShareUpdateExclusiveLock on "
                            + bench.quoted("public", LONGEST),
                    told(finding));
            assertEquals(terminate(session), finding.remedy());
            assertSoonCleared(finding);
        }
    }

    @Test
    void aStatementOfDdlThatRunsWarnsByItsFirstWord() throws SQLException {
        try (Session session = Session.of(bench)) {
            Thread running =
                    session.start(
                            "/* app */ CREATE TABLE t AS SELECT 'secret', pg_sleep(60)::text");
            await().until(() -> !bench.findings("table-lock", minor()).isEmpty());

            Finding finding = bench.finding("table-lock", minor());

            assertTrue(told(finding).startsWith(words(session) + ": runs CREATE"), told(finding));
            assertEquals(
                    "SELECT pg_catalog.pg_cancel_backend(%d);".formatted(session.pid()),
                    finding.remedy());
            assertSoonCleared(finding);
            await().until(() -> !running.isAlive());
        }
    }

    @Test
    void aSessionThatListensWarns() throws SQLException {
        try (Session session = Session.of(bench)) {
            session.run(bench.server().quoted("-- jobs\nLISTEN %I", HOSTILE));

            Finding finding = bench.finding("listening-session", minor());

            assertEquals(words(session), told(finding));
            assertEquals(terminate(session), finding.remedy());
            assertSoonCleared(finding);
        }
    }

    @Test
    void aSessionThatHoldsACursorWarns() throws SQLException {
        try (Session session = Session.of(bench)) {
            session.run(bench.server().quoted("DECLARE %I CURSOR WITH HOLD FOR SELECT 1", HOSTILE));
            assertEquals(words(session), told(bench.finding("held-cursor", minor())));
            session.run(bench.server().quoted("FETCH 1 FROM %I", HOSTILE));

            Finding finding = bench.finding("held-cursor", minor());

            assertEquals(terminate(session), finding.remedy());
            session.run(bench.server().quoted("CLOSE %I", HOSTILE));
            assertEquals(List.of(), bench.findings("held-cursor", minor()));
        }
    }

    @Test
    void aStatementThatRunsForLongWarns() throws SQLException {
        PreflightConfig impatient = Bench.config(Duration.ofMinutes(-1));
        try (Session session = Session.of(bench)) {
            Thread running = session.start("SELECT pg_sleep(60)");
            await().until(() -> running(impatient).count() == 1);

            Finding finding = running(impatient).findFirst().orElseThrow();

            assertEquals(words(session), told(finding));
            assertEquals(List.of(), bench.findings("long-query", minor()));
            bench.follow(finding);
            await().until(() -> !running.isAlive());
            assertEquals(0, running(impatient).count());
        }
    }

    private Stream<Finding> running(PreflightConfig config) {
        return bench.all(bench.server().superuser(), config, minor()).stream()
                .filter(one -> one.check().equals("long-query"));
    }

    @Test
    void aNewMajorInPlaceHasNoZeroDowntimePatching() throws SQLException {
        try (Session session = Session.of(bench)) {
            session.run(bench.server().quoted("LISTEN %I", HOSTILE));

            assertEquals(List.of(), bench.findings("listening-session", bench.by(Way.IN_PLACE)));
            assertEquals(
                    1,
                    bench.findings("listening-session", bench.to(Way.IN_PLACE, major, 99)).size());
        }
    }

    private Route minor() {
        return bench.to(Way.GLOBAL_MINOR, major, 99);
    }

    /// Does what the finding says, and finds it no more a moment later.
    private void assertSoonCleared(Finding finding) {
        bench.follow(finding);
        await().untilAsserted(
                        () -> assertEquals(List.of(), bench.findings(finding.check(), minor())));
    }

    private String words(Session session) {
        return "pid %d, postgres in %s, since T".formatted(session.pid(), bench.quoted(HOSTILE));
    }

    private static String terminate(Session session) {
        return "SELECT pg_catalog.pg_terminate_backend(%d);".formatted(session.pid());
    }

    private static String told(Finding finding) {
        assertEquals(1, finding.objects().size(), finding.toString());
        return timeless(finding.objects().getFirst());
    }

    static String timeless(String object) {
        return object.replaceAll(TIME, "T").replaceAll("pg_temp_\\d+", "pg_temp_N");
    }
}
