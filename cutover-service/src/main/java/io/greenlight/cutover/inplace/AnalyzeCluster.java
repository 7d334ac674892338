package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.ForwardStep;
import io.greenlight.cutover.watch.RunLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Gathers the statistics that a new major has left behind, a slice at a time. What cannot be
/// analyzed is told and left.
///
/// - **Again:** only tables that were never analyzed are.
final class AnalyzeCluster implements ForwardStep<InPlaceFacts> {

    private final Access access;
    private final RunLog log;
    private final CutoverConfig config;
    private final Clock clock;

    AnalyzeCluster(Access access, RunLog log, CutoverConfig config, Clock clock) {
        this.access = access;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analyze-cluster";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(24);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        if (!run.order().path().crossesMajors()) {
            return done(run, "a new minor keeps statistics");
        }
        Instant until = clock.instant().plus(config.analyzeSlice());
        List<Statistics.Slice> slices = new ArrayList<>();
        access.each(
                run,
                (database, server) -> {
                    List<String> told = new ArrayList<>();
                    slices.add(
                            server.analyze(
                                    clock,
                                    until,
                                    one -> told.add("%s in %s".formatted(one, database))));
                    log.add(run.order().upgrade(), RunLog.ANALYZE, told);
                });
        int left = slices.stream().mapToInt(Statistics.Slice::left).sum();
        if (left > 0) {
            return new StepOutcome.NotYet(
                    "%d tables have no statistics yet".formatted(left), Duration.ZERO);
        }
        List<String> refused = slices.stream().flatMap(slice -> slice.refused().stream()).toList();
        return done(
                run,
                refused.isEmpty()
                        ? "every table has statistics"
                        : "every table has statistics but for " + String.join("; ", refused));
    }

    private StepOutcome done(Run<InPlaceFacts> run, String sentence) {
        log.add(run.order().upgrade(), RunLog.ANALYZE, List.of(sentence));
        return new StepOutcome.Done(sentence);
    }
}
