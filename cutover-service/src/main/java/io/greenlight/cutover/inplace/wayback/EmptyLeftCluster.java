package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ends who is on the cluster that is left still, on every member: sessions on its readers would go
/// on reading what was given up, and readers of its slots wait for what never comes. They come back
/// under the cluster's name. A member that does not answer is told and left.
///
/// - **Again:** ends who is there then.
final class EmptyLeftCluster implements ForwardStep {

    private static final Duration WORTH_WAITING = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final BothClusters clusters;
    private final Remnants remnants;

    EmptyLeftCluster(BothClusters clusters, Remnants remnants) {
        this.clusters = clusters;
        this.remnants = remnants;
    }

    @Override
    public String name() {
        return "empty-left-cluster";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        List<Instance> members = clusters.members(run.order().resourceId());
        List<String> there = new ArrayList<>();
        for (Instance member : members) {
            there.addAll(sendOut(run, member));
        }
        if (there.isEmpty()) {
            return new StepOutcome.Done(
                    "nobody is on the %d members of %s"
                            .formatted(members.size(), BothClusters.leftName(run)));
        }
        String sentence =
                "somebody is on %s still: %s".formatted(BothClusters.leftName(run), there);
        return run.elapsed().compareTo(WORTH_WAITING) < 0
                ? new StepOutcome.NotYet(sentence, SOON)
                : new StepOutcome.Done(sentence);
    }

    private List<String> sendOut(Run<WayBackFacts> run, Instance member)
            throws IOException, InterruptedException {
        Optional<Endpoint> server = clusters.fleet().endpointOf(member.name());
        if (server.isEmpty()) {
            return List.of();
        }
        try {
            return remnants.sendOut(server.get(), clusters.login(run));
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception silent) {
            return List.of("%s does not answer: %s".formatted(member.name(), silent.getMessage()));
        }
    }
}
