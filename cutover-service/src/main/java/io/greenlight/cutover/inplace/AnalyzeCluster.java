package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.database.Statistics;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Gathers the statistics that a new major has left behind, a slice at a time: roughly for every
/// table, then fairly, then in full, as `vacuumdb --analyze-in-stages` does; but small ones are
/// done with the first. What cannot be analyzed is told and left; what somebody has locked is tried
/// again.
///
/// - **Again:** goes on with the tables that the pass has not come to yet: the server counts how
///   many times each was analyzed.
final class AnalyzeCluster implements ForwardStep<InPlaceFacts> {

    private static final Duration SOON = Duration.ofSeconds(5);

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
        List<String> refused = List.of();
        for (Statistics.Pass pass : Statistics.Pass.values()) {
            if (pass.times() > run.facts().analyzed()) {
                SideBySide work = new SideBySide(access, config, clock, pass);
                access.each(run, (database, server) -> analyze(run, work, database, server, until));
                if (work.left() > 0) {
                    return new StepOutcome.NotYet(
                            "%d tables wait for the %s pass".formatted(work.left(), pass.words()),
                            work.isHeldUp() ? SOON : Duration.ZERO);
                }
                refused = work.refused();
                if (pass != Statistics.Pass.FULL) {
                    run.keep(run.facts().analyzing(pass.times()));
                }
            }
        }
        return done(
                run,
                refused.isEmpty()
                        ? "every table has statistics"
                        : "every table has statistics but for " + String.join("; ", refused));
    }

    private void analyze(
            Run<InPlaceFacts> run, SideBySide work, String database, Server server, Instant until)
            throws Exception {
        List<String> told =
                work.run(run, database, server, until).stream()
                        .map(one -> "%s in %s".formatted(one, database))
                        .toList();
        log.say(run.order(), "analyze.log", told);
    }

    private StepOutcome done(Run<InPlaceFacts> run, String sentence) {
        log.say(run.order(), "analyze.log", List.of(sentence));
        return new StepOutcome.Done(sentence);
    }
}
