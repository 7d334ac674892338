package io.greenlight.replication.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.greenlight.backbone.journal.ClusterFiles;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.UpgradeOrder;
import java.time.Clock;

/// Writes down what was seen, for people beside the run's other files; and beside the cluster, if
/// its clone was upgraded, for whoever forecasts the next upgrade between the same versions.
///
/// - **Again:** the files are written anew.
/// - **Undo:** they stay.
final class WriteReport implements Step<RehearsalFacts> {

    private static final ObjectMapper JSON = EventCodec.newMapper();

    private final RunLog log;
    private final ClusterFiles files;
    private final Clock clock;

    WriteReport(RunLog log, ClusterFiles files, Clock clock) {
        this.log = log;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "write-report";
    }

    @Override
    public StepOutcome run(Run<RehearsalFacts> run) throws JsonProcessingException {
        UpgradeOrder order = run.order();
        RehearsalReport report = RehearsalReport.of(order, run.facts(), clock.instant());
        String json = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        log.write(order, "report.json", json);
        log.write(order, "report.html", RehearsalHtml.of(report));
        String address = log.write(order, "report.md", RehearsalText.of(report));
        if (report.outcome() == CloneUpgrade.State.DONE) {
            files.write(order.resourceId(), ClusterFiles.rehearsal(order.path()), json);
        }
        run.keep(run.facts().reportedAt(address));
        return new StepOutcome.Done(
                "%d findings and %d statements: %s"
                        .formatted(report.findings().size(), report.plans().size(), address));
    }

    @Override
    public StepOutcome undo(Run<RehearsalFacts> run) {
        return new StepOutcome.Done("the report stays");
    }
}
