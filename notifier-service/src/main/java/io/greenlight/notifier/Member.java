package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.List;

/// One upgrade of a run of the fleet.
///
/// @param begun its first event
/// @param milestones all of its events but steps and figures, as they happened
record Member(UpgradeDiscovered begun, List<UpgradeEvent> milestones) {

    Member {
        milestones = List.copyOf(milestones);
    }

    UpgradeId upgrade() {
        return begun.upgrade();
    }

    ClusterRef cluster() {
        return begun.cluster();
    }

    Mode mode() {
        return begun.mode();
    }

    Job job() {
        return Job.of(milestones);
    }

    /// Its report, without the timeline.
    Report report() {
        return Report.of(milestones);
    }

    /// Whether it has the same files in the run's folder: of two, the later has the last word.
    boolean sharesFilesWith(Member other) {
        return cluster().equals(other.cluster()) && mode() == other.mode();
    }
}
