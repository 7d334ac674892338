package io.greenlight.cutover.inplace;

import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Files of runs in memory.
public final class MemoryFiles implements RunFiles {

    private final Map<String, String> texts = new ConcurrentSkipListMap<>();

    @Override
    public void write(UpgradeId upgrade, String name, String text) {
        texts.put(upgrade + "/" + name, text);
    }

    @Override
    public Optional<String> read(UpgradeId upgrade, String name) {
        return Optional.ofNullable(texts.get(upgrade + "/" + name));
    }

    @Override
    public List<String> names(UpgradeId upgrade, String prefix) {
        String folder = upgrade + "/";
        return texts.keySet().stream()
                .filter(key -> key.startsWith(folder + prefix))
                .map(key -> key.substring(folder.length()))
                .toList();
    }

    @Override
    public String address(UpgradeId upgrade, String name) {
        return upgrade + "/" + name;
    }
}
