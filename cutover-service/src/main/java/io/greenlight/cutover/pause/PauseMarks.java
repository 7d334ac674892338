package io.greenlight.cutover.pause;

import io.greenlight.contracts.UpgradeId;
import java.util.List;

/// Which upgrades are in their pause, for those who look after a pause whose service is gone.
public interface PauseMarks {

    /// Written down before the first client waits.
    void set(UpgradeId upgrade);

    /// Wiped out once nobody waits any more; wiping it twice changes nothing.
    void clear(UpgradeId upgrade);

    /// All that are set.
    List<UpgradeId> all();
}
