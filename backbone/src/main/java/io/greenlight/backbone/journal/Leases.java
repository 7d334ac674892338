package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.time.Duration;

/// Who works on an upgrade now: one copy of a service at a time.
public interface Leases {

    /// Takes the lease, or says how long somebody else has it yet.
    Answer take(UpgradeId upgrade);

    /// What became of the wish for a lease.
    sealed interface Answer {

        /// It is ours until closed, and renews itself meanwhile.
        non-sealed interface Held extends Answer, AutoCloseable {
            @Override
            void close();
        }

        /// Somebody else works on it.
        record Taken(String owner, Duration until) implements Answer {}
    }
}
