package io.greenlight.replication.rehearsal;

import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.database.LoadMeasure;
import io.greenlight.replication.database.WriteLoad;
import java.time.Duration;

/// Puts a short load of writes on the clone, never on the cluster. One that cannot be put there is
/// told with its reason, and is no failure.
///
/// @param length how long it takes; nothing leaves it out
record CloneLoad(RehearsalSite site, Duration length) {

    /// Measures what the clone takes at that version, which it has.
    RehearsedLoad put(Run<RehearsalFacts> run, PostgresVersion version) throws Exception {
        return new RehearsedLoad(version, measure(run));
    }

    private LoadMeasure measure(Run<RehearsalFacts> run) throws Exception {
        return length.isPositive()
                ? new WriteLoad(() -> site.openClone(run), length).measure()
                : LoadMeasure.none("REPLICATION_REHEARSED_LOAD leaves it out");
    }

    static StepOutcome told(RehearsedLoad load) {
        LoadMeasure measure = load.measure();
        return new StepOutcome.Done(
                measure.isMeasured()
                        ? "%s took %d transactions in %s s, of %d sessions, and refused %d"
                                .formatted(
                                        load.version(),
                                        measure.transactions(),
                                        RehearsalText.seconds(measure.took()),
                                        measure.sessions(),
                                        measure.failures().count())
                        : "the load of %s was not measured: %s"
                                .formatted(load.version(), measure.objection()));
    }
}
