package io.greenlight.notifier;

import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A journal in memory, with marks that go stale as S3's do.
final class FakeEventJournal implements EventJournal {

    private final Map<String, Kept> entries = new HashMap<>();
    private final Map<String, String> reports = new HashMap<>();
    private int writes;

    @Override
    public Optional<Kept> enter(Entry entry) {
        return entries.containsKey(EntryName.of(entry.event()))
                ? Optional.empty()
                : Optional.of(put(entry));
    }

    @Override
    public Optional<Kept> find(UpgradeEvent event) {
        return Optional.ofNullable(entries.get(EntryName.of(event)));
    }

    @Override
    public Optional<Kept> replace(Kept kept, Entry by) {
        boolean isStill =
                find(kept.entry().event())
                        .filter(now -> now.mark().equals(kept.mark()))
                        .isPresent();
        return isStill ? Optional.of(put(by)) : Optional.empty();
    }

    @Override
    public List<UpgradeEvent> events(UpgradeId upgrade) {
        List<UpgradeEvent> events = new ArrayList<>();
        entries.values().forEach(kept -> events.add(kept.entry().event()));
        events.sort(Comparator.comparing(UpgradeEvent::at));
        return events;
    }

    @Override
    public Optional<String> report(UpgradeId upgrade, String ending) {
        return Optional.ofNullable(reports.get(ending));
    }

    @Override
    public void writeReport(UpgradeId upgrade, String ending, Supplier<String> text) {
        reports.put(ending, text.get());
    }

    @Override
    public String address(UpgradeId upgrade) {
        return "s3://bucket/upgrades/%s/".formatted(upgrade);
    }

    private Kept put(Entry entry) {
        Kept kept = new Kept(entry, Integer.toString(++writes));
        entries.put(EntryName.of(entry.event()), kept);
        return kept;
    }
}
