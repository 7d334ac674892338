package io.greenlight.backbone.journal;

import io.greenlight.contracts.UpgradeOrder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The files that a run leaves for people. Their names begin with the order's mode:
/// `PREUPGRADE-freeze.log`.
@Singleton
public final class RunLog {

    private final RunFiles files;
    private final Clock clock;

    @Inject
    public RunLog(RunFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /// A line of a log.
    public record Line(Instant at, String sentence) {

        /// In UTC, and in one line whatever names stand in it.
        @Override
        public String toString() {
            return "%s %s"
                    .formatted(
                            at.truncatedTo(ChronoUnit.MILLIS),
                            sentence.replaceAll("[\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip());
        }
    }

    /// A line about this moment.
    public Line line(String sentence) {
        return new Line(clock.instant(), sentence);
    }

    /// Adds lines about this moment.
    public void say(UpgradeOrder order, String what, List<String> sentences) {
        add(order, what, sentences.stream().map(this::line).toList());
    }

    /// Adds the lines that are not in that log yet.
    public void add(UpgradeOrder order, String what, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String name = name(order, what);
        List<String> there = files.read(order.upgrade(), name).orElse("").lines().toList();
        List<String> all = new ArrayList<>(there);
        lines.stream().map(Line::toString).filter(line -> !there.contains(line)).forEach(all::add);
        if (all.size() > there.size()) {
            files.write(order.upgrade(), name, text(all));
        }
    }

    /// Adds the last words of steps to the log of what was done.
    public void addSteps(UpgradeOrder order, List<StepRecord> steps) {
        List<Line> lines =
                steps.stream()
                        .map(step ->
                                new Line(
                                        step.at(),
                                        "%s, %s: %s"
                                                .formatted(
                                                        step.step(),
                                                        word(step.status()),
                                                        step.sentence())))
                        .toList();
        add(order, "operations-summary.log", lines);
    }

    private static String word(StepRecord.Status status) {
        return switch (status) {
            case DONE -> "done";
            case UNDONE -> "undone";
            case STARTED, UNDOING -> "stopped";
        };
    }

    /// Writes such a log anew, and says where it is.
    public String replace(UpgradeOrder order, String what, List<Line> lines) {
        return write(order, what, text(lines.stream().map(Line::toString).toList()));
    }

    /// Writes a whole file, and says where it is.
    public String write(UpgradeOrder order, String what, String text) {
        String name = name(order, what);
        files.write(order.upgrade(), name, text);
        return files.address(order.upgrade(), name);
    }

    private static String name(UpgradeOrder order, String what) {
        return "%s-%s".formatted(order.mode().word(), what);
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
