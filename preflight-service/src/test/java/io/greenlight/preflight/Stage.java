package io.greenlight.preflight;

import static io.greenlight.preflight.Bench.HOSTILE;
import static io.greenlight.preflight.Bench.LONGEST;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A database of its own on the shared server of one major, where one proof is run, and from which
/// everything is cleared away afterwards.
final class Stage implements AutoCloseable {

    private static final String UNKNOWN = "…";

    /// What is not gone with the database: what keeps it from being dropped comes first.
    static final String SUBSCRIPTIONS =
            """
            DO $do$
            DECLARE name text;
            BEGIN
              FOR name IN SELECT subname FROM pg_subscription WHERE subdbid =
                  (SELECT oid FROM pg_database WHERE datname = current_database())
              LOOP
                EXECUTE format('ALTER SUBSCRIPTION %I DISABLE', name);
                EXECUTE format('ALTER SUBSCRIPTION %I SET (slot_name = NONE)', name);
                EXECUTE format('DROP SUBSCRIPTION %I', name);
              END LOOP;
            END $do$
            """;

    static final String SLOTS =
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots";

    private static final String OTHERS =
            """
            SELECT datname FROM pg_database
             WHERE datname NOT IN ('template0', 'template1', 'postgres')
            """;

    private static final String ROLES =
            """
            DO $do$
            DECLARE name text;
            BEGIN
              FOR name IN SELECT rolname FROM pg_roles WHERE oid >= 16384 LOOP
                EXECUTE format('DROP OWNED BY %I', name);
              END LOOP;
              FOR name IN SELECT rolname FROM pg_roles WHERE oid >= 16384 LOOP
                EXECUTE format('DROP ROLE %I', name);
              END LOOP;
            END $do$
            """;

    /// One session in each server for all its proofs; it ends with the server.
    private static final Map<RealServer, Session> MAINTENANCE = new ConcurrentHashMap<>();

    private final Bench bench;
    private final Proof proof;
    private final Map<String, Session> desks = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();

    private Stage(Bench bench, Proof proof) {
        this.bench = bench;
        this.proof = proof;
    }

    static Stage of(int major, Proof proof) throws SQLException {
        RealServer server = RealServer.of(major);
        Stage stage = new Stage(new Bench(server, new Database(server.endpoint(), HOSTILE)), proof);
        stage.maintenance().run(stage.formatted("CREATE DATABASE %1$I"));
        return stage;
    }

    /// Breaks it, is told of it, does what is told, and is told no more.
    void prove() throws SQLException {
        given();
        String expected = expected();
        leaveUnlessAlone();
        List<Finding> found = awaitTold(expected);
        for (Function<Bench, Route> another : proof.silent()) {
            assertEquals("", words(findings(another.apply(bench))), "silent elsewhere");
        }
        for (Finding one : found) {
            new Remedy(one.remedy()).follow(desk(one.database()));
        }
        leaveUnlessAlone();
        awaitTold(proof.remains() ? expected : "");
    }

    private void given() throws SQLException {
        for (String statement : proof.given()) {
            desk(HOSTILE).run(formatted(statement));
        }
        for (List<String> statements : proof.sessions()) {
            Session session = open();
            for (String statement : statements) {
                session.run(formatted(statement));
            }
        }
        if (proof.running().isPresent()) {
            String statement = formatted(proof.running().get());
            open().start(statement);
        }
    }

    private Session open() throws SQLException {
        Session session = Session.of(bench);
        sessions.add(session);
        return session;
    }

    /// Where remedies are pasted. What a finding says of the whole cluster is done in the database
    /// at hand.
    private Session desk(String database) throws SQLException {
        String name = database.equals(Source.WHOLE_CLUSTER) ? HOSTILE : database;
        Session open = desks.get(name);
        if (open == null) {
            open = plain(bench.server(), name);
            desks.put(name, open);
        }
        return open;
    }

    private Session maintenance() throws SQLException {
        RealServer server = bench.server();
        Session open = MAINTENANCE.get(server);
        if (open == null) {
            open = plain(server, Databases.MAINTENANCE);
            MAINTENANCE.put(server, open);
        }
        return open;
    }

    private static Session plain(RealServer server, String name) throws SQLException {
        return Session.plain(new Bench(server, new Database(server.endpoint(), name)));
    }

    /// Where sessions are looked at, nobody else has one; and what one has written is counted when
    /// it ends.
    private void leaveUnlessAlone() throws SQLException {
        if (!sessions.isEmpty() || proof.isCounted()) {
            closeDesks();
        }
    }

    private void closeDesks() throws SQLException {
        for (Session desk : desks.values()) {
            desk.close();
        }
        desks.clear();
    }

    private String formatted(String template) throws SQLException {
        RealServer server = bench.server();
        String self =
                "host=localhost port=%d user=postgres password=%s dbname='%s'"
                        .formatted(
                                server.endpoint().port(),
                                server.superuser().password(),
                                HOSTILE.replace("'", "\\'"));
        return maintenance()
                .formatted(
                        template,
                        HOSTILE,
                        LONGEST,
                        Proof.LINES,
                        self,
                        server.superuser().password());
    }

    private String expected() throws SQLException {
        String all =
                proof.told().stream()
                        .map(one ->
                                "%s: %d\n%s\n%s\n"
                                        .formatted(
                                                one.severity(),
                                                one.objects().size(),
                                                String.join("\n", one.objects()),
                                                one.remedy()))
                        .collect(Collectors.joining());
        String pid = sessions.isEmpty() ? "" : Integer.toString(sessions.getLast().pid());
        return formatted(all.replace("<pid>", pid));
    }

    private static String words(List<Finding> found) {
        return found.stream()
                .map(one ->
                        "%s%s\n%s\n%s\n"
                                .formatted(
                                        one.severity(),
                                        one.title().substring(one.title().lastIndexOf(": ")),
                                        String.join("\n", one.objects()),
                                        one.remedy()))
                .collect(Collectors.joining());
    }

    /// What the server counts, and what it ends, shows a moment later.
    private List<Finding> awaitTold(String expected) {
        Pattern pattern =
                Pattern.compile(
                        Stream.of(expected.split(UNKNOWN, -1))
                                .map(Pattern::quote)
                                .collect(Collectors.joining(".*")),
                        Pattern.DOTALL);
        List<Finding> last = new ArrayList<>();
        await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    last.clear();
                    last.addAll(findings(proof.route(bench)));
                    String told = words(last);
                    assertEquals(pattern.matcher(told).matches() ? told : expected, told);
                });
        return last;
    }

    /// Over one session, unless the place is another database: a login costs more than a check.
    private List<Finding> findings(Route route) {
        Login login = proof.login().orElse(bench.server().superuser());
        Duration patience =
                switch (proof.patience()) {
                    case MINUTES -> Duration.ofMinutes(5);
                    case NONE -> Duration.ofMinutes(-1);
                };
        String place = proof.place().orElse(HOSTILE);
        Scope scope = new Scope(bench.cluster(), login, HOSTILE, place::equals);
        return bench.findings(proof.check(), scope, route, Bench.config(patience));
    }

    @Override
    public void close() throws SQLException {
        for (Session session : sessions) {
            session.close();
        }
        if (!maintenance().texts("SELECT subname FROM pg_subscription").isEmpty()) {
            desk(HOSTILE).run(SUBSCRIPTIONS);
        }
        closeDesks();
        for (String statement : proof.afterwards()) {
            maintenance().run(formatted(statement));
        }
        // Whoever was fed from a slot lets go of it a moment later.
        await().pollDelay(Duration.ZERO).ignoreExceptions().untilAsserted(this::clear);
    }

    private void clear() throws SQLException {
        Session desk = maintenance();
        desk.run(SLOTS);
        for (String other : desk.texts(OTHERS)) {
            desk.run(desk.formatted("DROP DATABASE %1$I WITH (FORCE)", other));
        }
        desk.run(ROLES);
    }
}
