package io.greenlight.launcher.cluster.database;

import java.sql.SQLException;

/// A server or a pooler could not be reached, or refused what the launcher asked of it. Those who
/// ask need not know that it was asked in SQL.
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseTrouble(SQLException cause) {
        super(sentence(cause), cause);
    }

    /// The driver keeps to itself why a connection failed, and says it only in what it was caused
    /// by.
    private static String sentence(SQLException failed) {
        Throwable deeper = failed.getCause();
        return deeper == null
                ? String.valueOf(failed.getMessage())
                : "%s (%s)".formatted(failed.getMessage(), deeper);
    }
}
