package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;
import java.util.List;

/// A logical slot that is not ours feeds somebody who will have to follow to the target. Slots are
/// not carried over, but by the pg_upgrade of 17 and later; and one that has lost its log holds
/// nothing for anyone.
final class LogicalSlotCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("logical-slot")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "logical slots that have lost their log, or that "
                                + "pg_upgrade does not take along",
                        "the consumer of a lost slot has missed changes already; "
                                + "before 17 pg_upgrade refuses a cluster with slots: have "
                                + "each consumer drained, and its slot made anew")
                .says(
                        Severity.WARNING,
                        "logical slots of others",
                        "they are not carried to the target: have each consumer "
                                + "drained and its slot made anew there. In place, from 17 "
                                + "on, they are carried if drained, and an undrained one "
                                + "fails the upgrade when the cluster is away already. Drop"
                                + " a slot only when nobody needs it any more");
    }

    @Override
    public List<Object> values(Route route) {
        return List.of(route.way().word(), route.source().major(), route.target().major());
    }
}
