package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.stream.Collectors;

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
        if (premises.route().way() == Way.GLOBAL_MINOR) {
            return globally(premises, path);
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

    private List<Finding> globally(Premises premises, UpgradePath path) {
        GlobalTargets targets = GlobalTargets.of(premises);
        List<String> without = targets.without(path.target());
        if (without.isEmpty()) {
            return List.of();
        }
        Cluster cluster = premises.cluster();
        String title =
                "RDS does not offer %s from %s to a Global Database in %s"
                        .formatted(path.target(), path.source(), String.join(", ", without));
        return List.of(
                targets.newest(path.source().major())
                        .map(newest ->
                                finding(
                                        "%s; in all its regions it offers %s"
                                                .formatted(title, newest),
                                        tagging(cluster, UpgradeTags.TARGET_VERSION, newest)
                                                + " Key=%s,Value=%d"
                                                        .formatted(
                                                                UpgradeTags.RUN, nextRun(cluster)),
                                        without))
                        .orElseGet(() -> finding(title, waiting(path, without), without)));
    }

    /// Nothing that all regions have: it is looked for until it is there.
    private static String waiting(UpgradePath path, List<String> regions) {
        return regions.stream()
                .map(region ->
                        "aws rds describe-db-engine-versions --region %s --engine %s"
                                        .formatted(region, Cluster.ENGINE)
                                + " --engine-version %s".formatted(path.source())
                                + " --query"
                                + " 'DBEngineVersions[].ValidUpgradeTarget[].EngineVersion'")
                .collect(Collectors.joining("\n"));
    }

    private Finding blocked(Cluster cluster, String title) {
        return finding(
                title,
                tagging(cluster, UpgradeTags.RUN, nextRun(cluster)),
                List.of(cluster.ref().identifier()));
    }

    private Finding finding(String title, String remedy, List<String> objects) {
        return new Finding(
                id(),
                Severity.BLOCKED,
                Source.WHOLE_CLUSTER,
                title,
                about().said(Severity.BLOCKED).why(),
                remedy,
                objects);
    }

    private static String tagging(Cluster cluster, String key, Object value) {
        return "aws rds add-tags-to-resource --region %s --resource-name %s --tags Key=%s,Value=%s"
                .formatted(cluster.ref().region(), cluster.arn(), key, value);
    }

    private static int nextRun(Cluster cluster) {
        try {
            return Integer.parseInt(cluster.tags().getOrDefault(UpgradeTags.RUN, "1").strip()) + 1;
        } catch (NumberFormatException nonsense) {
            return 2;
        }
    }
}
