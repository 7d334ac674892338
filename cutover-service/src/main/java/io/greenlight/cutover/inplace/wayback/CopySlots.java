package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.time.Duration;
import java.util.List;

/// Makes on the clone the logical slots that the cluster has, before clients write there: what they
/// write is in them, though what lies between is not. Clients are out meanwhile, so what cannot be
/// made is told and left.
///
/// - **Again:** a slot that is there is left as it is.
final class CopySlots implements ForwardStep {

    private static final Duration WORTH_WAITING = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final BothClusters clusters;
    private final SlotCopies slots;

    CopySlots(BothClusters clusters, SlotCopies slots) {
        this.clusters = clusters;
        this.slots = slots;
    }

    @Override
    public String name() {
        return "copy-slots";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws InterruptedException {
        try {
            return new StepOutcome.Done(made(run));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception passing) {
            String sentence = "the slots could not be made: " + passing.getMessage();
            return run.elapsed().compareTo(WORTH_WAITING) < 0
                    ? new StepOutcome.NotYet(sentence, SOON)
                    : new StepOutcome.Done(sentence + "; make them by hand");
        }
    }

    private String made(Run<WayBackFacts> run) throws Exception {
        TwoServers servers = clusters.servers(run);
        List<String> names = slots.names(servers);
        if (names.isEmpty()) {
            return "nobody has a logical slot";
        }
        List<String> failed = slots.make(servers);
        String sentence =
                "of the slots %s, %d are on the clone; what was written since the clone was made"
                                .formatted(names, names.size() - failed.size())
                        + " is not in them: give their readers a fresh copy";
        return failed.isEmpty() ? sentence : "%s; not made: %s".formatted(sentence, failed);
    }
}
