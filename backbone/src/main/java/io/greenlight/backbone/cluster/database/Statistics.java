package io.greenlight.backbone.cluster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What the planner of one database knows of its tables: after pg_upgrade nothing (18 is the first
/// that keeps most of it), so that the first queries after a switchover would crawl.
public final class Statistics {

    private static final String MISSING = SqlFile.beside(Statistics.class, "never_analyzed.sql");

    private final Connection connection;

    Statistics(Connection connection) {
        this.connection = connection;
    }

    /// How one slice of the work went.
    ///
    /// @param analyzed how many tables were
    /// @param left how many this slice did not come to
    /// @param refused tables that cannot be analyzed, and why
    public record Slice(int analyzed, int left, List<String> refused) {}

    /// One table that has no statistics yet.
    ///
    /// @param ours whether we may analyze it
    private record Missing(String table, String statement, boolean ours) {}

    /// Analyzes tables that never were, the biggest last, until that moment.
    public Slice analyze(Clock clock, Instant until) throws SQLException {
        return analyze(clock, until, told -> {});
    }

    /// The same, and tells of each table.
    ///
    /// @param told what became of it, a sentence
    public Slice analyze(Clock clock, Instant until, Consumer<String> told) throws SQLException {
        List<Missing> tables =
                new Query(connection, MISSING)
                        .list(row ->
                                new Missing(row.getString(1), row.getString(2), row.getBoolean(3)));
        List<String> refused = new ArrayList<>();
        int analyzed = 0;
        int left = tables.size();
        for (Missing one : tables) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            left--;
            Instant began = clock.instant();
            String objection = analyze(one);
            if (objection.isEmpty()) {
                analyzed++;
                Duration took = Duration.between(began, clock.instant());
                told.accept("%s analyzed in %d ms".formatted(one.table(), took.toMillis()));
            } else {
                refused.add("%s: %s".formatted(one.table(), objection));
                told.accept("%s not analyzed: %s".formatted(one.table(), objection));
            }
        }
        return new Slice(analyzed, left, List.copyOf(refused));
    }

    /// Why it cannot be; empty if it was.
    private String analyze(Missing one) throws SQLException {
        if (!one.ours()) {
            return "it is not ours to analyze";
        }
        try {
            Query.execute(connection, one.statement());
            return "";
        } catch (SQLException refused) {
            return Objection.of(refused);
        }
    }
}
