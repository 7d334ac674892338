package io.greenlight.contracts;

import java.time.Duration;

/// What the switchover measured.
///
/// @param pauseToResume from the first PAUSE to the last RESUME, on the orchestrator's own clock;
///   how long clients waited is for the clients to say
/// @param gate from the marker's commit on the source to its arrival on the target
/// @param tablesCompared tables whose content hash was taken on both sides of the fence
/// @param tablesDifferent those of them whose hashes are not equal
/// @param sequencesChecked sequences compared at the fence
/// @param sequencesBehind those of them that would repeat a value
public record SwitchoverFigures(
        Duration pauseToResume,
        Duration gate,
        int tablesCompared,
        int tablesDifferent,
        int sequencesChecked,
        int sequencesBehind) {}
