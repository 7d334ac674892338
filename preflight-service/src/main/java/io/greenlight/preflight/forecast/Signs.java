package io.greenlight.preflight.forecast;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the source has said of itself while its checks were run.
///
/// @param refusals what it did not say, and why
public record Signs(
        Optional<ServerSigns> server, List<DatabaseSigns> databases, List<String> refusals) {

    /// Below that, a rate is noise.
    private static final Duration SHORTEST = Duration.ofMillis(20);

    public Signs {
        databases = List.copyOf(databases);
        refusals = List.copyOf(refusals);
    }

    /// All databases together.
    long relations() {
        return databases.stream().mapToLong(DatabaseSigns::relations).sum();
    }

    /// The log between the first look and the last one. Nobody waited for a second sample: it was
    /// taken in the last database, when the checks of the others had been run.
    Optional<LogRate.Over> passing() {
        List<Sample> samples =
                Stream.concat(
                                server.stream().map(ServerSigns::sample),
                                databases.stream().map(DatabaseSigns::sample))
                        .sorted(Comparator.comparing(Sample::at))
                        .toList();
        if (samples.size() < 2) {
            return Optional.empty();
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return Duration.between(first.at(), last.at()).compareTo(SHORTEST) < 0
                ? Optional.empty()
                : Optional.of(
                        new LogRate.Over(
                                Math.max(0, last.written() - first.written()),
                                first.at(),
                                last.at()));
    }

    /// How much of all changes falls to the database with the most: each has an apply worker of its
    /// own, and that one is the last to be ready.
    Busiest busiest() {
        List<ServerSigns.Changes> changes = server.map(ServerSigns::changes).orElse(List.of());
        long all = changes.stream().mapToLong(ServerSigns.Changes::rows).sum();
        return changes.stream()
                .max(Comparator.comparingLong(ServerSigns.Changes::rows))
                .filter(most -> most.rows() > 0)
                .map(most -> new Busiest(most.database(), (double) most.rows() / all))
                .orElse(new Busiest("the only one", 1));
    }

    String whyNot() {
        return refusals.isEmpty()
                ? "the source's databases could not be looked at for long enough"
                : String.join("; ", refusals);
    }

    /// @param share of all rows that were changed, from 0 to 1
    record Busiest(String database, double share) {}
}
