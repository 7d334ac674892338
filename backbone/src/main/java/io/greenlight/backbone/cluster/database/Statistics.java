package io.greenlight.backbone.cluster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What the planner of one database knows of its tables: after pg_upgrade nothing (18 is the first
/// that keeps most of it), so that the first queries after a switchover would crawl.
public final class Statistics {

    private static final String MISSING = SqlFile.beside(Statistics.class, "never_analyzed.sql");

    /// Empty for what everybody else has.
    private static final String TARGET =
            """
            SELECT pg_catalog.set_config(
                       s.name, coalesce(nullif(?, ''), s.reset_val), false)
              FROM pg_catalog.pg_settings AS s
             WHERE s.name = 'default_statistics_target'
            """;

    private static final String LOCKS = "SELECT pg_catalog.set_config('lock_timeout', ?, false)";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// How long a look waits for who locks a table just then, and what follows it in the same
    /// slice; who works on it tries again.
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// The first major whose pg_upgrade brings statistics along.
    private static final int CARRIED_OVER = 18;

    private final Connection connection;

    Statistics(Connection connection) {
        this.connection = connection;
    }

    /// How one slice of the work went.
    ///
    /// @param analyzed how many tables were
    /// @param left how many this slice did not come to, or found locked by somebody
    /// @param refused tables that cannot be analyzed, and why
    public record Slice(int analyzed, int left, List<String> refused) {}

    /// One table that has no statistics yet.
    ///
    /// @param ours whether we may analyze it
    /// @param pages on disk, those of its partitions included
    /// @param locked whether somebody has locked it, or a part of it: then its size is not known
    public record Missing(
            String table, String statement, boolean ours, long pages, boolean locked) {}

    /// How thoroughly: a rough picture of every table lets clients work long before a good one of
    /// the biggest is there.
    ///
    /// ANALYZE reads at most 300 pages for each point of the statistics target (`minrows` in
    /// PostgreSQL's `analyze.c`). A table that a rough pass would read as a whole is analyzed in
    /// full by it, and needs no other. So is one whose size is not known: were it small, no later
    /// pass would come to it.
    public enum Pass {
        ROUGH(1, "1", -1, 300),
        FAIR(2, "10", 300, 3_000),
        FULL(3, "", 3_000, Long.MAX_VALUE);

        private final int times;
        private final String target;
        private final long donePages;
        private final long wholePages;

        /// @param target what `default_statistics_target` is set to; empty: what everybody has
        /// @param donePages tables up to so many pages were analyzed in full by earlier passes
        /// @param wholePages tables up to so many are read as a whole by this one
        Pass(int times, String target, long donePages, long wholePages) {
            this.times = times;
            this.target = target;
            this.donePages = donePages;
            this.wholePages = wholePages;
        }

        private Pass of(Missing one) {
            return one.locked() || one.pages() <= wholePages ? FULL : this;
        }

        /// How many passes are over once this one is.
        public int times() {
            return times;
        }

        /// How that one is analyzed by it, in words.
        public String words(Missing one) {
            return of(one).words();
        }

        /// In words.
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of a table.
    public enum Became {
        ANALYZED,
        /// Somebody holds a lock on it: it is tried again.
        LOCKED,
        REFUSED
    }

    /// What became of a table.
    ///
    /// @param why empty if it was analyzed
    public record Result(Became became, String why) {}

    /// The tables that this pass has yet to come to, the biggest last. Those that autovacuum has
    /// analyzed meanwhile need no other. From 18 on most tables have their statistics, and those
    /// that lack some are analyzed once: a rough pass would take from what they have.
    public List<Missing> missing(Pass pass) throws SQLException {
        boolean areCarriedOver = connection.getMetaData().getDatabaseMajorVersion() >= CARRIED_OVER;
        if (areCarriedOver) {
            return pass == Pass.FULL ? missing(1, -1) : List.of();
        }
        return missing(pass.times, pass.donePages);
    }

    /// Analyzes that one, and waits for nobody's lock for longer than that.
    public Result analyze(Missing one, Pass pass, Duration patience) throws SQLException {
        new Query(connection, TARGET, pass.of(one).target).text();
        new Query(connection, LOCKS, Long.toString(patience.toMillis())).text();
        return analyze(one);
    }

    /// Analyzes tables that never were, the biggest last, until that moment.
    public Slice analyze(Clock clock, Instant until) throws SQLException {
        return analyze(clock, until, told -> {});
    }

    /// The same, and tells of each table.
    ///
    /// @param told what became of it, a sentence
    public Slice analyze(Clock clock, Instant until, Consumer<String> told) throws SQLException {
        List<Missing> tables = missing(1, -1);
        List<String> refused = new ArrayList<>();
        int analyzed = 0;
        int left = tables.size();
        for (Missing one : tables) {
            if (!clock.instant().isBefore(until)) {
                break;
            }
            Instant began = clock.instant();
            Result result = analyze(one);
            switch (result.became()) {
                case ANALYZED -> {
                    left--;
                    analyzed++;
                    Duration took = Duration.between(began, clock.instant());
                    told.accept("%s analyzed in %d ms".formatted(one.table(), took.toMillis()));
                }
                case LOCKED -> told.accept("%s waits: %s".formatted(one.table(), result.why()));
                case REFUSED -> {
                    left--;
                    refused.add("%s: %s".formatted(one.table(), result.why()));
                    told.accept("%s not analyzed: %s".formatted(one.table(), result.why()));
                }
            }
        }
        return new Slice(analyzed, left, List.copyOf(refused));
    }

    private List<Missing> missing(int times, long donePages) throws SQLException {
        new Query(connection, LOCKS, Long.toString(LOOK.toMillis())).text();
        return new Query(connection, MISSING, times, donePages)
                .list(row ->
                        new Missing(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getLong(4),
                                row.getBoolean(5)));
    }

    private Result analyze(Missing one) throws SQLException {
        if (!one.ours()) {
            return new Result(Became.REFUSED, "it is not ours to analyze");
        }
        try {
            Query.execute(connection, one.statement());
            return new Result(Became.ANALYZED, "");
        } catch (SQLException failed) {
            return LOCK_NOT_AVAILABLE.equals(failed.getSQLState())
                    ? new Result(Became.LOCKED, String.valueOf(failed.getMessage()))
                    : new Result(Became.REFUSED, Objection.of(failed));
        }
    }
}
