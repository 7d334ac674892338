package io.greenlight.preflight.check;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import java.util.List;

/// Fifteen clones may share a volume; the sixteenth is a whole copy, with hours of time and the
/// price of all its storage (Aurora user guide, "Cloning a volume").
final class CloneRoomCheck implements FleetCheck {

    private static final int CLONES = 15;

    @Override
    public About about() {
        return About.of("clone-room")
                .on(Severity.WARNING, Way.CLONE, Way.IN_PLACE)
                .says(
                        Severity.WARNING,
                        "volumes that are shared by as many clones as can be",
                        "the next clone is a whole copy, which takes hours; delete clones that"
                                + " nobody needs");
    }

    @Override
    public List<Finding> inspect(Premises premises) {
        int sharers = premises.estate().sharersOfVolume(premises.cluster());
        if (sharers <= CLONES) {
            return List.of();
        }
        return premises.findings(
                this,
                List.of(
                        Offender.warning(
                                "%d clusters share the volume of %s"
                                        .formatted(sharers, premises.cluster().ref()),
                                "aws rds describe-db-clusters --region %s --query 'DBClusters[]"
                                                .formatted(premises.cluster().ref().region())
                                        + ".[CloneGroupId,DBClusterIdentifier]' --output text"
                                        + " | sort")));
    }
}
