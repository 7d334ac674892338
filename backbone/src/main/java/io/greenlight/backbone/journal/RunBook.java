package io.greenlight.backbone.journal;

import java.util.Optional;

/// The run of the fleet that is on, or was last, kept where every copy of discovery finds it: so
/// that all of them mean the same one.
public interface RunBook {

    /// A roll and the version that a later write must name.
    record Entry(RunRoll roll, String version) {}

    /// The roll as it stands; empty before the first run.
    Optional<Entry> read();

    /// Writes the roll; empty if somebody else wrote one since `previous` was read.
    ///
    /// @param previous what the roll replaces; empty if it is the first
    Optional<Entry> write(Optional<Entry> previous, RunRoll roll);
}
