package io.greenlight.backbone.plan;

import io.greenlight.backbone.journal.RunState;
import io.greenlight.backbone.journal.StepRecord;
import io.greenlight.contracts.UpgradeEvent;
import java.time.Duration;
import java.util.List;

/// How far a run is after the runner worked on it for a while.
///
/// @param events what happened on the way and was not sent meanwhile
/// @param state where the run stands now
/// @param recheckIn when to look again, if it stands still in the middle
/// @param round the how-manieth time the plan is gone through, from 1
/// @param told the attempts that ended, with their last words, and not those that only wait; before
///   them those of earlier slices, for one that was killed has told nobody. None if none ended now
///   and the run goes on
public record Progress(
        List<UpgradeEvent> events,
        RunState state,
        Duration recheckIn,
        int round,
        List<StepRecord> told) {

    public Progress {
        events = List.copyOf(events);
        told = List.copyOf(told);
    }

    /// Nothing was done: somebody else is at it.
    static Progress elsewhere(Duration recheckIn) {
        return new Progress(List.of(), new RunState.Running(), recheckIn, 1, List.of());
    }
}
