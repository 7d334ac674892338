package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
        return all().filter(event ->
                        event instanceof UpgradeEvent.OfUpgrade of && of.upgrade().equals(upgrade))
                .toList();
    }

    @Override
    public List<UpgradeEvent> milestones(UpgradeId upgrade) {
        return events(upgrade).stream().filter(EntryName::isMilestone).toList();
    }

    @Override
    public Optional<ClusterSkipped> lastSkip(ClusterRef cluster) {
        return all().filter(ClusterSkipped.class::isInstance)
                .map(ClusterSkipped.class::cast)
                .filter(skipped -> skipped.cluster().equals(cluster))
                .reduce((_, later) -> later);
    }

    private Stream<UpgradeEvent> all() {
        return entries.values().stream()
                .map(kept -> kept.entry().event())
                .sorted(Comparator.comparing(UpgradeEvent::at));
    }

    @Override
    public Optional<String> report(UpgradeId upgrade, String ending) {
        return Optional.ofNullable(reports.get(upgrade + ending));
    }

    @Override
    public void writeReport(UpgradeId upgrade, String ending, Supplier<String> text) {
        reports.put(upgrade + ending, text.get());
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
