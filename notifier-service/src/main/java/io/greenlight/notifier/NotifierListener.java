package io.greenlight.notifier;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Hears every fact, has people told of it, and has the reports and logs written that it changes.
/// It says nothing on the bus itself.
@Singleton
public final class NotifierListener implements EventHandler {

    private final Herald herald;
    private final ReportDesk reports;
    private final RunDesk runs;

    @Inject
    NotifierListener(Herald herald, ReportDesk reports, RunDesk runs) {
        this.herald = herald;
        this.reports = reports;
        this.runs = runs;
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        if (!(event instanceof NotifierEvent fact)) {
            throw new IllegalStateException("not a fact: " + event);
        }
        if (fact instanceof FleetRunEnded) {
            // People get the whole of it, so what it is made of comes first.
            runs.revise(fact);
            herald.tell(fact);
            return List.of();
        }
        herald.tell(fact);
        if (reports.revise(fact) || EntryName.isMilestone(fact)) {
            runs.revise(fact);
        }
        return List.of();
    }
}
