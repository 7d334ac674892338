package io.greenlight.backbone.journal;

import io.greenlight.contracts.ResourceId;
import java.util.List;

/// What is known of a cluster beyond any one upgrade of it. One name, one file; who writes it again
/// replaces it.
public interface ClusterFiles {

    /// Writes it.
    void write(ResourceId cluster, String name, String text);

    /// What is in the files of that cluster whose names begin so, in the order of their names.
    List<String> read(ResourceId cluster, String beginning);
}
