package io.greenlight.preflight.advice;

import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.contracts.UpgradePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The strategies that are spoken of for an order.
///
/// @param globalDatabase whose member the cluster is
public record Candidates(UpgradeOrder order, Optional<String> globalDatabase) {

    /// The ordered one first; a Global Database's own only where there is one.
    public List<Strategy> spokenOf() {
        Strategy ordered = order.path().strategy();
        return Stream.concat(
                        Stream.of(ordered),
                        Stream.of(Strategy.values())
                                .filter(one -> one != ordered)
                                .filter(one ->
                                        one != Strategy.GLOBAL_MINOR || globalDatabase.isPresent()))
                .toList();
    }

    /// Those whose checks are worth asking.
    public List<Strategy> suited() {
        return spokenOf().stream().filter(one -> unsuited(one).isEmpty()).toList();
    }

    /// Why that strategy does not go with such an order, whatever stands in the cluster.
    Optional<String> unsuited(Strategy strategy) {
        UpgradePath path = order.path();
        boolean isPatch = order.mode() == Mode.PATCH;
        return switch (strategy) {
            case CLONE -> Optional.of("it is for majors").filter(_ -> !path.crossesMajors());
            case IN_PLACE ->
                    Optional.of("it takes the cluster to another version").filter(_ -> isPatch);
            case GLOBAL_MINOR ->
                    Optional.of("it is for minors and patches").filter(_ -> path.crossesMajors());
        };
    }
}
