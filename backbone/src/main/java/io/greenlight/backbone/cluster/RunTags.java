package io.greenlight.backbone.cluster;

import io.greenlight.contracts.UpgradeId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The tags of what a run makes: the source's own, for costs and policies hang on them, without
/// those that say how Greenlight is to treat the source.
public record RunTags(Map<String, String> all) {

    private static final String OURS = "UpgradeDB";
    private static final String AWS = "aws:";

    public RunTags {
        all = Map.copyOf(all);
    }

    /// For what that upgrade makes; discovery never takes a cluster that has them.
    public static RunTags of(Cluster source, UpgradeId upgrade) {
        Map<String, String> tags =
                source.tags().entrySet().stream()
                        .filter(tag -> !tag.getKey().startsWith(OURS))
                        .filter(tag -> !tag.getKey().startsWith(AWS))
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (a, b) -> a,
                                        TreeMap::new));
        tags.put(UpgradeTags.TARGET_OF, upgrade.value());
        return new RunTags(tags);
    }

    /// Whether that cluster was made for that upgrade.
    public static boolean areOn(Cluster cluster, UpgradeId upgrade) {
        return upgrade.value().equals(cluster.tags().get(UpgradeTags.TARGET_OF));
    }
}
