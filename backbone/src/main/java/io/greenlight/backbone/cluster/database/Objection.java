package io.greenlight.backbone.cluster.database;

import java.sql.SQLException;
import java.util.regex.Pattern;

/// What a server has against a statement, told apart from a failure that passes. A step that took a
/// lost connection for a refusal would be done with everything left.
public final class Objection {

    /// Classes and codes of SQLSTATE (PostgreSQL documentation, Error Codes) that say nothing of
    /// the statement: connection, a server that became a reader, a transaction that met another,
    /// resources, locks, an operator or a shutdown, input and output.
    private static final Pattern PASSES =
            Pattern.compile("(08|40|53|57).*|25006|55P03|58000|58030");

    private Objection() {}

    /// What the server has against it, in its own words.
    ///
    /// @throws SQLException the same again, if it may pass, or is of the driver's own making
    public static String of(SQLException failed) throws SQLException {
        String state = failed.getSQLState();
        if (state == null || PASSES.matcher(state).matches()) {
            throw failed;
        }
        return String.valueOf(failed.getMessage());
    }
}
