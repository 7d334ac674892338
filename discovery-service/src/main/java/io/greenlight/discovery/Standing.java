package io.greenlight.discovery;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.UpgradeId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Where a cluster's upgrade stands, as far as the tags on it say.
final class Standing {

    private static final String SKIPPED = "skipped";

    /// After these words `retry-requested` begins it again.
    private static final Set<String> FAILED = Set.of("preflight-failed", "unwound");

    /// After these words, too, another upgrade may be asked for; after any other one is under way.
    /// `skipped` and `waiting` are among them because we never write them over the status of a run.
    private static final Set<String> ENDED =
            Set.of(
                    SKIPPED,
                    UpgradeTags.WAITING,
                    "prepared",
                    "rehearsed",
                    "upgraded",
                    "completed",
                    "went-back",
                    "cleaned-up");

    private Standing() {}

    /// The upgrade that the cluster had last, or has now.
    static Optional<UpgradeId> upgrade(Cluster cluster) {
        try {
            return Optional.ofNullable(cluster.tags().get(UpgradeTags.UPGRADE)).map(UpgradeId::new);
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    static boolean hasFailed(Cluster cluster) {
        return FAILED.contains(status(cluster));
    }

    static boolean hasEnded(Cluster cluster) {
        return hasFailed(cluster) || ENDED.contains(status(cluster));
    }

    static boolean isSkipped(Cluster cluster) {
        return SKIPPED.equals(status(cluster));
    }

    static boolean isWaiting(Cluster cluster) {
        return UpgradeTags.WAITING.equals(status(cluster));
    }

    /// Whether it takes one of the places that there are. A target is no upgrade of its own, and a
    /// cluster that was replaced has had its.
    static boolean isUnderWay(Cluster cluster) {
        return upgrade(cluster).isPresent()
                && !isTarget(cluster)
                && !hasEnded(cluster)
                && !isReplaced(cluster);
    }

    /// Whether another cluster has taken its name.
    static boolean isReplaced(Cluster cluster) {
        return UpgradeTags.REPLACED.equals(status(cluster));
    }

    /// Whether a run of the fleet goes on because of it: it is under way, or waits for its turn and
    /// is still wanted.
    static boolean keepsRunOn(Cluster cluster) {
        return isUnderWay(cluster)
                || (isWaiting(cluster) && !isTarget(cluster) && Wish.of(cluster) == Wish.YES);
    }

    /// Whether an upgrade made it: such a cluster is never taken.
    static boolean isTarget(Cluster cluster) {
        return cluster.tags().containsKey(UpgradeTags.TARGET_OF);
    }

    /// Whether a request of that moment is news to it: what a request has changed remembers when
    /// that was asked for, so that the same one, delivered again, changes nothing a second time.
    static boolean isNews(Cluster cluster, Instant asked) {
        try {
            return asked.isAfter(
                    Instant.parse(cluster.tags().getOrDefault(UpgradeTags.RETRIED, "")));
        } catch (DateTimeException never) {
            return true;
        }
    }

    static String status(Cluster cluster) {
        return cluster.tags().getOrDefault(UpgradeTags.STATUS, "");
    }
}
