package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// Some versions mend how an index is written, or read it otherwise, and leave those that are there
/// as they are. Files that are carried, by a minor upgrade as by pg_upgrade, carry the fault along.
final class ReindexAdviceCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("reindex-advice")
                .on(Severity.WARNING, Way.IN_PLACE, Way.GLOBAL_MINOR, Way.CLONE)
                .says(
                        Severity.WARNING,
                        "indexes that the release notes advise to rebuild after " + "the upgrade",
                        "an old version wrote them wrong, or the new one reads them otherwise, and"
                                + " they may miss rows: rebuild them on the new server");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.advice().indexes());
    }
}
