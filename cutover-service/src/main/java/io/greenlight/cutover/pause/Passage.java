package io.greenlight.cutover.pause;

import io.greenlight.contracts.SwitchoverFigures;
import java.util.Optional;

/// A pause that ended on the target.
///
/// @param laps how long each part took, for a person
/// @param closed why some clients wait still; empty if nobody does
public record Passage(SwitchoverFigures figures, String laps, Optional<Exception> closed) {}
