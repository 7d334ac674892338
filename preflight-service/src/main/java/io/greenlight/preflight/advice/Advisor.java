package io.greenlight.preflight.advice;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.contracts.Strategy;
import io.greenlight.preflight.forecast.Estimate;
import io.greenlight.preflight.forecast.Forecast;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Judges the strategies for a cluster: pure, and the same for the same.
///
/// @param found what the checks say, of each strategy whose checks were asked
/// @param instances of the cluster, as a clone needs as many
public record Advisor(
        Candidates candidates,
        Map<Strategy, List<Finding>> found,
        Forecast forecast,
        int instances) {

    /// From what clients notice least to what they notice most.
    private static final List<Strategy> BY_OUTAGE =
            List.of(Strategy.CLONE, Strategy.GLOBAL_MINOR, Strategy.IN_PLACE);

    public Advisor {
        found = Map.copyOf(found);
    }

    /// What to tell the cluster's owner.
    public Advice advice() {
        List<Option> options = candidates.spokenOf().stream().map(this::option).toList();
        return new Advice(ordered(), new Sentence(options, forecast).text(), options, forecast);
    }

    private Strategy ordered() {
        return candidates.path().strategy();
    }

    private Option option(Strategy strategy) {
        Optional<String> unsuited = candidates.unsuited(strategy);
        if (unsuited.isPresent()) {
            return option(strategy, Standing.UNSUITED, unsuited.get(), List.of());
        }
        List<String> blocking = blocking(strategy);
        if (!blocking.isEmpty()) {
            return option(
                    strategy,
                    Standing.BLOCKED,
                    "blocked by " + String.join(", ", blocking),
                    blocking);
        }
        if (strategy == Strategy.CLONE && forecast.isHopeless()) {
            return option(strategy, Standing.HOPELESS, forecast.catchUp().how(), List.of());
        }
        return option(strategy, Standing.USABLE, "nothing stands in its way", List.of());
    }

    private Option option(Strategy strategy, Standing standing, String why, List<String> blocking) {
        return new Option(strategy, standing, why, blocking, outage(strategy), cost(strategy));
    }

    private List<String> blocking(Strategy strategy) {
        return found.getOrDefault(strategy, List.of()).stream()
                .filter(one -> one.severity() == Severity.BLOCKED)
                .map(Finding::check)
                .distinct()
                .toList();
    }

    private String outage(Strategy strategy) {
        return switch (strategy) {
            case CLONE ->
                    "milliseconds at a pooler; sessions that connect directly are ended, and let in"
                            + " again under the new cluster's name";
            case IN_PLACE ->
                    candidates.path().crossesMajors()
                            ? "out while RDS upgrades: " + forecast.upgrade().words()
                            : "out while each instance restarts with the new minor";
            case GLOBAL_MINOR -> "out while each instance restarts, member by member";
        };
    }

    private String cost(Strategy strategy) {
        return switch (strategy) {
            case CLONE ->
                    "a second cluster with %s while it runs, the old one until cleanup-requested"
                            .formatted(instances == 1 ? "1 instance" : instances + " instances");
            case IN_PLACE -> "a clone with one instance until cleanup-requested";
            case GLOBAL_MINOR -> "nothing";
        };
    }

    /// Which to take, in one sentence.
    private record Sentence(List<Option> options, Forecast forecast) {

        String text() {
            Option ordered = options.getFirst();
            Optional<Option> best =
                    options.stream()
                            .filter(Option::isUsable)
                            .min(Comparator.comparingInt(one -> BY_OUTAGE.indexOf(one.strategy())));
            return best.map(one -> one.equals(ordered) ? asOrdered(one) : other(ordered, one))
                    .orElseGet(this::none);
        }

        private String asOrdered(Option ordered) {
            return "%s can be taken, as ordered; clients: %s%s"
                    .formatted(ordered.strategy().word(), ordered.outage(), ready(ordered));
        }

        private String ready(Option option) {
            return option.strategy() != Strategy.CLONE
                            || forecast.catchUp() instanceof Estimate.Unknown
                    ? ""
                    : "; catching up: " + forecast.catchUp().words();
        }

        private static String other(Option ordered, Option best) {
            String words =
                    ordered.isUsable()
                            ? "%1$s can be taken, as ordered (clients: %2$s); so can %3$s, which"
                                    + " clients notice less: %4$s"
                            : "%1$s cannot be taken as things stand (%5$s), %3$s can; clients:"
                                    + " %4$s";
            return words.formatted(
                    ordered.strategy().word(),
                    ordered.outage(),
                    best.strategy().word(),
                    best.outage(),
                    ordered.why());
        }

        /// The one with the fewest things to repair.
        private String none() {
            return options.stream()
                    .filter(one -> one.standing() == Standing.BLOCKED)
                    .min(Comparator.comparingInt(one -> one.blockedBy().size()))
                    .map(nearest ->
                            "no strategy can be taken as things stand; the fewest repairs are asked"
                                    + " for by %s: %s"
                                            .formatted(
                                                    nearest.strategy().word(),
                                                    String.join(", ", nearest.blockedBy())))
                    .orElseGet(() ->
                            "no strategy can be taken as things stand: %s: %s"
                                    .formatted(
                                            options.getFirst().strategy().word(),
                                            options.getFirst().why()));
        }
    }
}
