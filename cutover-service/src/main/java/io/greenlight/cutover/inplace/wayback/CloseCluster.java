package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Reason;
import io.greenlight.cutover.run.CutoverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shuts clients out of the cluster that is left: what they would write there now would be lost,
/// and nobody would have agreed to it. Who is shut out is written down before. Before the first is,
/// the clone has to take writes, and the cluster is tagged, so that nobody upgrades it meanwhile.
///
/// - **Again:** shuts out who may still come in.
final class CloseCluster implements ForwardStep {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final BothClusters clusters;
    private final Readiness readiness;
    private final Doors.Opener doors;
    private final CutoverConfig config;

    CloseCluster(
            BothClusters clusters, Readiness readiness, Doors.Opener doors, CutoverConfig config) {
        this.clusters = clusters;
        this.readiness = readiness;
        this.doors = doors;
        this.config = config;
    }

    @Override
    public String name() {
        return "close-cluster";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        Optional<Reason> objection =
                run.facts().fenced().isEmpty() ? beforeTheFirst(run) : Optional.empty();
        return objection.isPresent() ? new StepOutcome.GiveUp(objection.get()) : close(run);
    }

    /// Who tagged the cluster for another upgrade at the same time is seen behind our own tag.
    private Optional<Reason> beforeTheFirst(Run<WayBackFacts> run) throws Exception {
        Optional<Reason> objection = readiness.objection(run);
        if (objection.isPresent()) {
            return objection;
        }
        clusters.fleet()
                .tag(clusters.cluster(run), Map.of(UpgradeTags.STATUS, UpgradeTags.GOING_BACK));
        return readiness.anotherUpgrade(run);
    }

    private StepOutcome close(Run<WayBackFacts> run) throws Exception {
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
