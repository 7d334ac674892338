package io.greenlight.backbone.journal;

import io.greenlight.contracts.ResourceId;
import io.greenlight.contracts.UpgradePath;
import java.util.Optional;

/// What is known of a cluster beyond any one upgrade of it. One name, one file; who writes it again
/// replaces it.
public interface ClusterFiles {

    /// The name of the report of the last rehearsal that upgraded a clone between those versions,
    /// by whatever strategy.
    static String rehearsal(UpgradePath path) {
        return "rehearsals/%s-%s.json".formatted(path.source(), path.target());
    }

    /// Writes it.
    void write(ResourceId cluster, String name, String text);

    /// What is in it, if somebody has written it.
    Optional<String> read(ResourceId cluster, String name);
}
