package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Ends the replication from the new cluster to the old one: the old cluster's subscriptions first,
/// so that nobody comes back for a slot, then slots and publications on the new one. Clients notice
/// nothing of it; from here on going back would lose what they write.
///
/// - **Again:** what is gone is passed over.
public final class EndWayBack implements CleanupStep {

    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final TwoClusters clusters;

    public EndWayBack(TwoClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public String name() {
        return "end-way-back";
    }

    @Override
    public StepOutcome run(Run<CleanupFacts> run) throws Exception {
        Optional<Leftovers> old = clusters.onOld(run);
        if (old.isPresent()) {
            try (Leftovers there = old.get()) {
                there.dropSubscriptions();
            }
        }
        try (Leftovers here = clusters.onSuccessor(run)) {
            List<String> left = here.dropSlots();
            if (!left.isEmpty()) {
                return new StepOutcome.NotYet("slots are still read: " + left, RECHECK);
            }
            here.dropPublications();
            return new StepOutcome.Done(
                    "no slot and no publication of ours is on %s".formatted(run.order().cluster()));
        }
    }
}
