package io.greenlight.backbone.journal;

import io.greenlight.contracts.ResourceId;

/// What is known of a cluster beyond any one upgrade of it. One name, one file; who writes it again
/// replaces it.
public interface ClusterFiles {

    void write(ResourceId cluster, String name, String text);
}
