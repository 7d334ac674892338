package io.greenlight.replication.database;

import io.greenlight.backbone.cluster.database.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// One of the clients of a load: one transaction after the other, each timed.
///
/// They are those of pgbench's builtin script "TPC-B (sort of)", without its tellers and branches,
/// whose few rows clients would wait for one another at (PostgreSQL documentation, pgbench, "What
/// Is the 'Transaction' Actually Performed in pgbench?",
/// https://www.postgresql.org/docs/current/pgbench.html).
final class LoadClient {

    /// Isolation is said, for with a stricter one two clients at one row would be a failure. What a
    /// service that died has left open holds its rows no longer than the next attempt waits.
    private static final String BEGIN =
            """
            SELECT pg_catalog.set_config('search_path', ?, false)
             UNION ALL
            SELECT pg_catalog.set_config(s.name, s.setting, false)
              FROM (VALUES ('default_transaction_isolation', 'read committed'),
                           ('idle_in_transaction_session_timeout', '10s')) AS s (name, setting)
            """;

    private static final String CHANGE = "UPDATE accounts SET balance = balance + ? WHERE id = ?";

    private static final String LOOK = "SELECT balance FROM accounts WHERE id = ?";

    private static final String REMEMBER =
            """
            INSERT INTO history (account, delta, changed_at)
            VALUES (?, ?, pg_catalog.now())
            """;

    private static final int ACCOUNTS = 10_000;
    private static final int MOST = 5_000;

    private final Connection connection;
    private final Latencies latencies = new Latencies();
    private LoadMeasure.Failures failures = LoadMeasure.Failures.NONE;

    private LoadClient(Connection connection) {
        this.connection = connection;
    }

    /// One that is ready to begin.
    static LoadClient of(Connection connection, String schema) throws SQLException {
        new Query(connection, BEGIN, schema).texts();
        connection.setAutoCommit(false);
        return new LoadClient(connection);
    }

    /// Works until then, or until its server is not there any more.
    ///
    /// @param until as [System#nanoTime] counts
    void work(long until) {
        boolean goesOn = true;
        while (goesOn && System.nanoTime() < until) {
            goesOn = transact();
        }
    }

    Latencies latencies() {
        return latencies;
    }

    LoadMeasure.Failures failures() {
        return failures;
    }

    /// One of them; whether another one can be tried.
    private boolean transact() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int account = random.nextInt(1, ACCOUNTS + 1);
        int delta = random.nextInt(-MOST, MOST + 1);
        long began = System.nanoTime();
        try {
            new Query(connection, CHANGE, delta, account).update();
            new Query(connection, LOOK, account).text();
            new Query(connection, REMEMBER, account, delta).update();
            connection.commit();
            latencies.add(Duration.ofNanos(System.nanoTime() - began));
            return true;
        } catch (SQLException failed) {
            failures = failures.and(new LoadMeasure.Failures(1, WriteLoad.words(failed)));
            return isTakenBack();
        }
    }

    private boolean isTakenBack() {
        try {
            connection.rollback();
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }
}
