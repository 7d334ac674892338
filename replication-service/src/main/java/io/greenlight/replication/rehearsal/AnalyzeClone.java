package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.replication.run.ReplicationConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Gathers the clone's statistics, a slice at a time: how long clients would be without good plans
/// is told, and what cannot be analyzed.
///
/// - **Again:** only tables that were never analyzed are.
/// - **Undo:** it goes with the clone.
final class AnalyzeClone implements CloneStep {

    private static final String CHECK = "analyze";

    private final RehearsalSite site;
    private final ReplicationConfig config;
    private final Clock clock;

    AnalyzeClone(RehearsalSite site, ReplicationConfig config, Clock clock) {
        this.site = site;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "analyze-clone";
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(24);
    }

    @Override
    public StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception {
        Instant began = clock.instant();
        Instant until = began.plus(config.analyzeSlice());
        List<Finding> refused = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        site.eachOnClone(
                run,
                session -> {
                    Statistics.Slice slice = session.statistics().analyze(clock, until);
                    left.add(slice.left());
                    if (!slice.refused().isEmpty()) {
                        refused.add(finding(session.database(), slice.refused()));
                    }
                });
        int tables = left.stream().mapToInt(Integer::intValue).sum();
        if (tables > 0) {
            return new StepOutcome.NotYet(
                    "%d tables have no statistics yet".formatted(tables), Duration.ZERO);
        }
        Duration last = Duration.between(began, clock.instant());
        run.keep(run.facts().found(CHECK, refused).timed("analyze", run.elapsed().plus(last)));
        return new StepOutcome.Done(
                refused.isEmpty()
                        ? "every table has statistics"
                        : "every table has statistics, but for those that are told of");
    }

    private static Finding finding(String database, List<String> refused) {
        return new Finding(
                CHECK,
                Severity.WARNING,
                database,
                "%d tables cannot be analyzed on the new version".formatted(refused.size()),
                "Their queries get plans that were made without any statistics.",
                "Let somebody who may analyze them do it after the upgrade, or repair what the new"
                        + " version says of them.",
                refused);
    }
}
