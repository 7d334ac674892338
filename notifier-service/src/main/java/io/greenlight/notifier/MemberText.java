package io.greenlight.notifier;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.FleetRun;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.UpgradeEvent;
import java.util.List;
import java.util.Map;

/// The files of one cluster in the folder of a run.
final class MemberText {

    private static final ReportText REPORT = new ReportText();

    private MemberText() {}

    /// Status, log and summary, by their names in the folder.
    ///
    /// @param report with its timeline
    /// @param events of all upgrades that share these files
    static Map<String, String> files(
            FleetRun run, Member member, Report report, List<UpgradeEvent> events) {
        String begin = "%s/%s-".formatted(member.cluster(), member.mode().word());
        return Map.of(
                begin + "status", status(member, report),
                begin + run + ".log", LogLine.whole(events),
                begin + "session-summary.log", REPORT.write(report));
    }

    private static String status(Member member, Report report) {
        return """
        %s
        %s, as of %s
        Upgrade: %s
        %s\
        """
                .formatted(
                        member.job().status(),
                        standing(member, report),
                        Times.second(report.asOf()),
                        member.upgrade(),
                        why(member));
    }

    /// In a line: how it stands, and from where to where.
    static String standing(Member member) {
        return standing(member, member.report());
    }

    private static String standing(Member member, Report report) {
        return "%s: %s, %s"
                .formatted(member.cluster(), words(member, report), member.begun().path());
    }

    private static String words(Member member, Report report) {
        return member.job() == Job.FAILED ? report.outcome().words() : member.job().words();
    }

    /// Why it stands so, and what to do about it; nothing where nothing is wrong.
    static String why(Member member) {
        Report report = member.report();
        return switch (member.job()) {
            case UNDER_WAY, UPGRADED, PREPARED, REHEARSED, WENT_BACK -> "";
            case FAILED, STUCK ->
                    report.outcome() == Outcome.BLOCKED
                            ? FindingWords.all(blocked(report))
                            : lastReason(report);
        };
    }

    /// What blocks; where nothing does but the warnings that nobody has acknowledged, those.
    private static List<Finding> blocked(Report report) {
        List<Finding> blocking =
                report.findings().stream()
                        .filter(one -> one.severity() == Severity.BLOCKED)
                        .toList();
        return blocking.isEmpty()
                ? report.findings().stream().filter(one -> !one.isAcknowledged()).toList()
                : blocking;
    }

    private static String lastReason(Report report) {
        return report.reasons().isEmpty()
                ? ""
                : RunText.reason(report.reasons().getLast().reason());
    }
}
