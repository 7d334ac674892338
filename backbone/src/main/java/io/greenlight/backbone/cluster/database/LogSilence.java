package io.greenlight.backbone.cluster.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Keeps a statement that holds a password out of what the server keeps of statements: its log,
/// pgaudit's, pg_stat_activity and pg_stat_statements. They all take it as it came, and only a
/// superuser, or on RDS an rds_superuser, may say otherwise; who may not goes on without, and the
/// password is one that dies with the run.
final class LogSilence {

    private static final String SET = "SELECT pg_catalog.set_config(?, ?, false)";
    private static final String NOT_ALLOWED = "42501";

    private LogSilence() {}

    /// Over everything that this connection does from now on.
    static void over(Connection connection) throws SQLException {
        List<List<String>> settings =
                List.of(
                        List.of("log_statement", "none"),
                        List.of("log_min_duration_statement", "-1"),
                        List.of("log_min_error_statement", "panic"),
                        List.of("track_activities", "off"),
                        // Of modules: where one is not loaded, a name that nobody reads.
                        List.of("pg_stat_statements.track", "none"),
                        List.of("pgaudit.log", "none"));
        for (List<String> setting : settings) {
            try {
                new Query(connection, SET, setting.get(0), setting.get(1)).texts();
            } catch (SQLException refused) {
                if (!NOT_ALLOWED.equals(refused.getSQLState())) {
                    throw refused;
                }
            }
        }
    }
}
