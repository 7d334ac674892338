package io.greenlight.launcher.demo;

import io.greenlight.contracts.ClusterSkipped;
import io.greenlight.contracts.Downtime;
import io.greenlight.contracts.PreflightFailed;
import io.greenlight.contracts.PreupgradeCompleted;
import io.greenlight.contracts.RehearsalCompleted;
import io.greenlight.contracts.Service;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeCompleted;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.contracts.UpgradeStuck;
import io.greenlight.contracts.UpgradeUnwound;
import io.greenlight.contracts.UpgradedGlobally;
import io.greenlight.contracts.UpgradedInPlace;
import io.greenlight.contracts.WentBack;
import io.greenlight.launcher.load.MachineTrace;
import io.greenlight.launcher.load.Timeline;
import io.greenlight.launcher.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the events say of a run, put into its report.
final class Findings {

    private static final String SWITCH = "switch-over";

    /// The reason's code where RDS went back by itself.
    private static final String TAKEN_BACK = "upgrade-rolled-back";

    private static final List<String> UPGRADES =
            List.of("upgrade-cluster", "upgrade-global", "apply-patches");
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration AFTER = Duration.ofSeconds(3);
    private static final Duration APART = Duration.ofSeconds(2);
    private static final double NANOS_PER_MILLI = 1e6;

    private Findings() {}

    /// Whether nothing comes after that event, unless a person asks for it.
    static boolean isLast(UpgradeEvent event) {
        return event instanceof UpgradeCompleted
                || event instanceof UpgradedInPlace
                || event instanceof UpgradedGlobally
                || event instanceof PreupgradeCompleted
                || event instanceof RehearsalCompleted
                || event instanceof WentBack
                || event instanceof UpgradeUnwound
                || event instanceof PreflightFailed
                || event instanceof ClusterSkipped;
    }

    static void putOutcome(Report report, Optional<UpgradeEvent> last) {
        if (last.isEmpty()) {
            report.result = "timed-out";
            report.reason = "no last word of the upgrade came within the deadline";
            return;
        }
        switch (last.get()) {
            case UpgradeCompleted done -> putCompleted(report, done);
            case UpgradedInPlace done -> putUpgradedInPlace(report, done);
            case UpgradedGlobally done -> GlobalFindings.put(report, done);
            case WentBack back -> putWentBack(report, back);
            case UpgradeStuck stuck -> {
                report.result = "stuck";
                report.upgrade = stuck.upgrade().toString();
                report.reason = stuck.reason().code() + ": " + stuck.reason().sentence();
            }
            case PreupgradeCompleted done -> {
                report.result = "prepared";
                report.upgrade = done.upgrade().toString();
            }
            case RehearsalCompleted done -> putRehearsed(report, done);
            case UpgradeUnwound back -> {
                report.result =
                        back.reason().code().equals(TAKEN_BACK) ? Report.ROLLED_BACK : "as-before";
                report.upgrade = back.upgrade().toString();
                report.reason = back.reason().code() + ": " + back.reason().sentence();
            }
            case PreflightFailed failed -> {
                report.result = "preflight-failed";
                report.upgrade = failed.upgrade().toString();
                report.reason = failed.findings().size() + " findings";
            }
            case ClusterSkipped skipped -> {
                report.result = "skipped";
                report.reason = skipped.reason().code() + ": " + skipped.reason().sentence();
            }
            case UpgradeEvent other ->
                    throw new IllegalStateException("not the last word: " + other);
        }
    }

    private static void putCompleted(Report report, UpgradeCompleted done) {
        report.result = "upgraded";
        report.targetVersion = done.version().toString();
        report.upgrade = done.upgrade().toString();
        report.pauseToResumeMs = millis(done.figures().pauseToResume());
        report.gateMs = millis(done.figures().gate());
        report.tablesCompared = done.figures().tablesCompared();
        report.tablesDifferent = done.figures().tablesDifferent();
        report.comparedAll = done.figures().comparedAll();
        report.sequencesChecked = done.figures().sequencesChecked();
        report.sequencesBehind = done.figures().sequencesBehind();
    }

    private static void putUpgradedInPlace(Report report, UpgradedInPlace done) {
        report.result = "upgraded";
        report.targetVersion = done.version().toString();
        report.upgrade = done.upgrade().toString();
        report.wayBack = done.wayBack().cluster().identifier();
        report.downtimes = done.downtimes().stream().map(Findings::outage).toList();
    }

    /// A clone that could not be upgraded is told with what bars it, and with its objects.
    private static void putRehearsed(Report report, RehearsalCompleted done) {
        report.result = done.anyVersion().isPresent() ? Report.REHEARSED : Report.REFUSED;
        report.upgrade = done.upgrade().toString();
        report.reason =
                done.findings().stream()
                        .filter(one -> one.severity() == Severity.BLOCKED)
                        .map(one -> "%s %s".formatted(one.title(), one.objects()))
                        .collect(Collectors.joining("; "));
    }

    private static void putWentBack(Report report, WentBack back) {
        report.result = "went-back";
        report.upgrade = back.upgrade().toString();
        report.wayBack = back.setAside().identifier();
        report.losses =
                back.lost().stream()
                        .map(one -> "%d %s".formatted(one.count(), one.what()))
                        .toList();
    }

    static Report.Outage outage(Downtime one) {
        return new Report.Outage(
                one.endpoint(),
                one.gaps(),
                millis(one.longest()),
                millis(one.together()),
                millis(one.unwatched()));
    }

    /// The steps in the order of their first attempts.
    static List<Report.Phase> phases(List<UpgradeEvent> events) {
        Map<String, List<StepEnded>> steps = new LinkedHashMap<>();
        events.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .sorted(Comparator.comparing(StepEnded::startedAt))
                .forEach(one ->
                        steps.computeIfAbsent(
                                        one.service().word() + "/" + one.step(),
                                        _ -> new ArrayList<>())
                                .add(one));
        List<Report.Phase> phases = new ArrayList<>();
        steps.forEach((name, attempts) -> {
            Instant start = attempts.getFirst().startedAt();
            Instant end =
                    attempts.stream()
                            .map(StepEnded::at)
                            .max(Comparator.naturalOrder())
                            .orElse(start);
            phases.add(new Report.Phase(name, start, Duration.between(start, end).toMillis()));
        });
        return phases;
    }

    /// A stretch of the load.
    record Window(Instant from, Instant to) {

        private static Window around(StepEnded first, StepEnded last) {
            return new Window(first.startedAt().minus(BEFORE), last.at().plus(AFTER));
        }

        /// Another of the same length, with a while between the two.
        Window before() {
            Instant end = from.minus(APART);
            return new Window(end.minus(Duration.between(from, to)), end);
        }

        double worst(Timeline timeline) {
            return timeline.worst(from, to);
        }
    }

    /// When clients have to wait: in each attempt of a switchover, in their order; or, in place,
    /// from the first attempt to upgrade the cluster to the last, which only looks how far RDS is.
    static List<Window> windows(List<UpgradeEvent> events) {
        List<StepEnded> switchovers = attempts(events, SWITCH);
        if (!switchovers.isEmpty()) {
            return switchovers.stream().map(one -> Window.around(one, one)).toList();
        }
        List<StepEnded> inPlace =
                UPGRADES.stream().flatMap(step -> attempts(events, step).stream()).toList();
        return inPlace.stream()
                .min(Comparator.comparing(StepEnded::startedAt))
                .map(first -> List.of(Window.around(first, inPlace.getLast())))
                .orElse(List.of());
    }

    private static List<StepEnded> attempts(List<UpgradeEvent> events, String step) {
        return events.stream()
                .filter(StepEnded.class::isInstance)
                .map(StepEnded.class::cast)
                .filter(one -> one.service() == Service.CUTOVER && one.step().equals(step))
                .sorted(Comparator.comparing(StepEnded::at))
                .toList();
    }

    /// How long clients waited at most: in any of those windows, in one of the last one's length
    /// before that, and before the cluster was tagged; and what the machine took from all in the
    /// last one.
    ///
    /// A service that is killed takes the word of its last steps with it: an upgrade without any
    /// word of a switchover has not been measured, and that must not look like no stall.
    static void putStalls(
            Report report,
            List<UpgradeEvent> events,
            Timeline timeline,
            MachineTrace machine,
            Instant tagged) {
        report.untouchedMaxStallMs = timeline.worst(timeline.start().plus(AFTER), tagged);
        report.pooledMaxOutageMs = timeline.longestSilence();
        List<Window> windows = windows(events);
        if (windows.isEmpty()) {
            report.steadyMaxStallMs = report.untouchedMaxStallMs;
            if (report.result.equals("upgraded")) {
                report.complain(List.of(Report.SWITCHOVER_NOT_HEARD_OF));
            }
            return;
        }
        report.switchoverMaxStallMs =
                windows.stream().mapToDouble(one -> one.worst(timeline)).max().orElseThrow();
        Window last = windows.getLast();
        report.steadyMaxStallMs = last.before().worst(timeline);
        MachineTrace.Taken taken = machine.between(last.from(), last.to());
        report.machineStolenMs = taken.stolen();
        report.machineDiskWaitMs = taken.disk();
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
