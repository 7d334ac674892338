package io.greenlight.notifier;

import io.greenlight.contracts.FleetRunEnded;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of a run of the fleet: the files of the run itself, and the notice of its end.
final class RunText {

    private static final String RETRY =
            """

            When that is repaired, this tries again what failed, and nothing else:

                ./greenlight inject retry-requested
            """;

    private RunText() {}

    /// The list of clusters, the log and the status of each mode, by their names in the folder.
    static Map<String, String> files(RunState state) {
        Map<String, String> files = new TreeMap<>();
        for (Mode mode : state.modes()) {
            files.put(mode.word() + "-cluster_list.txt", clusters(state, mode));
            files.put("%s-master-%s.log".formatted(mode.word(), state.run()), log(state, mode));
            files.put(mode.word() + "-status", status(state, mode));
        }
        return files;
    }

    private static String clusters(RunState state, Mode mode) {
        Stream<String> members =
                state.members(mode).stream()
                        .map(one -> "%s (%s)".formatted(MemberText.standing(one), one.upgrade()));
        Stream<String> waiting = state.waiting().stream().map("%s: waits for its turn"::formatted);
        Stream<String> skipped =
                state.skipped().stream().map(one -> "%s: skipped".formatted(one.cluster()));
        return Stream.of(members, waiting, skipped)
                .flatMap(lines -> lines)
                .map("%s\n"::formatted)
                .collect(Collectors.joining());
    }

    private static String log(RunState state, Mode mode) {
        List<UpgradeEvent> events = new ArrayList<>();
        state.upgrades().stream()
                .filter(one -> one.mode() == mode)
                .forEach(one -> events.addAll(one.milestones()));
        events.addAll(state.queued());
        events.sort(Comparator.comparing(UpgradeEvent::at));
        String end = state.isOver() ? subject(state, state.members(mode)) : "has ended";
        return LogLine.brief(events)
                + Optional.ofNullable(state.ended())
                        .map(ended -> LogLine.brief(ended, end))
                        .orElse("");
    }

    private static String status(RunState state, Mode mode) {
        return "%s\n%s\n%s"
                .formatted(
                        state.job(state.members(mode)).status(),
                        counts(state, state.members(mode)),
                        state.members(mode).stream()
                                .map(one -> "- %s\n".formatted(MemberText.standing(one)))
                                .collect(Collectors.joining()));
    }

    /// `3 upgraded, 0 prepared, 3 failed, 1 skipped`, and whatever else there is.
    private static String counts(RunState state, List<Member> members) {
        Stream<String> always =
                Stream.of(Job.UPGRADED, Job.PREPARED, Job.FAILED)
                        .map(job -> "%d %s".formatted(count(members, job), job.words()));
        Stream<String> sometimes =
                Stream.of(Job.WENT_BACK, Job.STUCK, Job.UNDER_WAY)
                        .filter(job -> count(members, job) > 0)
                        .map(job -> "%d %s".formatted(count(members, job), job.words()));
        Stream<String> others =
                state.waiting().isEmpty()
                        ? Stream.of()
                        : Stream.of("%d waiting".formatted(state.waiting().size()));
        Stream<String> skipped = Stream.of("%d skipped".formatted(state.skipped().size()));
        return Stream.of(always, skipped, sometimes, others)
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Member> members, Job job) {
        return members.stream().filter(one -> one.job() == job).count();
    }

    /// The end of a run in a line, for its log.
    static Draft ended(FleetRunEnded ended) {
        String body =
                "%d upgrades began in it, %d clusters were skipped."
                        .formatted(ended.upgrades().size(), ended.skipped().size());
        return new Draft(Purpose.COMPLETED, "info", "run %s ended".formatted(ended.run()), body);
    }

    /// The notice of the end: an alarm if any failed.
    ///
    /// @param address of the run's folder
    static Draft notice(RunState state, String address) {
        List<Member> members = state.members();
        Job job = state.job(members);
        String counts = counts(state, members);
        String subject = subject(state, members);
        String body =
                """
                The run %s of the fleet has ended: %s.

                %s%s
                All its logs, in a folder for each cluster:

                    aws s3 cp --recursive %s .
                """
                        .formatted(
                                state.run(),
                                job == Job.FAILED ? "it FAILED, " + counts : counts,
                                sections(state, members),
                                job == Job.FAILED ? RETRY : "",
                                address);
        return job == Job.UPGRADED
                ? new Draft(Purpose.COMPLETED, "info", subject, body)
                : new Draft(Purpose.ATTENTION, "warning", subject, body);
    }

    private static String subject(RunState state, List<Member> members) {
        return "run %s: %s, %s"
                .formatted(state.run(), state.job(members).status(), counts(state, members));
    }

    private static String sections(RunState state, List<Member> members) {
        String well =
                members.stream()
                        .filter(one -> MemberText.why(one).isEmpty())
                        .map(one -> "- %s\n".formatted(MemberText.standing(one)))
                        .collect(Collectors.joining());
        String failed =
                members.stream()
                        .filter(one -> !MemberText.why(one).isEmpty())
                        .map(one ->
                                "\n%s (%s)\n%s"
                                        .formatted(
                                                MemberText.standing(one),
                                                one.upgrade(),
                                                MemberText.why(one)))
                        .collect(Collectors.joining());
        String skipped =
                state.skipped().stream().map(RunText::skipped).collect(Collectors.joining());
        return (well + failed + skipped).strip() + "\n";
    }

    private static String skipped(RunState.Skip skip) {
        Reason reason = skip.reason();
        return "\n%s: skipped\n%s".formatted(skip.cluster(), reason == null ? "" : reason(reason));
    }

    /// Its code, why, and what to do about it.
    static String reason(Reason reason) {
        return "Code: %s\n%s".formatted(reason.code(), NoticeWords.told(reason));
    }
}
