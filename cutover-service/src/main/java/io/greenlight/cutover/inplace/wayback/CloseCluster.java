package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Shuts clients out of the cluster that is left: what they would write there now would be lost,
/// and nobody would have agreed to it. Who is shut out is written down before.
///
/// - **Again:** shuts out who may still come in.
final class CloseCluster implements ForwardStep {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BothClusters clusters;
    private final Doors.Opener doors;
    private final CutoverConfig config;

    CloseCluster(BothClusters clusters, Doors.Opener doors, CutoverConfig config) {
        this.clusters = clusters;
        this.doors = doors;
        this.config = config;
    }

    @Override
    public String name() {
        return "close-cluster";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        try (Doors there = doors.open(clusters.servers(run))) {
            List<String> roles = there.roles();
            List<String> fenced = new ArrayList<>(run.facts().fenced());
            roles.stream().filter(role -> !fenced.contains(role)).forEach(fenced::add);
            if (!fenced.equals(run.facts().fenced())) {
                run.keep(run.facts().fencing(fenced));
            }
            there.lock(roles);
            List<String> left = there.sendOut(config.fenceDeadline());
            return left.isEmpty()
                    ? new StepOutcome.Done(
                            "nobody can write to %s any more: %d roles may not log in"
                                    .formatted(run.order().cluster(), fenced.size()))
                    : new StepOutcome.NotYet("somebody is there still: " + left, SOON);
        }
    }
}
