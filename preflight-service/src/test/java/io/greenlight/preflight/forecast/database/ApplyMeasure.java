package io.greenlight.preflight.forecast.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.RealServer;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.Lsn;
import io.greenlight.preflight.forecast.Measured;
import io.greenlight.preflight.forecast.Scenes;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// How fast a real subscription applies: by hand, when nobody else uses the machine, for what it
/// writes is what forecasts are made from.
///
///     ./mvnw -o -pl preflight-service -am test -Dtest=ApplyMeasure \
///         -Dsurefire.failIfNoSpecifiedTests=false -Dgreenlight.measure=write
///
/// The subscription is stopped while a load is written, so that what is timed is the applying
/// alone, from the moment at which the subscription is started until the last row is there.
@EnabledIfSystemProperty(named = "greenlight.measure", matches = "write")
class ApplyMeasure {

    private static final int RUNS = 3;
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "shared_buffers", "128MB");

    private static final String TABLES =
            """
            CREATE TABLE account (id bigint PRIMARY KEY, balance bigint, note text);
            CREATE TABLE mark (id bigint PRIMARY KEY)
            """;

    /// The writes, and how many rows of them.
    private enum Load {
        SINGLE_ROWS(
                "transactions of one row",
                30_000,
                """
                DO $$
                BEGIN
                    FOR i IN 1..10000 LOOP
                        UPDATE account SET balance = balance + 1 WHERE id = 1 + i * 7 %% 100000;
                        COMMIT;
                        INSERT INTO account VALUES (%1$d * 1000000 + i, i, repeat('x', 60));
                        COMMIT;
                        DELETE FROM account WHERE id = %1$d * 1000000 + i - 100;
                        COMMIT;
                    END LOOP;
                END $$
                """),
        HUNDREDS(
                "transactions of a hundred rows",
                200_000,
                """
                DO $$
                BEGIN
                    FOR i IN 1..2000 LOOP
                        UPDATE account SET balance = balance + 1
                         WHERE id BETWEEN i * 40 AND i * 40 + 99;
                        COMMIT;
                    END LOOP;
                END $$
                """),
        BULK(
                "transactions of fifty thousand rows",
                400_000,
                """
                DO $$
                BEGIN
                    FOR i IN 0..7 LOOP
                        INSERT INTO account
                        SELECT %1$d * 1000000 + 100000 + i * 50000 + n, n, repeat('x', 60)
                          FROM generate_series(1, 50000) AS n;
                        COMMIT;
                    END LOOP;
                END $$
                """);

        private final String words;
        private final long rows;
        private final String sql;

        Load(String words, long rows, String sql) {
            this.words = words;
            this.rows = rows;
            this.sql = sql;
        }
    }

    @Test
    void aSubscriptionIsTimed() throws Exception {
        try (RealServer source = RealServer.fresh(14, DURABLE);
                RealServer target = RealServer.fresh(17, DURABLE);
                Connection from = source.open(source.create("shop"));
                Connection to = target.open(target.create("shop"))) {
            subscribe(source, from, to);
            List<Measured.Load> loads = new ArrayList<>();
            int round = 1;
            for (Load load : Load.values()) {
                List<Measured.Applied> runs = new ArrayList<>();
                for (int run = 0; run < RUNS; run++) {
                    runs.add(applied(load, round++, from, to));
                }
                loads.add(new Measured.Load(load.words, runs));
            }
            write(new Measured.Apply(Scenes.here(source.version(), target.version()), loads));
        }
    }

    private static void subscribe(RealServer source, Connection from, Connection to)
            throws SQLException {
        // How fast the source writes is not what is timed.
        Query.execute(from, "SET synchronous_commit = off");
        Query.execute(from, TABLES);
        Query.execute(to, TABLES);
        Query.execute(
                from, "INSERT INTO account SELECT n, 0, '' FROM generate_series(1, 100000) AS n");
        Query.execute(from, "CREATE PUBLICATION feed FOR TABLE account, mark");
        Database there = new Database(source.endpoint(), "shop");
        new Query(
                        to,
                        """
                        SELECT pg_catalog.format(
                                 'CREATE SUBSCRIPTION feed CONNECTION %L PUBLICATION feed',
                                 pg_catalog.format(
                                   'host=%s port=%s dbname=%s user=postgres password=%s'
                                   ' sslmode=require', ?, ?, ?, ?))
                        """,
                        there.endpoint().host(),
                        Integer.toString(there.endpoint().port()),
                        there.name(),
                        source.superuser().password())
                .build();
        mark(0, from);
        awaitMark(0, to);
    }

    private static Measured.Applied applied(Load load, int round, Connection from, Connection to)
            throws SQLException {
        Query.execute(to, "ALTER SUBSCRIPTION feed DISABLE");
        await(to, "SELECT count(*) = 0 FROM pg_stat_subscription WHERE pid IS NOT NULL");
        Lsn before = position(from);
        Query.execute(from, load.sql.formatted(round));
        mark(round, from);
        Lsn after = position(from);

        long start = System.nanoTime();
        Query.execute(to, "ALTER SUBSCRIPTION feed ENABLE");
        awaitMark(round, to);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Measured.Applied(after.bytesSince(before), load.rows, took.toMillis());
    }

    private static Lsn position(Connection connection) throws SQLException {
        return Lsn.parse(new Query(connection, "SELECT pg_current_wal_insert_lsn()::text").text());
    }

    private static void mark(long id, Connection from) throws SQLException {
        new Query(from, "INSERT INTO mark VALUES (?)", id).update();
    }

    private static void awaitMark(long id, Connection to) throws SQLException {
        await(to, "SELECT count(*) > 0 FROM mark WHERE id = " + id);
    }

    private static void await(Connection connection, String condition) throws SQLException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!"t".equals(new Query(connection, condition).text())) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within five minutes: " + condition);
            }
            try {
                // Asking more often would take the processor from the worker that is timed.
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static void write(Measured.Apply apply) throws IOException {
        ObjectMapper json = EventCodec.newMapper();
        Path file =
                Path.of("src/main/resources/io/greenlight/preflight/forecast/measured_apply.json");
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), apply);
    }
}
