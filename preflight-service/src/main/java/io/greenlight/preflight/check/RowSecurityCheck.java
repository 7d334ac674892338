package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;
import java.util.Set;

/// The apply worker honours no policies: it refuses a table whose policies count for whom it acts
/// for. And whom they count for, the maintenance user for one, does not see all rows, so that a
/// comparison of what it sees proves little.
final class RowSecurityCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("row-security")
                .on(Severity.BLOCKED, Way.CLONE, Way.LOGICAL)
                .says(
                        Severity.BLOCKED,
                        "tables whose policies count for the upgrade itself",
                        "replication would stop at the first row of such a table, or the"
                                + " comparison not see all of its rows; where clients log in as"
                                + " the owner, policies that are not forced do not hold for"
                                + " them: let the table have another owner first");
    }

    @Override
    public Set<Feature> features() {
        return Set.of(Feature.ROW_SECURITY);
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.target().major());
    }
}
