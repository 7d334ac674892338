package io.greenlight.preflight.tool;

import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Mode;
import io.greenlight.contracts.Strategy;
import io.greenlight.contracts.UpgradePath;
import io.greenlight.preflight.advice.Advice;
import io.greenlight.preflight.advice.Advisor;
import io.greenlight.preflight.advice.Candidates;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.database.Looked;
import io.greenlight.preflight.forecast.Forecaster;
import io.greenlight.preflight.forecast.Measured;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways that are looked at beside the wanted one, so that there is something to advise.
///
/// @param candidates nothing where only some checks are asked, or the way is no strategy: who has
///   not asked all of it gives no advice
record Outlook(Route wanted, Optional<Candidates> candidates) {

    private static final Forecaster FORECASTER = new Forecaster(Measured.here());

    static Outlook of(Route route, Wanted wanted) {
        return new Outlook(
                route,
                Strategy.named(route.way().word())
                        .filter(_ -> wanted.checks().isEmpty())
                        .map(strategy -> path(strategy, route))
                        .map(path -> new Candidates(path, Mode.UPGRADE, Optional.empty())));
    }

    private static UpgradePath path(Strategy strategy, Route route) {
        return new UpgradePath(strategy, route.source(), route.target());
    }

    /// The wanted one first.
    List<Route> routes() {
        return Stream.concat(
                        Stream.of(wanted),
                        candidates.stream()
                                .flatMap(some -> some.suited().stream())
                                .map(strategy -> Route.of(path(strategy, wanted))))
                .distinct()
                .toList();
    }

    /// What the databases advise; RDS was not asked.
    Optional<Advice> advice(Looked looked) {
        return candidates.map(some -> {
            Map<Strategy, List<Finding>> found = new EnumMap<>(Strategy.class);
            for (Strategy strategy : some.suited()) {
                found.put(strategy, looked.on(Route.of(path(strategy, wanted))));
            }
            return new Advisor(some, found, FORECASTER.of(looked.signs(), Optional.empty()), 1)
                    .advice();
        });
    }
}
