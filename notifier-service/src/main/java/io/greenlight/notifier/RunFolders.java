package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Who is in a run of the fleet, and the folder of the run that people take away as a whole.
public interface RunFolders {

    /// Notes the fact as one of the run; a second time changes nothing.
    void note(FleetRun run, NotifierEvent fact);

    /// What was noted of the run, as it happened.
    List<UpgradeEvent> noted(FleetRun run);

    /// Writes files of the folder, all made anew if somebody else wrote one of them meanwhile: so
    /// the last to be written have seen everything that the ones before them saw.
    ///
    /// @param texts by their names in the folder
    void write(FleetRun run, Supplier<Map<String, String>> texts);

    /// Copies an upgrade's own files whose names begin so into its cluster's part of the folder.
    void copy(UpgradeId upgrade, String prefix, FleetRun run, ClusterRef cluster);

    /// Where a person finds the folder.
    String address(FleetRun run);
}
