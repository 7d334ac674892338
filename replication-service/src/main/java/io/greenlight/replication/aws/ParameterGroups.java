package io.greenlight.replication.aws;

import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Map;

/// The parameter groups of clusters.
public interface ParameterGroups {

    /// Makes a group for that version, or mends it: everything that the source's group sets and the
    /// version knows, and the numbers that replication needs at least. What the version does not
    /// know any more is left out and told.
    Copied copy(String sourceGroup, PostgresVersion version, Wish wish);

    /// Deletes the group; one that is not there is not missed.
    void delete(String name);

    /// The group that is wanted.
    ///
    /// @param atLeast parameters whose values must not be lower
    record Wish(String name, Tags tags, Map<String, Integer> atLeast) {
        public Wish {
            atLeast = Map.copyOf(atLeast);
        }
    }

    /// What became of the source's own settings.
    ///
    /// @param kept parameters that the new group sets as the source's does
    /// @param vanished parameters that the new version does not have, or does not let us set
    record Copied(List<String> kept, List<String> vanished) {
        public Copied {
            kept = List.copyOf(kept);
            vanished = List.copyOf(vanished);
        }
    }
}
