package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.database.Database;
import io.greenlight.contracts.Finding;
import io.greenlight.contracts.Severity;
import io.greenlight.preflight.check.PreflightCheck;
import io.greenlight.preflight.check.Source;
import java.sql.SQLException;
import java.util.List;

/// Findings about what could not be looked at. Not knowing weighs as much as the worst that there
/// might be: an upgrade that starts on hope ends at night.
final class Unreachable {

    private static final String NO_PRIVILEGE = "42501";
    private static final String CANCELLED = "57014";
    private static final String LOCKED = "55P03";
    private static final String LOGIN_REFUSED = "28";

    private Unreachable() {}

    static Finding cluster(Cluster cluster, Login login, SQLException refusal) {
        return new Finding(
                "connection",
                Severity.BLOCKED,
                Source.WHOLE_CLUSTER,
                "the cluster could not be connected to: " + sentence(refusal),
                "nothing in its databases could be looked at",
                remedy(login, refusal, cluster.endpoint().toString()),
                List.of(cluster.endpoint().toString()));
    }

    static Finding database(Database database, Login login, SQLException refusal) {
        return new Finding(
                "connection",
                Severity.BLOCKED,
                database.name(),
                "the database could not be looked at: " + sentence(refusal),
                "whatever stands in the way there is not known",
                remedy(login, refusal, database.endpoint().toString()),
                List.of(database.name()));
    }

    static Finding check(PreflightCheck check, Source source, SQLException refusal) {
        String state = String.valueOf(refusal.getSQLState());
        return new Finding(
                check.id(),
                check.about().most(source.route()),
                source.database(),
                "the check could not look: " + sentence(refusal),
                "whether there is something in the way is not known",
                switch (state) {
                    case NO_PRIVILEGE ->
                            "grant the maintenance user what the server's message names, then ask"
                                    + " again with preflight-requested";
                    case CANCELLED ->
                            "ask again with preflight-requested when the server is less busy, or"
                                    + " raise PREFLIGHT_STATEMENT_TIMEOUT";
                    case LOCKED ->
                            "ask again with preflight-requested when the statement that holds the"
                                    + " lock has ended";
                    default -> "ask again with preflight-requested; if it stays, report it to us";
                },
                List.of());
    }

    private static String remedy(Login login, SQLException refusal, String where) {
        return String.valueOf(refusal.getSQLState()).startsWith(LOGIN_REFUSED)
                ? "let the secret hold the password that the user \"%s\" has on the server"
                        .formatted(login.user())
                : "see that the service reaches %s (security group, server's certificate), then ask"
                                .formatted(where)
                        + " again with preflight-requested";
    }

    /// The first line of what it says.
    static String sentence(SQLException refusal) {
        String message = refusal.getMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }
}
