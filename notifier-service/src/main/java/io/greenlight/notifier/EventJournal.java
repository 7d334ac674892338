package io.greenlight.notifier;

import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The journal of every upgrade: its events, and the reports made of them. Several copies of the
/// notifier write it side by side; every write names what it replaces.
public interface EventJournal {

    /// An entry, and the mark that a write in its place must name.
    record Kept(Entry entry, String mark) {}

    /// Enters the event if it is not there yet; empty if it is.
    Optional<Kept> enter(Entry entry);

    /// The entry of that event.
    Optional<Kept> find(UpgradeEvent event);

    /// Puts another in its place; empty if somebody else did so meanwhile.
    Optional<Kept> replace(Kept kept, Entry by);

    /// Everything that is known of that upgrade, as it happened.
    List<UpgradeEvent> events(UpgradeId upgrade);

    /// The same without steps and figures: what tells how it stands.
    List<UpgradeEvent> milestones(UpgradeId upgrade);

    /// Why that cluster was left alone the last time that it was.
    Optional<ClusterSkipped> lastSkip(ClusterRef cluster);

    /// The report with that ending (`md`, `json`), if there is one.
    Optional<String> report(UpgradeId upgrade, String ending);

    /// Writes the report, made anew each time that somebody else wrote it meanwhile: so the last
    /// one to be written has seen everything that the ones before it saw.
    void writeReport(UpgradeId upgrade, String ending, Supplier<String> text);

    /// Where a person finds it.
    String address(UpgradeId upgrade);
}
