package io.greenlight.launcher.bench;

import io.greenlight.contracts.EventCodec;
import io.greenlight.contracts.StepEnded;
import io.greenlight.contracts.UpgradeEvent;
import io.greenlight.launcher.stack.SandboxWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What an upgrade took beside RDS's own work, and where. Every moment between the tag and the last
/// word is counted once: as RDS's if RDS was at work or at an answer, whoever else was, too; else
/// as a step's; else as waiting for what came next. Steps that do what everybody has to do after
/// such an upgrade, in SQL, are told apart: that time is not added by whoever does it.
///
/// @param total from the tag to the last word
/// @param rds what of it RDS was at work, or at an answer
/// @param answers what of that it was at an answer alone: calls that ask how far it is are among it
/// @param shares of the rest; together they are all of it
public record Added(Duration total, Duration rds, Duration answers, List<Share> shares) {

    public Added {
        shares = List.copyOf(shares);
    }

    /// A part of what was added.
    ///
    /// @param name of the step, or of what was waited for
    public record Share(Kind kind, String name, Duration took) {}

    /// The steps whose statements every upgrade of a major ends with: ALTER EXTENSION, ANALYZE,
    /// REINDEX.
    private static final Set<String> CARE =
            Set.of(
                    "cutover/update-extensions",
                    "cutover/analyze-cluster",
                    "cutover/rebuild-indexes");

    /// Where time goes.
    public enum Kind {
        /// Discovery had not looked yet: how often it does is the operator's.
        SCAN,
        /// An attempt of a step was at what the new version needs, in SQL.
        CARE,
        /// An attempt of another step was at it: its SQL and its calls.
        STEP,
        /// RDS had ended, and nobody had looked.
        NOTICING,
        /// A message was under way, or a service at work that has no steps.
        BETWEEN
    }

    /// What the events of one upgrade and the sandbox tell.
    public static Added of(
            Instant tagged, Instant ended, List<UpgradeEvent> events, List<SandboxWork> work) {
        return new Stretch(tagged, ended, events, work).cut();
    }

    /// All that was added.
    public Duration all() {
        return total.minus(rds).minus(of(Kind.SCAN)).minus(of(Kind.CARE));
    }

    /// What of it is of that kind.
    public Duration of(Kind kind) {
        return shares.stream()
                .filter(share -> share.kind() == kind)
                .map(Share::took)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// From the tag to the last word, cut wherever anything begins or ends.
    private record Stretch(
            Instant from, Instant to, List<UpgradeEvent> events, List<SandboxWork> work) {

        Added cut() {
            TreeSet<Instant> cuts = new TreeSet<>(List.of(from, to));
            work.forEach(one -> cuts.addAll(List.of(one.began(), one.ended())));
            steps().forEach(one -> cuts.addAll(List.of(one.startedAt(), one.at())));
            events.forEach(one -> cuts.add(one.at()));
            List<Instant> within = List.copyOf(cuts.subSet(from, true, to, true));
            Duration rds = Duration.ZERO;
            Duration answers = Duration.ZERO;
            Map<List<Object>, Share> shares = new LinkedHashMap<>();
            for (int n = 1; n < within.size(); n++) {
                Instant begin = within.get(n - 1);
                Duration took = Duration.between(begin, within.get(n));
                if (isRds(begin, SandboxWork.Kind.WORK)) {
                    rds = rds.plus(took);
                } else if (isRds(begin, SandboxWork.Kind.ANSWER)) {
                    rds = rds.plus(took);
                    answers = answers.plus(took);
                } else {
                    Share share = share(begin, took);
                    shares.merge(List.of(share.kind(), share.name()), share, Stretch::together);
                }
            }
            return new Added(Duration.between(from, to), rds, answers, sorted(shares.values()));
        }

        private boolean isRds(Instant moment, SandboxWork.Kind kind) {
            return work.stream()
                    .filter(one -> one.kind() == kind)
                    .anyMatch(one -> !one.began().isAfter(moment) && one.ended().isAfter(moment));
        }

        private Share share(Instant moment, Duration took) {
            return steps().stream()
                    .filter(one -> !one.startedAt().isAfter(moment) && one.at().isAfter(moment))
                    .max(Comparator.comparing(StepEnded::startedAt))
                    .map(one -> new Share(kind(one), name(one), took))
                    .orElseGet(() -> new Share(waiting(moment), next(moment), took));
        }

        /// Whatever follows RDS's end, before anybody does anything, waits to be noticed.
        private Kind waiting(Instant moment) {
            if (others().stream().noneMatch(one -> !one.at().isAfter(moment))) {
                return Kind.SCAN;
            }
            Optional<Instant> lastOfRds =
                    work.stream()
                            .filter(one -> one.kind() == SandboxWork.Kind.WORK)
                            .map(SandboxWork::ended)
                            .filter(end -> !end.isAfter(moment))
                            .max(Comparator.naturalOrder());
            return lastOfRds.filter(end -> nobodySince(end, moment)).isPresent()
                    ? Kind.NOTICING
                    : Kind.BETWEEN;
        }

        private boolean nobodySince(Instant end, Instant moment) {
            return !end.isBefore(from)
                    && steps().stream()
                            .noneMatch(one -> one.at().isAfter(end) && !one.at().isAfter(moment))
                    && others().stream()
                            .noneMatch(one -> one.at().isAfter(end) && !one.at().isAfter(moment));
        }

        private String next(Instant moment) {
            Optional<StepEnded> step =
                    steps().stream()
                            .filter(one -> one.startedAt().isAfter(moment))
                            .min(Comparator.comparing(StepEnded::startedAt));
            Optional<UpgradeEvent> event =
                    others().stream()
                            .filter(one -> one.at().isAfter(moment))
                            .min(Comparator.comparing(UpgradeEvent::at));
            if (step.isPresent()
                    && event.filter(one -> !one.at().isAfter(step.get().startedAt())).isEmpty()) {
                return name(step.get());
            }
            return event.map(one -> EventCodec.typeName(one.getClass())).orElse("the end");
        }

        private List<StepEnded> steps() {
            return events.stream()
                    .filter(StepEnded.class::isInstance)
                    .map(StepEnded.class::cast)
                    .toList();
        }

        private List<UpgradeEvent> others() {
            return events.stream().filter(one -> !(one instanceof StepEnded)).toList();
        }

        private static Share together(Share one, Share other) {
            return new Share(one.kind(), one.name(), one.took().plus(other.took()));
        }

        private static Kind kind(StepEnded step) {
            return CARE.contains(name(step)) ? Kind.CARE : Kind.STEP;
        }

        private static String name(StepEnded step) {
            return step.service().word() + "/" + step.step();
        }

        private static List<Share> sorted(Collection<Share> shares) {
            List<Share> sorted = new ArrayList<>(shares);
            sorted.sort(Comparator.comparing(Share::took).reversed());
            return sorted;
        }
    }
}
