package io.greenlight.preflight;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.acknowledge.Acknowledgements;
import io.greenlight.preflight.report.PreflightReport;
import io.greenlight.preflight.report.Verdict;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Takes what people say of warnings, and shows it in the report.
@Singleton
final class AcknowledgementDesk {

    private final PreflightDesk desk;
    private final Acknowledgements acknowledgements;

    @Inject
    AcknowledgementDesk(PreflightDesk desk, Acknowledgements acknowledgements) {
        this.desk = desk;
        this.acknowledgements = acknowledgements;
    }

    /// What came of it.
    sealed interface Answer {

        /// It was not entered.
        record Refused(Reason reason) implements Answer {}

        /// It was entered, or had been.
        record Entered() implements Answer {}

        /// It was entered, or had been; the upgrade had been blocked, and may not be any more.
        record EnteredOfBlocked() implements Answer {}
    }

    Answer enter(UpgradeOrder order, Cluster cluster, AcknowledgementGiven given) {
        Optional<Reason> wrong = Refusals.check(given.check(), order);
        if (wrong.isPresent()) {
            return new Answer.Refused(wrong.get());
        }
        Optional<PreflightReport> kept = desk.kept(order.upgrade());
        if (kept.isEmpty()) {
            return new Answer.Refused(Refusals.notLookedYet(order));
        }
        PreflightReport report = kept.get();
        if (acknowledgements.keep(given, report.findings()) == 0) {
            return new Answer.Refused(Refusals.notAcknowledged(given, report.findings()));
        }
        desk.mark(order, cluster, report);
        return report.verdict() == Verdict.BLOCKED
                ? new Answer.EnteredOfBlocked()
                : new Answer.Entered();
    }
}
