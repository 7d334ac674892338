package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradePath;
import java.util.List;

/// What was ordered may not be possible any more: the cluster got another version meanwhile, or RDS
/// offers the target no longer. Patches are offered for the version that is there.
final class UpgradePathCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("upgrade-path")
                .on(Severity.BLOCKED, Way.values())
                .says(
                        Severity.BLOCKED,
                        "what was ordered is not possible any more",
                        "an order is never changed: count the tag %s up, and discovery gives"
                                        .formatted(UpgradeTags.RUN)
                                + " a new one");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        UpgradePath path = premises.order().path();
        Cluster cluster = premises.cluster();
        if (!cluster.version().equals(path.source())) {
            return List.of(
                    blocked(
                            cluster,
                            "the cluster has %s by now, the order is %s"
                                    .formatted(cluster.version(), path)));
        }
        if (premises.isPatch()) {
            return List.of();
        }
        List<PostgresVersion> targets = premises.fleet().upgradeTargets(path.source());
        if (!targets.contains(path.target())) {
            return List.of(
                    blocked(
                            cluster,
                            "RDS does not offer %s from %s any more; it offers %s"
                                    .formatted(path.target(), path.source(), targets)));
        }
        return List.of();
    }

    private Finding blocked(Cluster cluster, String title) {
        return new Finding(
                id(),
                Severity.BLOCKED,
                Source.WHOLE_CLUSTER,
                title,
                about().why(Severity.BLOCKED),
                "aws rds add-tags-to-resource --region %s --resource-name %s --tags Key=%s,Value=%d"
                        .formatted(
                                cluster.ref().region(),
                                cluster.arn(),
                                UpgradeTags.RUN,
                                nextRun(cluster)),
                List.of(cluster.ref().identifier()));
    }

    private static int nextRun(Cluster cluster) {
        try {
            return Integer.parseInt(cluster.tags().getOrDefault(UpgradeTags.RUN, "1").strip()) + 1;
        } catch (NumberFormatException nonsense) {
            return 2;
        }
    }
}
