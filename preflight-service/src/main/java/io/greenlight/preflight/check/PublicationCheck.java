package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A publication that is not ours has a subscriber somewhere, who has to follow to the target. The
/// target carries the publication, but nobody's slot.
final class PublicationCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("publication")
                .on(Severity.WARNING, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "publications of others",
                        "they exist on the target too, but whoever subscribes has"
                                + " to be pointed there after the switchover; drop what "
                                + "nobody subscribes to");
    }
}
