package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// A member of a Global Database gets no version of its own, and a rename tears it out; and what is
/// no member cannot be upgraded as one. As one it is upgraded from its primary, all members from
/// the same version.
final class GlobalDatabaseCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("global-database")
                .on(Severity.BLOCKED, Way.values())
                .says(
                        Severity.BLOCKED,
                        "the strategy does not go with the Global Database, or it is not ready",
                        "a member gets no new version by itself and is torn out by a rename;"
                                + " without membership there is nothing to upgrade globally; and"
                                + " RDS upgrades all members from their primary, if all are"
                                + " available, of one version, and have an instance");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        return premises.findings(
                this,
                premises.route().way() == Way.GLOBAL_MINOR ? globally(premises) : alone(premises));
    }

    private static List<Offender> alone(Premises premises) {
        Cluster cluster = premises.cluster();
        return premises.estate().particulars(cluster).globalDatabase().stream()
                .map(name -> member(cluster, name))
                .toList();
    }

    private static List<Offender> globally(Premises premises) {
        return premises.global()
                .map(global -> new GlobalReadiness(premises, global).offenders())
                .orElseGet(() -> List.of(noMember(premises.cluster())));
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
