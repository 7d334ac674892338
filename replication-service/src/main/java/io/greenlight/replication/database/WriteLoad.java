package io.greenlight.replication.database;

import io.greenlight.backbone.parallel.Together;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A short load of writes on a clone: a few clients that do nothing but short transactions, on
/// tables of their own, which are made for it and go with its end.
public final class WriteLoad {

    private static final int SESSIONS = 4;

    /// Longer than a transaction that another attempt left open lives.
    private static final Duration TO_MAKE = Duration.ofSeconds(30);

    /// A client that waits for longer has failed.
    private static final Duration TO_WRITE = Duration.ofSeconds(5);

    /// Classes and codes of SQLSTATE (PostgreSQL documentation, Error Codes) that say nothing of
    /// the load: connection, login, shutdown. All others, a default of read-only transactions and
    /// too many connections among them, would come again.
    private static final Pattern PASSES = Pattern.compile("(08|28|57P).*");

    private final Door door;
    private final Duration length;

    /// @param length how long its clients work
    public WriteLoad(Door door, Duration length) {
        this.door = door;
        this.length = length;
    }

    /// The way to the clone.
    @FunctionalInterface
    public interface Door {

        /// A session on its writer; the load closes it.
        Session open() throws Exception;
    }

    /// Puts it on the clone, and says how that went, or why it could not be.
    ///
    /// @throws Exception for a passing fault: what is left of it goes when it is tried again
    public LoadMeasure measure() throws Exception {
        try (Session session = door.open()) {
            session.limitStatements((int) TO_MAKE.toMillis());
            LoadSchema schema = session.loadSchema();
            List<String> firing = schema.firing();
            if (!firing.isEmpty()) {
                return LoadMeasure.none(
                        "event triggers would fire, and might reach out of the database: "
                                + String.join(", ", firing));
            }
            schema.make();
            try {
                return together();
            } finally {
                schema.drop();
            }
        } catch (SQLException failed) {
            return LoadMeasure.none(objection(failed));
        }
    }

    /// A server's words, after their SQLSTATE, without the lines that tell of rows.
    static String words(SQLException failed) {
        return "%s: %s"
                .formatted(
                        failed.getSQLState(),
                        String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
    }

    private LoadMeasure together() throws Exception {
        List<Session> sessions = new ArrayList<>();
        List<LoadClient> clients = new ArrayList<>();
        try {
            while (sessions.size() < SESSIONS) {
                Session session = door.open();
                sessions.add(session);
                session.limitStatements((int) TO_WRITE.toMillis());
                clients.add(session.loadClient());
            }
            long began = System.nanoTime();
            long until = began + length.toNanos();
            Together.run(clients.stream().<Together.Act>map(one -> () -> one.work(until)).toList());
            return measured(clients, Duration.ofNanos(System.nanoTime() - began));
        } finally {
            sessions.forEach(Session::close);
        }
    }

    private static LoadMeasure measured(List<LoadClient> clients, Duration took) {
        Latencies latencies = new Latencies();
        clients.forEach(client -> latencies.add(client.latencies()));
        return new LoadMeasure(
                clients.size(),
                took,
                latencies.count(),
                LoadMeasure.Times.of(latencies),
                clients.stream()
                        .map(LoadClient::failures)
                        .reduce(LoadMeasure.Failures.NONE, LoadMeasure.Failures::and),
                "");
    }

    private static String objection(SQLException failed) throws SQLException {
        String state = failed.getSQLState();
        if (state == null || PASSES.matcher(state).matches()) {
            throw failed;
        }
        return words(failed);
    }
}
