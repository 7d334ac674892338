package io.greenlight.backbone.cluster;

import io.greenlight.contracts.PostgresVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Global Databases in memory, for tests. Nothing upgrades them.
public final class FakeGlobalClusters implements GlobalClusters {

    private final Map<String, GlobalCluster> globals = new LinkedHashMap<>();

    /// Puts it there, in place of one with its identifier.
    public void put(GlobalCluster global) {
        globals.put(global.identifier(), global);
    }

    /// Takes it away.
    public void remove(String identifier) {
        globals.remove(identifier);
    }

    @Override
    public Optional<GlobalCluster> of(Cluster member) {
        return globals.values().stream()
                .filter(global ->
                        global.members().stream().anyMatch(one -> one.arn().equals(member.arn())))
                .findFirst();
    }

    @Override
    public void upgrade(GlobalCluster global, PostgresVersion version) {
        throw new UnsupportedOperationException("nothing here upgrades " + global.identifier());
    }
}
