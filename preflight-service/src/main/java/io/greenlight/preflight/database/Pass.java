package io.greenlight.preflight.database;

import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.DatabaseCheck;
import io.greenlight.preflight.check.Feature;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.QueryCheck;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.ServerCheck;
import io.greenlight.preflight.check.Source;
import io.greenlight.preflight.database.Looked.Found;
import io.greenlight.preflight.forecast.database.SignReader;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
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

    /// What the checks of the whole cluster find over a session.
    List<Found> ofServer(Connection connection) {
        return inspected(of(ServerCheck.class), Source.WHOLE_CLUSTER, connection);
    }

    /// What the checks of a database find over a session in it: those that are about something
    /// which it makes use of.
    List<Found> ofDatabase(String name, Connection connection) {
        List<DatabaseCheck> all = of(DatabaseCheck.class);
        Set<Feature> used = all.isEmpty() ? Set.of() : Features.of(connection);
        return inspected(
                all.stream().filter(check -> used.containsAll(check.features())).toList(),
                name,
                connection);
    }

    private <T extends QueryCheck> List<T> of(Class<T> kind) {
        return checks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// @param where as findings have it
    private List<Found> inspected(
            List<? extends QueryCheck> some, String where, Connection connection) {
        SharedSource source =
                new SharedSource(
                        new PgSource(where, routes.getFirst(), scope.cluster(), connection));
        return some.stream().flatMap(check -> inspected(check, source)).toList();
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
