package io.greenlight.cutover.inplace;

import io.greenlight.cutover.probe.Watched;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cluster as it was found when the run began. Its endpoints stay what they are: only its
/// version changes.
///
/// @param endpoints every one that clients may come in by
/// @param instanceGroup the parameter group that somebody made for the writer; null if it has the
///   engine's default
public record Found(List<Watched> endpoints, @Nullable String instanceGroup) {

    public Found {
        endpoints = List.copyOf(endpoints);
    }

    /// The parameter group that somebody made for the writer.
    Optional<String> ownInstanceGroup() {
        return Optional.ofNullable(instanceGroup);
    }
}
