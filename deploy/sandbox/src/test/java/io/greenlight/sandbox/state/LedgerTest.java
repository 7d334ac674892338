package io.greenlight.sandbox.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.sandbox.server.EngineVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes back after a restart.
class LedgerTest {

    @Test
    void aFileOfASandboxWithoutReadersAndGlobalClustersIsRead(@TempDir Path home)
            throws IOException {
        Path file = home.resolve("state.json");
        Files.writeString(
                file,
                """
                {"regions": {"eu-central-1": {"name": "eu-central-1", "clusters": {},
                  "instances": {"orders-1": {"identifier": "orders-1",
                    "origin": {"resourceId": "db-1", "created": "2026-11-21T00:00:00Z"},
                    "cluster": "cluster-1", "status": "available", "parameterGroup": "default",
                    "applied": {}, "attributes": {}, "tags": []}},
                  "clusterGroups": {}, "instanceGroups": {}, "snapshots": {}, "events": []}},
                 "ports": {}}
                """);

        var ledger = new Ledger(file);

        Instance instance = ledger.region("eu-central-1").instances().get("orders-1");
        assertTrue(instance != null && instance.isWriter());
        assertTrue(ledger.globals().isEmpty());
    }

    @Test
    void onlyAWholeChangeIsWrittenDown(@TempDir Path home) throws IOException {
        Path file = home.resolve("state.json");
        var ledger = new Ledger(file);

        ledger.update(() -> {
            ledger.update(() -> ledger.globals().put("world", global()));
            assertFalse(Files.exists(file));
        });

        assertEquals(global(), new Ledger(file).globals().get("world"));
    }

    private static GlobalCluster global() {
        return new GlobalCluster(
                "world",
                new Origin("cluster-1", Instant.EPOCH),
                EngineVersion.parse("17.11"),
                new TreeMap<>(),
                List.of(new GlobalCluster.Member("eu-central-1", "cluster-2")));
    }
}
