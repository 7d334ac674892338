package io.greenlight.preflight.database;

import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Looked.Found;
import io.greenlight.preflight.forecast.database.SignReader;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

/// One pass through a cluster for several routes. Each check is asked once in each database, for
/// all routes on which it counts, unless its question is another one there.
///
/// @param signs what is taken down in passing
record Pass(List<Route> routes, Scope scope, List<PreflightCheck> checks, SignReader signs) {

    /// What stands in all routes.
    List<Found> everywhere(Finding finding) {
        return routes.stream().map(route -> new Found(route, finding)).toList();
    }

    /// What the checks of that kind find over a session.
    ///
    /// @param where as findings have it
    List<Found> inspected(Class<? extends QueryCheck> kind, String where, Connection connection) {
        SharedSource source =
                new SharedSource(
                        new PgSource(where, routes.getFirst(), scope.cluster(), connection));
        return checks.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .flatMap(check -> inspected(check, source))
                .toList();
    }

    private Stream<Found> inspected(QueryCheck check, SharedSource source) {
        return routes.stream()
                .filter(check.about()::appliesTo)
                .flatMap(route ->
                        inspected(check, source.on(route)).stream()
                                .map(finding -> new Found(route, finding)));
    }

    private static List<Finding> inspected(QueryCheck check, Source source) {
        try {
            return check.inspect(source);
        } catch (PgSource.Unanswered unanswered) {
            return List.of(Unreachable.check(check, source, unanswered.refusal()));
        }
    }
}
