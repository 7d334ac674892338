package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// An index that is not valid was left over by a CREATE INDEX CONCURRENTLY that failed. It costs
/// every write and serves no read, on the target as well.
final class InvalidIndexCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("invalid-index")
                .on(Severity.WARNING, Way.IN_PLACE, Way.CLONE, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.WARNING,
                        "indexes that are not valid",
                        "they are carried to the target as they are; rebuild or " + "drop them");
    }
}
