package io.greenlight.cutover.pause;

import io.greenlight.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;

/// Where a comparison's progress is written down, so that every copy can tell how it goes.
public interface Comparisons {

    /// What was written last.
    ///
    /// @param at when it was written: a comparison that goes on is written down every few seconds
    record Entry(Comparison comparison, Instant at) {}

    /// Writes down how it stands, over what was written before.
    void write(UpgradeId upgrade, Comparison comparison);

    /// Empty if no process ever stood at that upgrade's fence and lived to begin.
    Optional<Entry> find(UpgradeId upgrade);
}
