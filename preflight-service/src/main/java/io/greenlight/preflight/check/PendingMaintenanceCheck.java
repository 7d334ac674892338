package io.greenlight.preflight.check;

import io.greenlight.contracts.Fault;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// Maintenance that RDS has announced comes in its own window, and an upgrade in place may bring it
/// along: a system update in the middle makes the cluster be away for longer than was said. Where
/// patches are what is wanted, it is what is done.
final class PendingMaintenanceCheck implements FleetCheck {

    @Override
    public About about() {
        return About.of("pending-maintenance")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR)
                .fault(Fault.PLATFORM)
                .says(
                        Severity.WARNING,
                        "maintenance that RDS has announced",
                        "it may come with the upgrade and make the cluster be away for longer;"
                                + " have it done before");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        if (premises.isPatch()) {
            return List.of();
        }
        return premises.findings(
                this,
                premises.members().stream()
                        .flatMap(cluster ->
                                premises.estate().maintenance(cluster).stream()
                                        .map(one -> offender(cluster.ref().region(), one)))
                        .toList());
    }

    private static Offender offender(String region, Estate.Maintenance one) {
        return Offender.warning(
                "%s: %s (%s)".formatted(one.resource(), one.action(), one.description()),
                "aws rds apply-pending-maintenance-action --region %s --resource-identifier %s"
                                .formatted(region, one.resource())
                        + " --apply-action %s --opt-in-type immediate".formatted(one.action()));
    }
}
