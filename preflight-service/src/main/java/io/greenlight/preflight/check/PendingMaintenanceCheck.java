package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Maintenance;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Maintenance that RDS has announced comes in its own window, and an upgrade in place may bring it
/// along: a system update in the middle makes the cluster be away for longer than was said. Where
/// patches are what is wanted, RDS is asked for them at once, and nobody can take that back: so
/// each is named before, and what is left alone, too.
final class PendingMaintenanceCheck implements FleetCheck {

    private static final String ID = "pending-maintenance";

    private static final About APPLIED =
            announced(
                    "patches that RDS will be asked to apply at once",
                    "each restarts instances, secondaries first, and RDS takes none back");

    private static final About LEFT =
            announced(
                    "maintenance that is no patch and is left alone",
                    "it changes certificates, hardware or the version, and may come in its own"
                            + " window");

    @Override
    public About about() {
        return announced(
                        "maintenance that RDS has announced",
                        "it may come with the upgrade and make the cluster be away for longer;"
                                + " have it done before")
                .on(Severity.WARNING, Way.IN_PLACE);
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        List<Offender> patches = new ArrayList<>();
        List<Offender> others = new ArrayList<>();
        for (Cluster cluster : premises.members()) {
            for (Estate.Maintenance one : premises.estate().maintenance(cluster)) {
                if (premises.isPatch() && isPatch(cluster, one)) {
                    patches.add(applied(cluster, one));
                } else {
                    others.add(offender(cluster, one));
                }
            }
        }
        return premises.isPatch()
                ? Stream.of(told(APPLIED, patches, premises), told(LEFT, others, premises))
                        .flatMap(List::stream)
                        .toList()
                : premises.findings(this, others);
    }

    private static About announced(String title, String why) {
        return About.of(ID)
                .on(Severity.WARNING, Way.GLOBAL_MINOR)
                .fault(Fault.PLATFORM)
                .says(Severity.WARNING, title, why);
    }

    private static List<Finding> told(About about, List<Offender> some, Premises premises) {
        return about.findings(new Offenders(Source.WHOLE_CLUSTER, some), premises.route());
    }

    private static boolean isPatch(Cluster cluster, Estate.Maintenance one) {
        return new Maintenance.Pending(one.resource(), one.action(), one.description())
                .isPatchOf(cluster.version());
    }

    /// There is nothing to do about it but to look.
    private static Offender applied(Cluster cluster, Estate.Maintenance one) {
        return Offender.warning(
                object(one),
                "aws rds describe-pending-maintenance-actions --region %s --resource-identifier %s"
                        .formatted(cluster.ref().region(), one.resource()));
    }

    private static Offender offender(Cluster cluster, Estate.Maintenance one) {
        return Offender.warning(
                object(one),
                "aws rds apply-pending-maintenance-action --region %s --resource-identifier %s"
                                .formatted(cluster.ref().region(), one.resource())
                        + " --apply-action %s --opt-in-type immediate".formatted(one.action()));
    }

    private static String object(Estate.Maintenance one) {
        return "%s: %s (%s)".formatted(one.resource(), one.action(), one.description());
    }
}
