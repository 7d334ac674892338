package io.greenlight.contracts;

import java.time.Duration;

/// What the switchover measured.
///
/// @param pauseToResume from the first PAUSE to the last RESUME, on the orchestrator's own clock;
///   how long clients waited is for the clients to say. Zero where the pause was ended by another
///   copy than began it, which has measured nothing
/// @param gate from the marker's commit on the source to its arrival on the target
/// @param tablesCompared tables whose content hash was taken on both sides of the fence
/// @param tablesDifferent those of them whose hashes are not equal
/// @param comparedAll whether every table that moved was compared; where not, nobody knows of the
///   others
/// @param sequencesChecked sequences compared at the fence
/// @param sequencesBehind those of them that would repeat a value
public record SwitchoverFigures(
        Duration pauseToResume,
        Duration gate,
        int tablesCompared,
        int tablesDifferent,
        boolean comparedAll,
        int sequencesChecked,
        int sequencesBehind) {

    /// Whether everything was compared, and nothing is different.
    public boolean areEqual() {
        return comparedAll && !areDifferent();
    }

    /// Whether something is known to be different.
    public boolean areDifferent() {
        return tablesDifferent > 0 || sequencesBehind > 0;
    }
}
