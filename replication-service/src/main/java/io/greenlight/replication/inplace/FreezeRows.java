package io.greenlight.replication.inplace;

import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.RowFreezing;
import io.greenlight.replication.database.Session;
import io.greenlight.replication.run.ReplicationConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Freezes the rows of every table that the maintenance user may vacuum, a slice at a time, the
/// oldest first; each table is a line of the log. No client waits for it, but it reads and writes
/// much. What cannot be frozen is told and left.
///
/// - **Again:** tables that were frozen since the first attempt are passed over.
/// - **Undo:** frozen rows stay frozen; nobody sees a difference.
public final class FreezeRows implements Step<InPlaceFacts> {

    private static final String LOG = "freeze.log";
    private static final int NAMED = 3;

    /// Whoever locks a table does so for long, or is done at the next look; each look is told.
    private static final Duration LOCKED_RECHECK = Duration.ofSeconds(30);

    private final InPlaceSource source;
    private final RunLog log;
    private final ReplicationConfig config;
    private final Clock clock;

    FreezeRows(InPlaceSource source, RunLog log, ReplicationConfig config, Clock clock) {
        this.source = source;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "freeze-rows";
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(14);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        Freezing before = begun(run);
        FreezeSlice slice =
                new FreezeSlice(before, clock, clock.instant().plus(config.freezeSlice()));
        try {
            source.each(run, slice::work);
        } finally {
            log.add(run.order(), LOG, slice.lines());
        }
        Freezing now = before.refusing(slice.refused());
        if (!slice.refused().isEmpty()) {
            run.keep(run.facts().with(now));
        }
        if (slice.isCutShort()) {
            return new StepOutcome.NotYet(
                    "%s, now in database %s".formatted(slice.progress(), slice.database()),
                    Duration.ZERO);
        }
        if (!slice.locked().isEmpty() && run.elapsed().compareTo(config.freezePatience()) < 0) {
            return new StepOutcome.NotYet(
                    "%s; locked are %s".formatted(slice.progress(), some(slice.locked())),
                    LOCKED_RECHECK);
        }
        return done(run, slice, now);
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("frozen rows stay frozen");
    }

    private Freezing begun(Run<InPlaceFacts> run) throws Exception {
        if (run.facts().freezing() == null) {
            RowFreezing.Mark mark;
            try (Session session = source.openMaintenance(run)) {
                mark = session.rowFreezing().mark();
            }
            run.keep(run.facts().with(Freezing.begun(mark)));
        }
        return run.facts().requiredFreezing();
    }

    private StepOutcome done(Run<InPlaceFacts> run, FreezeSlice slice, Freezing now) {
        List<String> left = new ArrayList<>();
        now.refused().forEach(one -> left.add(one.toString()));
        left.addAll(slice.locked());
        slice.notOurs().forEach(one -> left.add(one + ": it is not ours to vacuum"));
        Stream<String> lines =
                Stream.concat(
                        left.stream().map(one -> "left: " + one), Stream.of(slice.progress()));
        log.add(run.order(), LOG, lines.map(log::line).toList());
        return new StepOutcome.Done(
                left.isEmpty()
                        ? slice.progress()
                        : "%s; left are %s".formatted(slice.progress(), some(left)));
    }

    /// The first of them: the log has all.
    private static String some(List<String> names) {
        String first = String.join("; ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED
                ? first
                : "%s; and %d more".formatted(first, names.size() - NAMED);
    }
}
