package io.greenlight.backbone.journal;

import io.greenlight.contracts.ResourceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Files of clusters in memory, for tests.
public final class FakeClusterFiles implements ClusterFiles {

    private final Map<String, String> texts = new HashMap<>();

    @Override
    public void write(ResourceId cluster, String name, String text) {
        texts.put(key(cluster, name), text);
    }

    @Override
    public Optional<String> read(ResourceId cluster, String name) {
        return Optional.ofNullable(texts.get(key(cluster, name)));
    }

    private static String key(ResourceId cluster, String name) {
        return "%s/%s".formatted(cluster, name);
    }
}
