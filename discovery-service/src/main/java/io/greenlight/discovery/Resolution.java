package io.greenlight.discovery;

import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;

/// What comes of a cluster that somebody tagged.
sealed interface Resolution {

    /// It can be upgraded, so.
    record Ordered(UpgradeOrder order) implements Resolution {}

    /// It cannot, and why.
    record Refused(Reason reason) implements Resolution {}
}
