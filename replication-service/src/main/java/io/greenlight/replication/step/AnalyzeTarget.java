package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Gathers the target's statistics, a slice at a time, so that the first queries after the
/// switchover find plans. What cannot be analyzed is told and left.
///
/// - **Again:** only tables that were never analyzed are.
/// - **Undo:** it goes with the clone.
public final class AnalyzeTarget implements Step<ReplicationFacts> {

    private final Access access;
    private final ReplicationConfig config;
    private final Clock clock;

    public AnalyzeTarget(Access access, ReplicationConfig config, Clock clock) {
        this.access = access;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analyze-target";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(24);
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) throws Exception {
        Instant until = clock.instant().plus(config.analyzeSlice());
        List<Statistics.Slice> slices = new ArrayList<>();
        access.eachOnTarget(
                run, (database, session) -> slices.add(session.statistics().analyze(clock, until)));
        int left = slices.stream().mapToInt(Statistics.Slice::left).sum();
        if (left > 0) {
            return new StepOutcome.NotYet(
                    "%d tables have no statistics yet".formatted(left), Duration.ZERO);
        }
        List<String> refused = slices.stream().flatMap(slice -> slice.refused().stream()).toList();
        return new StepOutcome.Done(
                refused.isEmpty()
                        ? "every table has statistics"
                        : "every table has statistics but for " + String.join("; ", refused));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        return new StepOutcome.Done("it goes with the clone");
    }
}
