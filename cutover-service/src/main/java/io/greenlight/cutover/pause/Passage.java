package io.greenlight.cutover.pause;

import io.greenlight.contracts.SwitchoverFigures;

/// A pause that ended on the target.
///
/// @param laps how long each part took, for a person
public record Passage(SwitchoverFigures figures, String laps) {}
