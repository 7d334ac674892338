package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Databases;
import java.util.function.Predicate;

/// How much of a cluster is looked at, and as whom.
///
/// @param entrance the database in which the server is asked about itself
/// @param databases which of them are looked at, by name
public record Scope(Cluster cluster, Login login, String entrance, Predicate<String> databases) {

    /// All of it.
    public static Scope whole(Cluster cluster, Login login) {
        return new Scope(cluster, login, Databases.MAINTENANCE, _ -> true);
    }
}
