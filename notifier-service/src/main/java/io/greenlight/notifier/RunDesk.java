package io.greenlight.notifier;

import io.greenlight.contracts.ClusterQueued;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeDiscovered;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps the folder of each run of the fleet in step with the journal: the run's own files, and
/// those of the cluster that a fact is about. They are written anew as a whole each time, so that
/// facts that come twice, late or at once give the same files.
@Singleton
public final class RunDesk {

    /// Services write a cluster's tag, by which discovery knows of the end, and then say the last
    /// word, which may be on its way for so long.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EventJournal journal;
    private final RunFolders folders;
    private final RunReader reader;
    private final Clock clock;

    @Inject
    RunDesk(EventJournal journal, RunFolders folders, RunReader reader, Clock clock) {
        this.journal = journal;
        this.folders = folders;
        this.reader = reader;
        this.clock = clock;
    }

    /// Brings the folder of that fact's run up to date.
    ///
    /// @throws NotAllHeard if it is the run's end, and the last words of upgrades are missing
    public void revise(NotifierEvent fact) {
        if (fact instanceof FleetRunEnded ended) {
            requireHeard(ended);
        }
        note(fact);
        run(fact).ifPresent(run -> revise(run, fact));
    }

    private void revise(FleetRun run, NotifierEvent fact) {
        int seen;
        do {
            seen = count(fact);
            folders.write(run, () -> texts(reader.read(run, fact), fact));
        } while (seen != count(fact));
        member(reader.read(run, fact), fact)
                .filter(member -> member.job().hasEnded())
                .ifPresent(member -> copy(run, member));
    }

    /// What came in while the files were written is in no file yet.
    private int count(NotifierEvent fact) {
        return fact instanceof UpgradeEvent.OfUpgrade of ? journal.events(of.upgrade()).size() : 0;
    }

    private void copy(FleetRun run, Member member) {
        String prefix = member.mode().word() + "-";
        folders.copy(member.upgrade(), prefix, run, member.cluster());
    }

    private void note(NotifierEvent fact) {
        if (fact instanceof UpgradeDiscovered begun) {
            folders.note(begun.run(), begun);
        } else if (fact instanceof ClusterQueued queued) {
            run(queued).ifPresent(run -> folders.note(run, queued));
        } else if (fact instanceof FleetRunEnded ended) {
            // Whoever writes files after us has to know of it, and people are told only then.
            folders.note(ended.run(), ended);
        }
    }

    /// The run that the fact belongs to; none for an upgrade of whose beginning we have not heard:
    /// when we do, everything is written.
    private Optional<FleetRun> run(NotifierEvent fact) {
        if (fact instanceof FleetRunEnded ended) {
            return Optional.of(ended.run());
        }
        if (fact instanceof ClusterQueued queued) {
            return Optional.ofNullable(queued.run());
        }
        return fact instanceof UpgradeEvent.OfUpgrade of ? run(of.upgrade()) : Optional.empty();
    }

    private Optional<FleetRun> run(UpgradeId upgrade) {
        return journal.milestones(upgrade).stream()
                .filter(UpgradeDiscovered.class::isInstance)
                .map(event -> ((UpgradeDiscovered) event).run())
                .findFirst();
    }

    private Map<String, String> texts(RunState state, NotifierEvent fact) {
        Map<String, String> texts = new TreeMap<>(RunText.files(state));
        member(state, fact).ifPresent(member -> texts.putAll(clusterTexts(state, member)));
        return texts;
    }

    private Map<String, String> clusterTexts(RunState state, Member member) {
        List<UpgradeEvent> all =
                state.all(member).flatMap(one -> journal.events(one.upgrade()).stream()).toList();
        Report report = Report.of(journal.events(member.upgrade()));
        return MemberText.files(state.run(), member, report, all);
    }

    /// The one whose files a fact changes: the last upgrade of that cluster in that mode.
    private static Optional<Member> member(RunState state, NotifierEvent fact) {
        if (!(fact instanceof UpgradeEvent.OfUpgrade of)) {
            return Optional.empty();
        }
        return state.upgrades().stream()
                .filter(one -> one.upgrade().equals(of.upgrade()))
                .findFirst()
                .flatMap(one -> state.all(one).reduce((_, later) -> later));
    }

    private void requireHeard(FleetRunEnded ended) {
        List<UpgradeId> unheard =
                ended.upgrades().stream()
                        .filter(one -> !Job.of(journal.milestones(one)).hasEnded())
                        .toList();
        if (!unheard.isEmpty() && clock.instant().isBefore(ended.at().plus(PATIENCE))) {
            throw new NotAllHeard(ended.run(), unheard);
        }
    }

    /// A run has ended, and the last words of some of its upgrades may still come.
    public static final class NotAllHeard extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotAllHeard(FleetRun run, List<UpgradeId> unheard) {
            super("the run %s has ended; not heard yet: the end of %s".formatted(run, unheard));
        }
    }
}
