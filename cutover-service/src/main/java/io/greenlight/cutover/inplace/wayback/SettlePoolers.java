package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import java.util.ArrayList;
import java.util.List;

/// Leads poolers that know an instance of the cluster that is left to the cluster's own endpoint;
/// those that lead there follow its name by themselves.
///
/// - **Again:** a pooler that leads there already is left as it is.
final class SettlePoolers implements ForwardStep {

    private static final String NO_PROBE = "SELECT 1";

    private final BothClusters clusters;
    private final PoolerDirectory directory;
    private final Poolers poolers;

    SettlePoolers(BothClusters clusters, PoolerDirectory directory, Poolers poolers) {
        this.clusters = clusters;
        this.directory = directory;
        this.poolers = poolers;
    }

    @Override
    public String name() {
        return "settle-poolers";
    }

    @Override
    public StepOutcome run(Run<WayBackFacts> run) throws Exception {
        Cluster clone = clusters.clone(run);
        Cluster left = clusters.cluster(run);
        List<Endpoint> known = new ArrayList<>(List.of(clone.endpoint(), left.endpoint()));
        for (Instance member : clusters.members(left.resourceId())) {
            clusters.fleet().endpointOf(member.name()).ifPresent(known::add);
        }
        List<PoolerEntry> entries = directory.of(run.order().cluster());
        for (PoolerEntry entry : entries) {
            try (Pooler pooler = poolers.open(entry, known, clusters.login(run), NO_PROBE)) {
                pooler.leadTo(clone.endpoint());
            }
        }
        return new StepOutcome.Done(
                "%d poolers lead to %s".formatted(entries.size(), clone.endpoint()));
    }
}
