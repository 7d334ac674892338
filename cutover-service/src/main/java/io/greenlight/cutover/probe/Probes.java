package io.greenlight.cutover.probe;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.journal.RunFiles;
import io.greenlight.contracts.UpgradeId;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The probes of this copy of the service. Every copy that works on a run has one: when one dies,
/// the others have looked all the while.
@Singleton
public final class Probes {

    private static final int NAME = 8;

    private final ProbeSessions sessions;
    private final RunFiles files;
    private final Pace pace;
    private final Clock clock;
    private final Map<UpgradeId, Probe> probes = new ConcurrentHashMap<>();

    @Inject
    public Probes(ProbeSessions sessions, RunFiles files, CutoverConfig config, Clock clock) {
        this.sessions = sessions;
        this.files = files;
        this.pace = new Pace(config.probeEvery(), config.probeLoginEvery());
        this.clock = clock;
    }

    /// Has a probe look from now on, unless one does already.
    public void keep(Errand errand) {
        probes.compute(
                errand.upgrade(),
                (upgrade, probe) -> probe == null || probe.isOver() ? begin(errand) : probe);
    }

    /// Ends this copy's probe of that upgrade, if there is one; what it saw is written then. Those
    /// of other copies end by themselves.
    public void end(UpgradeId upgrade) throws InterruptedException {
        Probe probe = probes.remove(upgrade);
        if (probe != null) {
            probe.end();
        }
    }

    /// What the probes of every copy saw of that upgrade in that time; written where people find
    /// it.
    public Trace trace(UpgradeId upgrade, Instant from, Instant to) {
        Trace trace = Trace.gather(files, upgrade, from, to);
        trace.keep(files, upgrade);
        return trace;
    }

    @PreDestroy
    void endAll() {
        try {
            for (UpgradeId upgrade : List.copyOf(probes.keySet())) {
                end(upgrade);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Probe begin(Errand errand) {
        RunNames names = new RunNames(errand.upgrade());
        String name = UUID.randomUUID().toString().substring(0, NAME);
        Lookout.Opener opener = watched -> sessions.open(watched.endpoint(), errand.login(), names);
        List<Lookout> lookouts =
                errand.endpoints().stream()
                        .map(watched -> new Lookout(watched, name, opener, pace, clock))
                        .toList();
        Probe probe =
                new Probe(lookouts, new Chunks(files, errand.upgrade(), name), errand.isWanted());
        probe.begin();
        return probe;
    }
}
