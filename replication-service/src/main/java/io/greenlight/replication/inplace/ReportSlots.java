package io.greenlight.replication.inplace;

import io.greenlight.backbone.cluster.database.StandingSlots;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.database.Session;
import java.util.List;
import java.util.stream.Stream;

/// Writes down every replication slot of the owner's, with what to do about it: another major
/// starts without them. Nothing is dropped here.
///
/// - **Again:** the report is written anew.
/// - **Undo:** the report stays.
public final class ReportSlots implements Step<InPlaceFacts> {

    private static final long MEBIBYTE = 1024 * 1024;

    private final InPlaceSource source;
    private final RunLog log;

    ReportSlots(InPlaceSource source, RunLog log) {
        this.source = source;
        this.log = log;
    }

    @Override
    public String name() {
        return "report-slots";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        if (!run.order().path().crossesMajors()) {
            return new StepOutcome.Done("another minor keeps every slot: no report is needed");
        }
        List<StandingSlots.Slot> slots;
        try (Session session = source.openMaintenance(run)) {
            slots = session.standingSlots().all();
        }
        String summary = summary(slots);
        List<RunLog.Line> lines =
                Stream.concat(Stream.of(summary), slots.stream().flatMap(ReportSlots::report))
                        .map(log::line)
                        .toList();
        String address = log.replace(run.order(), "replication-slots.log", lines);
        return new StepOutcome.Done("%s: %s".formatted(summary, address));
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("the report stays");
    }

    private static String summary(List<StandingSlots.Slot> slots) {
        long read = slots.stream().filter(StandingSlots.Slot::isRead).count();
        long bytes = slots.stream().mapToLong(StandingSlots.Slot::retainedBytes).max().orElse(0);
        return slots.isEmpty()
                ? "there is no replication slot"
                : "replication slots: %d, of them read: %d; they hold back up to %d MiB of log"
                        .formatted(slots.size(), read, bytes / MEBIBYTE);
    }

    private static Stream<String> report(StandingSlots.Slot slot) {
        String kind =
                slot.isLogical()
                        ? "logical, by %s in database %s".formatted(slot.plugin(), slot.database())
                        : "physical";
        return Stream.of(
                "slot %s is %s, read by %s, and holds back %d bytes of log"
                        .formatted(
                                slot.name(),
                                kind,
                                slot.isRead() ? slot.reader() : "nobody",
                                slot.retainedBytes()),
                "slot %s: %s".formatted(slot.name(), slot.recommendation()),
                "slot %s: to drop it: %s".formatted(slot.name(), slot.dropping()),
                "slot %s: to make it again: %s".formatted(slot.name(), slot.making()));
    }
}
