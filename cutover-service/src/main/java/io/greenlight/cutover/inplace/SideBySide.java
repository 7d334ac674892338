package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.backbone.plan.Run;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/// One slice of one pass over the tables of all databases: a few of them at a time, where there is
/// enough to do, each over a session of its own.
final class SideBySide {

    /// What keeps one session busy for seconds: ANALYZE in full reads so many pages of a table, and
    /// so many small tables take as long.
    private static final long PAGES = 30_000;

    private static final int TABLES = 500;

    private final Access access;
    private final CutoverConfig config;
    private final Clock clock;
    private final Statistics.Pass pass;
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());
    private final List<String> locked = Collections.synchronizedList(new ArrayList<>());
    private int left;

    SideBySide(Access access, CutoverConfig config, Clock clock, Statistics.Pass pass) {
        this.access = access;
        this.config = config;
        this.clock = clock;
        this.pass = pass;
    }

    /// Analyzes tables of that database until that moment, and says what became of each.
    List<String> run(Run<InPlaceFacts> run, String database, Server server, Instant until)
            throws Exception {
        List<Statistics.Missing> missing = server.unanalyzed(pass);
        Queue<Statistics.Missing> tables = new ConcurrentLinkedQueue<>(missing);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Boolean>> work = new ArrayList<>();
        work.add(() -> {
            work(server, tables, until, told);
            return true;
        });
        work.addAll(
                Collections.nCopies(
                        sessions(missing) - 1,
                        () -> {
                            try (Server own = access.openWriter(run, database)) {
                                work(own, tables, until, told);
                            }
                            return true;
                        }));
        Together.call(work);
        left += tables.size();
        return List.copyOf(told);
    }

    /// One of them is there already.
    private int sessions(List<Statistics.Missing> missing) {
        long pages = missing.stream().mapToLong(Statistics.Missing::pages).sum();
        long busy = 1 + (pages / PAGES) + (missing.size() / TABLES);
        return Math.clamp(busy, 1, config.analyzeConnections());
    }

    /// How many tables are still to be analyzed in this pass.
    int left() {
        return left + locked.size();
    }

    /// Whether all that is left is what somebody has locked.
    boolean isHeldUp() {
        return left == 0;
    }

    /// The tables that cannot be analyzed, and why.
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void work(
            Server server, Queue<Statistics.Missing> tables, Instant until, List<String> told)
            throws Exception {
        while (clock.instant().isBefore(until)) {
            Statistics.Missing one = tables.poll();
            if (one == null) {
                return;
            }
            Instant began = clock.instant();
            Statistics.Result result = server.analyze(one, pass);
            Duration took = Duration.between(began, clock.instant());
            told.add(
                    switch (result.became()) {
                        case ANALYZED ->
                                "%s analyzed, %s, in %d ms"
                                        .formatted(one.table(), pass.words(one), took.toMillis());
                        case LOCKED -> "%s waits: %s".formatted(one.table(), result.why());
                        case REFUSED -> "%s not analyzed: %s".formatted(one.table(), result.why());
                    });
            switch (result.became()) {
                case ANALYZED -> {}
                case LOCKED -> locked.add(one.table());
                case REFUSED -> refused.add("%s: %s".formatted(one.table(), result.why()));
            }
        }
    }
}
