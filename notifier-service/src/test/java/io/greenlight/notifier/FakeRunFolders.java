package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The folder of one run in memory.
final class FakeRunFolders implements RunFolders {

    private final List<UpgradeEvent> noted = new ArrayList<>();
    private final Map<String, String> files = new TreeMap<>();
    private Runnable next = () -> {};

    @Override
    public void note(FleetRun run, NotifierEvent fact) {
        if (!noted.contains(fact)) {
            noted.add(fact);
        }
    }

    @Override
    public List<UpgradeEvent> noted(FleetRun run) {
        return List.copyOf(noted);
    }

    @Override
    public void write(FleetRun run, Supplier<Map<String, String>> texts) {
        files.putAll(texts.get());
        Runnable now = next;
        next = () -> {};
        now.run();
    }

    /// Somebody else does that as soon as files were written.
    void afterwards(Runnable work) {
        next = work;
    }

    @Override
    public void copy(UpgradeId upgrade, String prefix, FleetRun run, ClusterRef cluster) {
        files.put("%s/%sfreeze.log".formatted(cluster, prefix), "of " + upgrade + "\n");
    }

    @Override
    public String address(FleetRun run) {
        return "s3://bucket/runs/%s/".formatted(run);
    }

    /// What is in it, by names.
    Map<String, String> files() {
        return files;
    }

    /// All of it as one text.
    String printed() {
        return files.entrySet().stream()
                .map(file -> "=== %s\n%s".formatted(file.getKey(), file.getValue()))
                .collect(Collectors.joining("\n"));
    }
}
