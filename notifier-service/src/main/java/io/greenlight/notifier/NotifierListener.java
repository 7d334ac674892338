package io.greenlight.notifier;

import io.greenlight.backbone.bus.Dispatch;
import io.greenlight.backbone.bus.EventHandler;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/// Hears every fact, has people told of it, and has the reports written that it is the last word
/// of. It says nothing on the bus itself.
@Singleton
public final class NotifierListener implements EventHandler {

    private final Herald herald;
    private final ReportDesk reports;

    @Inject
    NotifierListener(Herald herald, ReportDesk reports) {
        this.herald = herald;
        this.reports = reports;
    }

    @Override
    public List<Dispatch> handle(UpgradeEvent event) {
        if (!(event instanceof NotifierEvent fact)) {
            throw new IllegalStateException("not a fact: " + event);
        }
        herald.tell(fact);
        reports.revise(fact);
        return List.of();
    }
}
