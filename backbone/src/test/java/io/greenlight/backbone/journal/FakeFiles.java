package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Files of one upgrade in memory, for tests.
public final class FakeFiles implements RunFiles {

    private final SortedMap<String, String> texts = new ConcurrentSkipListMap<>();

    /// The text of that name; blank if there is none.
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    @Override
    public void write(UpgradeId upgrade, String name, String text) {
        texts.put(name, text);
    }

    @Override
    public Optional<String> read(UpgradeId upgrade, String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /// The names of all of them.
    public List<String> names() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public List<String> names(UpgradeId upgrade, String prefix) {
        return names().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    @Override
    public String address(UpgradeId upgrade, String name) {
        return "memory:" + name;
    }
}
