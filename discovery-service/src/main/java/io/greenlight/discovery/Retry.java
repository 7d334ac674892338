package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Asks again for what has failed: its `UpgradeDB:Run` is counted up, as a person would do it, so
/// that the next look reads all its tags anew and gives it a new order.
final class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);

    private final Fleet fleet;
    private final Instant asked;

    Retry(Fleet fleet, Instant asked) {
        this.fleet = fleet;
        this.asked = asked;
    }

    /// Asks for that cluster, if it is one that has failed. One that is skipped is told of again if
    /// its reason still holds.
    void ask(Cluster cluster) {
        if (Standing.isTarget(cluster)
                || Wish.of(cluster) == Wish.NO
                || !Standing.isNews(cluster, asked)) {
            return;
        }
        if (Standing.isSkipped(cluster)) {
            fleet.untag(cluster, List.of(UpgradeTags.REASON));
            fleet.tag(cluster, Map.of(UpgradeTags.RETRIED, asked.toString()));
        } else if (Standing.hasFailed(cluster)) {
            Resolver.run(cluster).ifPresent(run -> countUp(cluster, run + 1));
        }
    }

    /// In one call, so that no crash leaves the one without the other.
    private void countUp(Cluster cluster, int run) {
        fleet.tag(
                cluster,
                Map.of(
                        UpgradeTags.RUN,
                        Integer.toString(run),
                        UpgradeTags.RETRIED,
                        asked.toString()));
        LOG.infof("%s is tried again, run %d", cluster.ref(), run);
    }
}
