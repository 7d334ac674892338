package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// Whose tables and extensions the maintenance user cannot look after, once the cluster has its new
/// version: it is upgraded all the same, and each is told.
final class InPlaceOwnerCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("in-place-owner")
                .on(Severity.WARNING, Way.IN_PLACE)
                .says(
                        Severity.WARNING,
                        "owners that the maintenance user cannot act for",
                        "what they own gets no statistics, no rebuilt indexes and no new versions"
                                + " of extensions, and going back could not count what it loses"
                                + " of their tables");
    }
}
