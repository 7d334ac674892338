package io.greenlight.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Names one cluster's whole way from one version to another; the same in every event, journal, log
/// line and notice of it.
///
/// It is computed from what it stands for, so that two copies of discovery that see the same tag at
/// the same moment give the same upgrade the same name.
///
/// @param value the cluster's identifier, a hyphen and eight hexadecimal digits
public record UpgradeId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,62}-[0-9a-f]{8}");

    @JsonCreator
    public UpgradeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an upgrade id: " + value);
        }
    }

    /// The id of the whole upgrade of that cluster to that version.
    public static UpgradeId of(
            ClusterRef cluster, ResourceId resourceId, UpgradePath path, int run) {
        return of(cluster, resourceId, path, Mode.UPGRADE, run);
    }

    /// The id of the upgrade of that cluster to that version, so far.
    ///
    /// @param resourceId RDS's `DbClusterResourceId`, which a rename does not change
    /// @param run 1 for the first time, one more each time that a person asks for it again
    public static UpgradeId of(
            ClusterRef cluster, ResourceId resourceId, UpgradePath path, Mode mode, int run) {
        List<String> meaning =
                new ArrayList<>(
                        List.of(
                                resourceId.value(),
                                path.strategy().word(),
                                path.source().toString(),
                                path.target().toString(),
                                Integer.toString(run)));
        // Whole upgrades had their ids before there were modes, and keep them.
        if (mode != Mode.UPGRADE) {
            meaning.add(mode.word());
        }
        String digits = Digest.ofParts(meaning.toArray(String[]::new)).substring(0, 8);
        return new UpgradeId(cluster.identifier() + "-" + digits);
    }

    /// Eight hexadecimal digits that name this upgrade inside PostgreSQL, where a name has 63 bytes
    /// and a slot's name no hyphen.
    public String key() {
        return value.substring(value.length() - 8);
    }

    @Override
    public String toString() {
        return value;
    }
}
