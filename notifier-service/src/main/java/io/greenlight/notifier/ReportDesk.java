package io.greenlight.notifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.NotifierEvent;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Keeps the reports of an upgrade in step with its journal: written when something ends, and again
/// when an event comes in that happened before that end, for the bus keeps no order.
@Singleton
public final class ReportDesk {

    private final EventJournal journal;
    private final ReportText text = new ReportText();
    private final ObjectMapper json = EventCodec.newMapper();

    @Inject
    ReportDesk(EventJournal journal) {
        this.journal = journal;
    }

    /// Writes the reports if that fact changes them, and says whether it did.
    public boolean revise(NotifierEvent fact) {
        if (!(fact instanceof UpgradeEvent.OfUpgrade of)
                || !(Outcome.isEndedBy(fact) || cameLate(of))) {
            return false;
        }
        int seen;
        do {
            seen = journal.events(of.upgrade()).size();
            write(of.upgrade());
        } while (seen != journal.events(of.upgrade()).size());
        return true;
    }

    /// Who enters an event while we write sees no report yet that it would have to revise.
    private void write(UpgradeId upgrade) {
        journal.writeReport(upgrade, "json", () -> print(Report.of(journal.events(upgrade))));
        journal.writeReport(upgrade, "md", () -> text.write(Report.of(journal.events(upgrade))));
    }

    private boolean cameLate(UpgradeEvent.OfUpgrade event) {
        return journal.report(event.upgrade(), "json")
                .map(this::parse)
                .filter(report -> !event.at().isAfter(report.asOf()))
                .isPresent();
    }

    private String print(Report report) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report that cannot be written", broken);
        }
    }

    private Report parse(String content) {
        try {
            return json.readValue(content, Report.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report that cannot be read", broken);
        }
    }
}
