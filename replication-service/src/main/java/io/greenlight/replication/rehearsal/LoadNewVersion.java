package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.cluster.database.Databases;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.replication.database.LoadMeasure;
import io.greenlight.replication.run.ReplicationConfig;
import java.util.List;

/// Has the upgraded clone take the same load of writes as the old version. How fast it is is told
/// and no finding; that it refuses what the old version took is one.
///
/// - **Again:** the tables are made anew, and it is measured again.
/// - **Undo:** it goes with the clone.
final class LoadNewVersion implements CloneStep {

    private static final String CHECK = "load";

    private final CloneLoad load;

    LoadNewVersion(RehearsalSite site, ReplicationConfig config) {
        this.load = new CloneLoad(site, config.rehearsedLoad());
    }

    @Override
    public String name() {
        return "load-new-version";
    }

    /// A run that an earlier release of ours has begun may be further than this by now.
    @Override
    public StepOutcome runUpgraded(Run<RehearsalFacts> run) throws Exception {
        if (!run.facts().report().isEmpty()) {
            return new StepOutcome.Done("the report is written: it is too late to measure");
        }
        RehearsedLoad now = load.put(run, run.order().path().target());
        boolean oldTookAll =
                run.facts().loads().stream()
                        .filter(one -> one.version().equals(run.order().path().source()))
                        .anyMatch(RehearsedLoad::isWhole);
        boolean isWorse = oldTookAll && !now.isWhole();
        run.keep(
                run.facts()
                        .with(now)
                        .found(CHECK, isWorse ? List.of(finding(run, now)) : List.of()));
        return CloneLoad.told(now);
    }

    private static Finding finding(Run<RehearsalFacts> run, RehearsedLoad load) {
        return new Finding(
                CHECK,
                Severity.WARNING,
                Databases.MAINTENANCE,
                title(load),
                "They were the same short writes, on tables of their own, of which the old version"
                        + " refused none.",
                ("Rehearse again, for a restart of the clone does that, too: ./greenlight inject"
                                + " rehearsal-requested --cluster %s. If it comes again, look at"
                                + " the first error on a clone of your own before the upgrade.")
                        .formatted(run.order().cluster()),
                List.of());
    }

    private static String title(RehearsedLoad load) {
        LoadMeasure measure = load.measure();
        if (!measure.isMeasured()) {
            return "no transaction came to %s: %s".formatted(load.version(), measure.objection());
        }
        long failed = measure.failures().count();
        return "%d of %d transactions failed on %s, the first with %s"
                .formatted(
                        failed,
                        failed + measure.transactions(),
                        load.version(),
                        measure.failures().first());
    }
}
