package io.greenlight.backbone.journal;

import io.greenlight.contracts.ResourceId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files of clusters in memory, for tests.
public final class FakeClusterFiles implements ClusterFiles {

    private final SortedMap<String, String> texts = new TreeMap<>();

    @Override
    public void write(ResourceId cluster, String name, String text) {
        texts.put(key(cluster, name), text);
    }

    @Override
    public List<String> read(ResourceId cluster, String beginning) {
        String from = key(cluster, beginning);
        return texts.tailMap(from).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(from))
                .map(entry -> entry.getValue())
                .toList();
    }

    private static String key(ResourceId cluster, String name) {
        return "%s/%s".formatted(cluster, name);
    }
}
