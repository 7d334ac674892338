package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.UpgradeLogs;
import io.greenlight.contracts.PostgresVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Upgrades in memory: those that were asked for come about, or are refused, when the test says so.
final class FakeUpgrades implements EngineUpgrades, UpgradeLogs {

    private final List<String> asked = new ArrayList<>();
    private List<LogFile> logs = List.of();
    private boolean refusing;

    /// From now on every upgrade is refused, and leaves those files.
    void refuse(LogFile... files) {
        refusing = true;
        logs = List.of(files);
    }

    boolean isRefusing() {
        return refusing;
    }

    /// What was asked for: the version and both groups.
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void begin(
            Cluster cluster,
            PostgresVersion version,
            Optional<String> clusterGroup,
            Optional<String> instanceGroup) {
        asked.add(
                "%s %s %s".formatted(version, clusterGroup.orElse("-"), instanceGroup.orElse("-")));
    }

    @Override
    public List<String> complaints(Cluster cluster, Instant since) {
        return refusing && !asked.isEmpty()
                ? List.of("Database cluster is in a state that cannot be upgraded")
                : List.of();
    }

    @Override
    public List<LogFile> of(Cluster cluster, Instant since) {
        return logs;
    }
}
