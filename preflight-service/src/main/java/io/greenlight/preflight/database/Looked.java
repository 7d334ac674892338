package io.greenlight.preflight.database;

import io.greenlight.contracts.Finding;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.forecast.Signs;
import java.util.List;
import java.util.Optional;

/// What came of one look into all databases of a cluster.
///
/// @param found by route, in the order of the catalog
/// @param signs what the databases said of themselves in passing
public record Looked(List<Found> found, Signs signs) {

    public Looked {
        found = List.copyOf(found);
    }

    /// Nobody could look, and another check tells why.
    public static Looked not(String why) {
        return new Looked(List.of(), new Signs(Optional.empty(), List.of(), List.of(why)));
    }

    /// Nobody could look; that stands in all of the routes.
    public static Looked not(List<Route> routes, Finding why) {
        return new Looked(
                routes.stream().map(route -> new Found(route, why)).toList(),
                not(why.title()).signs());
    }

    /// What stands in that route.
    public List<Finding> on(Route route) {
        return found.stream().filter(one -> one.route().equals(route)).map(Found::finding).toList();
    }

    /// One finding on one route.
    public record Found(Route route, Finding finding) {}
}
