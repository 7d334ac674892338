package io.greenlight.preflight.check;

import io.greenlight.backbone.cluster.UpgradeTags;
import io.greenlight.contracts.Severity;
import java.util.List;

/// A logical slot that is not ours feeds somebody who will have to follow to the target. Slots are
/// not carried over, but by the pg_upgrade of 17 and later; and one that has lost its log holds
/// nothing for anyone. In place they are drained, dropped and made again, which wants a consent and
/// is no reason not to begin.
final class LogicalSlotCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("logical-slot")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "logical slots that have lost their log",
                        "the consumer of a lost slot has missed changes already, and no"
                                + " pg_upgrade takes it: have it made anew")
                .says(
                        Severity.WARNING,
                        "logical slots of others",
                        "they are not carried to the target: have each consumer "
                                + "drained and its slot made anew there. In place the"
                                + " upgrade drains and drops them, and makes them again, if"
                                + " the cluster has the tag %s=Y; without it, it stops and"
                                        .formatted(UpgradeTags.DROP_SLOTS)
                                + " asks. Drop a slot only when nobody needs it any more");
    }

    @Override
    public List<Object> values(Route route) {
        return route.majors();
    }
}
