package io.greenlight.cutover.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// What the text of a row depends on beside the row: it is to be the same on every server, whatever
/// its owner has set.
public final class RowTexts {

    private static final String SETTINGS =
            """
            SET DateStyle = 'ISO, YMD';
            SET IntervalStyle = 'postgres';
            SET TimeZone = 'UTC';
            SET extra_float_digits = 1;
            SET bytea_output = 'hex';
            SET lc_monetary = 'C';
            SET statement_timeout = 0;
            SET idle_in_transaction_session_timeout = 0;
            SET max_parallel_workers_per_gather = 0;
            SET jit = off;
            SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ;
            """;

    private RowTexts() {}

    /// Fixes it for as long as the connection lives, which sees one moment in each transaction from
    /// now on, begins them by itself, and lets statements take as long as they need.
    public static void fix(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
        }
        connection.setAutoCommit(false);
    }
}
