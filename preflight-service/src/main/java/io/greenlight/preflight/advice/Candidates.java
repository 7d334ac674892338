package io.greenlight.preflight.advice;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The strategies that are spoken of, beside the one that is wanted.
///
/// @param globalDatabase whose member the cluster is
public record Candidates(UpgradePath path, Mode mode, Optional<String> globalDatabase) {

    /// For what was ordered.
    public static Candidates of(UpgradeOrder order, Optional<String> globalDatabase) {
        return new Candidates(order.path(), order.mode(), globalDatabase);
    }

    /// The wanted one first; a Global Database's own only where there is one.
    public List<Strategy> spokenOf() {
        return Stream.concat(
                        Stream.of(path.strategy()),
                        Stream.of(Strategy.values())
                                .filter(one -> one != path.strategy())
                                .filter(one ->
                                        one != Strategy.GLOBAL_MINOR || globalDatabase.isPresent()))
                .toList();
    }

    /// Those whose checks are worth asking.
    public List<Strategy> suited() {
        return spokenOf().stream().filter(one -> unsuited(one).isEmpty()).toList();
    }

    /// Why that strategy does not go with such a path, whatever stands in the cluster.
    Optional<String> unsuited(Strategy strategy) {
        boolean isPatch = mode == Mode.PATCH;
        return switch (strategy) {
            case CLONE -> Optional.of("it is for majors").filter(_ -> !path.crossesMajors());
            case IN_PLACE ->
                    Optional.of("it takes the cluster to another version").filter(_ -> isPatch);
            case GLOBAL_MINOR ->
                    Optional.of("it is for minors and patches").filter(_ -> path.crossesMajors());
        };
    }
}
