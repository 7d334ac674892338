package io.greenlight.preflight.check;

import io.greenlight.contracts.Severity;

/// A clone wakes up with the subscriptions of its source, enabled ones included: it would connect
/// to their publisher under the same slot names and take the changes away from the source. One that
/// is only kept to go back to does so, too, while the cluster itself restarts.
final class EnabledSubscriptionCheck implements DatabaseCheck {

    @Override
    public About about() {
        return About.of("enabled-subscription")
                .on(Severity.BLOCKED, Way.IN_PLACE, Way.CLONE)
                .on(Severity.WARNING, Way.LOGICAL, Way.DMS)
                .says(
                        Severity.BLOCKED,
                        "enabled subscriptions",
                        "the clone, the one to go back to included, would take "
                                + "their slots from the cluster and swallow its changes; "
                                + "disable them for the time of the upgrade")
                .says(
                        Severity.WARNING,
                        "enabled subscriptions",
                        "they are not carried: what they bring to the source is "
                                + "replicated from there, and ends with it");
    }
}
