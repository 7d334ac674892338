package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.util.Optional;

/// Drops the role that replication logged in with, on both clusters, with all that it may there.
///
/// - **Again:** a role that is gone is passed over.
public final class DropReplicationRole implements CleanupStep {

    private final TwoClusters clusters;

    public DropReplicationRole(TwoClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public String name() {
        return "drop-replication-role";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        Optional<Leftovers> old = clusters.onOld(run);
        if (old.isPresent()) {
            try (Leftovers there = old.get()) {
                there.dropRole();
            }
        }
        try (Leftovers here = clusters.onSuccessor(run)) {
            here.dropRole();
        }
        return new StepOutcome.Done(
                "the role %s is gone"
                        .formatted(new RunNames(run.order().upgrade()).replicationRole()));
    }
}
