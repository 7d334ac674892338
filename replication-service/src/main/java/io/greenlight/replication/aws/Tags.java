package io.greenlight.replication.aws;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.UpgradeId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The tags of what a run makes: the source's own, for costs and policies hang on them, without
/// those that say how Greenlight is to treat the source.
public record Tags(Map<String, String> all) {

    /// Says of which upgrade a cluster is the target; discovery never takes such a one.
    public static final String TARGET_OF = "UpgradeDB:TargetOf";

    /// How an upgrade stands, for whoever looks at the source in the console.
    public static final String STATUS = "UpgradeDB:Status";

    private static final String OURS = "UpgradeDB";
    private static final String AWS = "aws:";

    public Tags {
        all = Map.copyOf(all);
    }

    /// For the target of that upgrade.
    public static Tags of(Cluster source, UpgradeId upgrade) {
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
        tags.put(TARGET_OF, upgrade.value());
        return new Tags(tags);
    }

    /// Whether that cluster was made for that upgrade.
    public static boolean areOf(Cluster cluster, UpgradeId upgrade) {
        return upgrade.value().equals(cluster.tags().get(TARGET_OF));
    }
}
