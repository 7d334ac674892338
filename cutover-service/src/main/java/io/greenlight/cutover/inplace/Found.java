package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Instance;
import io.greenlight.cutover.probe.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The cluster as it was found when the run began. Its endpoints stay what they are: only its
/// version changes.
///
/// @param endpoints every one that clients may come in by
/// @param instanceGroup the parameter group that somebody made for the writer; null if it has the
///   engine's default
/// @param groups the parameter group that each member, by its name, is to have at the new version;
///   none where they keep those that they have
public record Found(
        List<Watched> endpoints, @Nullable String instanceGroup, Map<String, String> groups) {

    public Found {
        endpoints = List.copyOf(endpoints);
        groups = Map.copyOf(groups);
    }

    /// The same, with those endpoints.
    Found at(List<Watched> others) {
        return new Found(others, instanceGroup, groups);
    }

    /// The group that this member is to have and does not; empty if all is well with it, or if it
    /// came later.
    Optional<String> groupToGive(Instance member) {
        return Optional.ofNullable(groups.get(member.name()))
                .filter(group -> !group.equals(member.parameterGroup()));
    }

    /// The parameter group that somebody made for the writer.
    Optional<String> ownInstanceGroup() {
        return Optional.ofNullable(instanceGroup);
    }
}
