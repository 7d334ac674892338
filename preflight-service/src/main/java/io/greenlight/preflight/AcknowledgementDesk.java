package io.greenlight.preflight;

import io.greenlight.contracts.AcknowledgementGiven;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.preflight.acknowledge.Acknowledgements;
import io.greenlight.preflight.report.PreflightReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Takes what people say of warnings.
@Singleton
final class AcknowledgementDesk {

    private final FindingsArchive archive;
    private final Acknowledgements acknowledgements;

    @Inject
    AcknowledgementDesk(FindingsArchive archive, Acknowledgements acknowledgements) {
        this.archive = archive;
        this.acknowledgements = acknowledgements;
    }

    /// Enters it; said twice, it is entered once.
    ///
    /// @return why it was not, if it was not
    Optional<Reason> enter(UpgradeOrder order, AcknowledgementGiven given) {
        Optional<Reason> wrong = Refusals.check(given.check(), order);
        if (wrong.isPresent()) {
            return wrong;
        }
        Optional<PreflightReport> kept = archive.find(order.upgrade());
        if (kept.isEmpty()) {
            return Optional.of(Refusals.notLookedYet(order));
        }
        List<Finding> found = kept.get().findings();
        return acknowledgements.keep(given, found) == 0
                ? Optional.of(Refusals.notAcknowledged(given, found))
                : Optional.empty();
    }
}
