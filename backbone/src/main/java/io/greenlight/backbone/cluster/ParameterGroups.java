package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.util.List;
import java.util.Map;

/// Parameter groups, of clusters and of their instances.
public interface ParameterGroups {

    /// What a group is for.
    enum Kind {
        CLUSTER,
        INSTANCE
    }

    /// Makes a group for that version, or mends it: everything that the source's group sets and the
    /// version knows, under whatever name, and what is wished for. What the version does not know
    /// any more is left out and told.
    Copied copy(Kind kind, String sourceGroup, PostgresVersion version, Wish wish);

    /// Deletes every group of either kind whose name begins so, but those that something uses.
    void deleteAll(String prefix);

    /// The group that is wanted.
    ///
    /// @param fixed parameters that have to have those values
    /// @param atLeast parameters whose values must not be lower
    /// @param renames the names that the version has for parameters which it calls by others
    record Wish(
            String name,
            RunTags tags,
            Map<String, String> fixed,
            Map<String, Integer> atLeast,
            Map<String, String> renames) {

        public Wish {
            fixed = Map.copyOf(fixed);
            atLeast = Map.copyOf(atLeast);
            renames = Map.copyOf(renames);
        }
    }

    /// What became of the source's own settings.
    ///
    /// @param kept parameters that the new group sets as the source's does
    /// @param renamed parameters that it sets so under another name, each as `old -> new`
    /// @param vanished parameters that the new version does not have, or does not let us set
    record Copied(List<String> kept, List<String> renamed, List<String> vanished) {
        public Copied {
            kept = List.copyOf(kept);
            renamed = List.copyOf(renamed);
            vanished = List.copyOf(vanished);
        }
    }
}
