package io.greenlight.preflight;

import io.greenlight.contracts.UpgradeId;
import java.util.Optional;

/// How far an upgrade has come: what preflight says does not count any more once it has begun.
public interface Whereabouts {

    /// What has become of it behind preflight; empty if nobody has begun with it.
    Optional<Beyond> of(UpgradeId upgrade);

    /// Behind preflight.
    enum Beyond {
        /// It is being done, or has been.
        BEGUN,
        /// It was, and everything is as before.
        AS_BEFORE
    }
}
