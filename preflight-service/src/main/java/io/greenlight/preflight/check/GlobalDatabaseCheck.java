package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Optional;

/// A member of a Global Database gets no version of its own, and a rename tears it out; and what is
/// no member cannot be upgraded as one.
final class GlobalDatabaseCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("global-database")
                .on(Severity.BLOCKED, Way.values())
                .says(
                        Severity.BLOCKED,
                        "the strategy does not go with the Global Database",
                        "a member gets no new version by itself and is torn out by a rename;"
                                + " and without membership there is nothing to upgrade"
                                + " globally");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        Cluster cluster = premises.cluster();
        Optional<String> global = premises.estate().particulars(cluster).globalDatabase();
        boolean wanted = premises.route().way() == Way.GLOBAL_MINOR;
        if (global.isPresent() == wanted) {
            return List.of();
        }
        return premises.findings(
                this,
                List.of(
                        global.map(name -> member(cluster, name))
                                .orElseGet(() -> noMember(cluster))));
    }

    private static Offender member(Cluster cluster, String global) {
        return Offender.blocking(
                "%s is a member of %s".formatted(cluster.ref(), global),
                "aws rds remove-from-global-cluster --region %s --global-cluster-identifier %s"
                                .formatted(cluster.ref().region(), global)
                        + " --db-cluster-identifier %s".formatted(cluster.arn()));
    }

    private static Offender noMember(Cluster cluster) {
        return Offender.blocking(
                "%s is no member of a Global Database".formatted(cluster.ref()),
                "aws rds add-tags-to-resource --region %s --resource-name %s --tags Key=%s,Value=%s"
                        .formatted(
                                cluster.ref().region(),
                                cluster.arn(),
                                UpgradeTags.STRATEGY,
                                Way.IN_PLACE.word()));
    }
}
