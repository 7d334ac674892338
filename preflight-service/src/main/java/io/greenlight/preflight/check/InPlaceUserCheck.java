package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// What the maintenance user must be able to do on the whole cluster for an upgrade in place and
/// for the way back from it, which shuts clients out: without these somebody would be asked for a
/// consent to what cannot be done.
final class InPlaceUserCheck implements ServerCheck {

    @Override
    public About about() {
        return About.of("in-place-user")
                .on(Severity.BLOCKED, Way.IN_PLACE)
                .says(
                        Severity.BLOCKED,
                        "things that the maintenance user may not do",
                        "the upgrade would stop at the first statement that needs them, or there"
                                + " would be no way back from it");
    }
}
