package io.greenlight.cutover.inplace;

import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.access.StaleIndex;
import io.greenlight.cutover.run.CutoverConfig;
import io.greenlight.cutover.run.ForwardStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rebuilds, beside clients, the indexes that the advisories name for the way between the two
/// versions, and those whose texts are sorted by a library that has changed. One that cannot be
/// rebuilt is told and left. Once nothing is sorted by an old library any more, the server is told
/// so: it would warn of it for ever.
///
/// - **Again:** goes on with those that were not rebuilt yet: nothing in an index tells of it, so
///   it is written down.
final class RebuildIndexes implements ForwardStep<InPlaceFacts> {

    private static final String REFUSED = ", refused: ";

    private final Access access;
    private final RunLog log;
    private final CutoverConfig config;
    private final Clock clock;

    RebuildIndexes(Access access, RunLog log, CutoverConfig config, Clock clock) {
        this.access = access;
        this.log = log;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rebuild-indexes";
    }

    /// A big index takes hours.
    @Override
    public Duration patience() {
        return Duration.ofDays(2);
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        Instant until = clock.instant().plus(config.analyzeSlice());
        List<String> left = new ArrayList<>();
        access.each(run, (database, server) -> left.addAll(rebuild(run, database, server, until)));
        if (!left.isEmpty()) {
            return new StepOutcome.NotYet(
                    "%d indexes are to be rebuilt yet".formatted(left.size()), Duration.ZERO);
        }
        List<String> collations = refreshCollations(run);
        List<String> all = run.facts().rebuilt();
        List<String> refused = all.stream().filter(one -> one.contains(REFUSED)).toList();
        int rebuilt = all.size() - refused.size();
        String sentence =
                all.isEmpty()
                        ? "no index has to be rebuilt"
                        : "%d indexes are rebuilt".formatted(rebuilt);
        String indexes =
                refused.isEmpty()
                        ? sentence
                        : "%s; these are not, rebuild them by hand: %s"
                                .formatted(sentence, String.join("; ", refused));
        return new StepOutcome.Done(
                collations.isEmpty()
                        ? indexes
                        : "%s; collations with another library: %s"
                                .formatted(indexes, String.join("; ", collations)));
    }

    private List<String> refreshCollations(Run<InPlaceFacts> run) throws Exception {
        List<String> told = new ArrayList<>();
        access.each(
                run,
                (database, server) ->
                        server.refreshCollations(notRebuilt(run, database)).stream()
                                .map(one -> "%s in %s".formatted(one, database))
                                .forEach(told::add));
        log.say(run.order(), "indexes.log", told);
        return told;
    }

    /// By their own names, as SQL wants them.
    private static List<String> notRebuilt(Run<InPlaceFacts> run, String database) {
        String here = " in " + database + REFUSED;
        return run.facts().rebuilt().stream()
                .filter(one -> one.contains(here))
                .map(one -> one.substring(0, one.indexOf(here)))
                .toList();
    }

    /// Rebuilds those of one database until that moment.
    ///
    /// @return those that are left
    private List<String> rebuild(
            Run<InPlaceFacts> run, String database, Server server, Instant until) throws Exception {
        List<String> left = new ArrayList<>();
        for (StaleIndex index : server.staleIndexes(run.order().path())) {
            String name = "%s in %s".formatted(index.name(), database);
            if (isDealtWith(run, name)) {
                continue;
            }
            if (!clock.instant().isBefore(until)) {
                left.add(name);
                continue;
            }
            Optional<String> objection =
                    index.ours() ? server.rebuild(index) : Optional.of("it is not ours to rebuild");
            String became = name + objection.map(said -> REFUSED + said).orElse("");
            List<String> all = new ArrayList<>(run.facts().rebuilt());
            all.add(became);
            run.keep(run.facts().rebuilding(all));
            log.say(
                    run.order(),
                    "indexes.log",
                    List.of("%s (%s)".formatted(became, index.reason())));
        }
        return left;
    }

    private static boolean isDealtWith(Run<InPlaceFacts> run, String name) {
        return run.facts().rebuilt().stream()
                .anyMatch(one -> one.equals(name) || one.startsWith(name + REFUSED));
    }
}
