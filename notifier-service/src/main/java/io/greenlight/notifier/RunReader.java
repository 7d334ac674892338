package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts together what the journal knows of a run of the fleet. Whatever was delivered twice or out
/// of order, the same facts give the same state.
@Singleton
final class RunReader {

    private final EventJournal journal;
    private final RunFolders folders;

    @Inject
    RunReader(EventJournal journal, RunFolders folders) {
        this.journal = journal;
        this.folders = folders;
    }

    /// The run as it stands.
    ///
    /// @param news a fact that may not be noted yet
    RunState read(FleetRun run, NotifierEvent news) {
        List<UpgradeEvent> noted = new ArrayList<>(folders.noted(run));
        if (!noted.contains(news)) {
            noted.add(news);
        }
        noted.sort(Comparator.comparing(UpgradeEvent::at));
        FleetRunEnded ended =
                all(noted, FleetRunEnded.class).reduce((_, later) -> later).orElse(null);
        List<ClusterQueued> queued = all(noted, ClusterQueued.class).toList();
        return new RunState(run, upgrades(run, noted), queued, skipped(ended), ended);
    }

    private List<Member> upgrades(FleetRun run, List<UpgradeEvent> noted) {
        Map<String, Member> members = new LinkedHashMap<>();
        all(noted, UpgradeDiscovered.class)
                .filter(begun -> begun.run().equals(run))
                .forEach(begun ->
                        members.computeIfAbsent(
                                begun.upgrade().value(),
                                _ -> new Member(begun, journal.milestones(begun.upgrade()))));
        return List.copyOf(members.values());
    }

    private List<RunState.Skip> skipped(@Nullable FleetRunEnded ended) {
        return Optional.ofNullable(ended).stream()
                .flatMap(end -> end.skipped().stream())
                .map(cluster ->
                        new RunState.Skip(
                                cluster,
                                journal.lastSkip(cluster).map(ClusterSkipped::reason).orElse(null)))
                .toList();
    }

    private static <E extends UpgradeEvent> Stream<E> all(
            List<UpgradeEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
