package io.greenlight.discovery;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.Outbox;
import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Asks for the rehearsal of one cluster's upgrade by its tags, as a person would do it:
/// `UpgradeDB:Rehearsal=Y`, and `UpgradeDB:Run` counted up if there was an upgrade before. It is
/// never begun behind another's back: where an upgrade is under way, or waits for its turn, that is
/// told, and nothing is left on the cluster that would begin a rehearsal later.
final class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    private final Fleet fleet;
    private final Outbox outbox;
    private final Instant asked;

    Rehearsal(Fleet fleet, Outbox outbox, Instant asked) {
        this.fleet = fleet;
        this.outbox = outbox;
        this.asked = asked;
    }

    /// Asks for that one, or tells why there is none. A cluster that is skipped is told of again if
    /// its reason still holds.
    void ask(ClusterRef named) {
        Optional<Cluster> found = fleet.find(named);
        if (found.isEmpty()) {
            refuse(named, Refusals.noSuchCluster(named));
        } else if (Standing.isNews(found.get(), asked)) {
            obstacle(found.get())
                    .ifPresentOrElse(
                            reason -> refuse(found.get(), reason), () -> mark(found.get()));
        } else {
            LOG.infof("a request for %s of %s was heard before, or a later one", named, asked);
        }
    }

    private static Optional<Reason> obstacle(Cluster cluster) {
        if (Standing.isTarget(cluster)) {
            return Optional.of(Refusals.rehearsalOfTarget(cluster));
        }
        if (Standing.isReplaced(cluster)) {
            return Optional.of(Refusals.rehearsalOfReplaced(cluster));
        }
        if (Standing.isUnderWay(cluster)) {
            return Optional.of(Refusals.rehearsalMeanwhile(cluster));
        }
        if (Standing.isWaiting(cluster) && Wish.isForUpgrade(cluster)) {
            return Optional.of(Refusals.rehearsalOfWaiting(cluster));
        }
        return Wish.isDeclined(cluster)
                ? Optional.of(Refusals.rehearsalNotWanted(cluster))
                : Optional.empty();
    }

    /// In one call, so that no crash leaves the one tag without the other. A reason that was told
    /// is forgotten by it.
    private void mark(Cluster cluster) {
        Map<String, String> tags = new HashMap<>();
        tags.put(UpgradeTags.REHEARSAL, "Y");
        tags.put(UpgradeTags.REASON, "");
        tags.put(UpgradeTags.RETRIED, asked.toString());
        Standing.upgrade(cluster)
                .flatMap(_ -> Resolver.run(cluster))
                .ifPresent(run -> tags.put(UpgradeTags.RUN, Integer.toString(run + 1)));
        fleet.tag(cluster, tags);
        LOG.infof("a rehearsal of %s was asked for", cluster.ref());
    }

    /// Remembered, so that the same request, delivered again, does not begin later what was
    /// refused.
    private void refuse(Cluster cluster, Reason reason) {
        refuse(cluster.ref(), reason);
        fleet.tag(cluster, Map.of(UpgradeTags.RETRIED, asked.toString()));
    }

    private void refuse(ClusterRef cluster, Reason reason) {
        outbox.send(Dispatch.now(new ClusterSkipped(cluster, asked, reason)));
        LOG.infof("no rehearsal of %s: %s", cluster, reason.sentence());
    }
}
