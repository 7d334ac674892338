package io.greenlight.preflight.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Way;
import io.greenlight.preflight.database.Acquaintance;
import io.greenlight.preflight.database.Acquaintance.NotReached;
import io.greenlight.preflight.database.UrlPostgres;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Preflight of a server by its url: what it finds, and what it says when it cannot look.
class PreflightToolTest {

    private static final String NAME = "a 'b' %/?&=+ü";
    private static final String EVENT_TRIGGER =
            """
            CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql
                SET search_path = pg_catalog AS 'BEGIN END';
            CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f()
            """;
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

    private final RealServer server = RealServer.of(14);

    @BeforeEach
    void aDatabase() {
        server.create(NAME);
    }

    @AfterEach
    void noDatabase() {
        server.drop(NAME);
    }

    @Test
    void aServerWithNothingInTheWayIsClean() throws NotReached {
        PreflightReport answer = look(wanted(List.of(), List.of()));

        assertEquals(List.of(), answer.findings());
        assertEquals(Verdict.CLEAR, answer.verdict());
        assertEquals("17.11", answer.subject().target().toString());
        assertTrue(answer.notes().getFirst().contains("upgrade-path"), answer::toString);
    }

    @Test
    void itFindsWhatTheServiceFindsInEveryDatabase() throws NotReached {
        server.create("other");
        execute("other", "CREATE TABLE unkeyed (a int)");
        execute(NAME, EVENT_TRIGGER);

        PreflightReport all = look(wanted(List.of(), List.of()));
        PreflightReport one = look(wanted(List.of(), List.of(NAME)));
        server.drop("other");

        assertEquals(List.of("replica-identity", "event-trigger"), checks(all));
        assertEquals(Verdict.BLOCKED, all.verdict());
        assertEquals(List.of("event-trigger"), checks(one));
        assertEquals(NAME, one.findings().getFirst().database());
        assertEquals(Verdict.WARNINGS, one.verdict());
    }

    @Test
    void oneCheckIsAskedByItsIdAndSaysSoWhereItDoesNotCount() throws NotReached {
        execute(NAME, "CREATE TABLE unkeyed (a int)");
        execute(NAME, EVENT_TRIGGER);

        PreflightReport answer =
                look(wanted(List.of("replica-identity", "md5-password"), List.of()));

        assertEquals(List.of("replica-identity"), checks(answer));
        assertEquals(
                List.of("By clone from 14.24 to 17.11 these do not count: md5-password."),
                answer.notes());
    }

    @Test
    void theWayByDmsIsNotedWithWhatDmsDoesNotCarry() throws NotReached {
        PreflightReport answer = look(to(Way.DMS, "17"));

        assertEquals(Way.DMS.notes(), answer.notes().subList(0, Way.DMS.notes().size()));
        assertTrue(answer.notes().getFirst().contains("TRUNCATE"), answer::toString);
    }

    @Test
    void parametersAreSetByWhoeverKeepsTheServer() throws NotReached {
        execute(NAME, "ALTER ROLE postgres SET password_encryption = 'md5'");
        Wanted wanted =
                new Wanted(
                        Way.IN_PLACE,
                        "18",
                        List.of("md5-password"),
                        List.of(),
                        Duration.ofSeconds(30));

        PreflightReport answer = look(wanted);
        execute(NAME, "ALTER ROLE postgres RESET password_encryption");

        assertEquals(
                "ALTER SYSTEM SET password_encryption = 'scram-sha-256';\n"
                        + "-- then restart the server",
                answer.findings().getFirst().remedy());
    }

    @Test
    void whatIsAskedWronglyIsRefusedByName() {
        assertRefused("--database nope", wanted(List.of(), List.of("nope")));
        assertRefused("--check upgrade-path: it asks RDS", wanted(List.of("upgrade-path"), all()));
        assertRefused("--check keys: there are only c-function", wanted(List.of("keys"), all()));
        assertRefused("--to 14: the server has 14.24 already", to(Way.IN_PLACE, "14"));
        assertRefused("in-place takes 14.30", to(Way.CLONE, "14.30"));
        assertRefused("stays with major 14", to(Way.GLOBAL_MINOR, "17"));
        assertThrows(IllegalArgumentException.class, () -> to(Way.CLONE, "19"));
        assertThrows(IllegalArgumentException.class, () -> to(Way.CLONE, "17.x"));
    }

    @Test
    void whoIsNotLetInIsToldInTheServersWords() {
        PreflightTool tool = new PreflightTool(new UrlPostgres(url()), CLOCK);
        Login wrong = new Login("postgres", "hunter2");
        Login mute = new Login("postgres", "");

        NotReached refused = assertThrows(NotReached.class, () -> tool.meet(wrong));
        NotReached asked = assertThrows(NotReached.class, () -> tool.meet(mute));

        assertTrue(refused.sentence().contains("password authentication failed"));
        assertTrue(asked.isPerhapsForWantOfPassword(), asked::sentence);
    }

    @Test
    void aTerminalGetsItWithoutMarkup() throws NotReached {
        execute(NAME, "CREATE TABLE \"broken\nname\" (a int)");

        PreflightReport answer = look(wanted(List.of("replica-identity"), List.of()));
        String page = Format.TEXT.of(answer);

        assertEquals(
                """
                BLOCKED: localhost:%d, 14.24 to 17.11 by clone
                1 findings block, 0 warn.

                BLOCKED replica-identity in database %s
                  tables whose rows replication cannot name: 1
                  why: %s
                  objects: public."broken\\nname"
                  remedy:
                """
                        .formatted(
                                server.endpoint().port(), NAME, answer.findings().getFirst().why()),
                page.substring(0, page.indexOf("remedy:") + 8));
        assertTrue(page.contains("ALTER TABLE public.\"broken\n    name\""), page);
    }

    private static List<String> all() {
        return List.of();
    }

    private void assertRefused(String sentence, Wanted wanted) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> look(wanted));
        assertTrue(String.valueOf(refused.getMessage()).contains(sentence), refused::getMessage);
    }

    private static Wanted wanted(List<String> checks, List<String> databases) {
        return new Wanted(Way.CLONE, "17", checks, databases, Duration.ofSeconds(30));
    }

    private static Wanted to(Way way, String target) {
        return new Wanted(way, target, List.of(), List.of(), Duration.ofSeconds(30));
    }

    private PreflightReport look(Wanted wanted) throws NotReached {
        PreflightTool tool = new PreflightTool(new UrlPostgres(url()), CLOCK);
        Acquaintance met = tool.meet(server.superuser());
        ConcurrentSkipListSet<String> done = new ConcurrentSkipListSet<>();
        PreflightReport answer =
                tool.look(met, server.superuser(), wanted, (name, _) -> done.add(name));
        assertTrue(done.contains(NAME), done::toString);
        return answer;
    }

    private static List<String> checks(PreflightReport answer) {
        return answer.findings().stream().map(Finding::check).toList();
    }

    private String url() {
        return "jdbc:postgresql://localhost:%d/%s?sslmode=verify-full&sslrootcert=%s"
                .formatted(
                        server.endpoint().port(),
                        URLEncoder.encode(NAME, StandardCharsets.UTF_8),
                        server.rootCertificate());
    }

    private void execute(String database, String sql) {
        server.execute(new Database(server.endpoint(), database), sql);
    }
}
