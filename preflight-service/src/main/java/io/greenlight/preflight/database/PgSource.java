package io.greenlight.preflight.database;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.preflight.check.Offender;
import io.greenlight.preflight.check.Offender.Effect;
import io.greenlight.preflight.check.Offenders;
import io.greenlight.preflight.check.Route;
import io.greenlight.preflight.check.Source;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One database of the source, over one connection.
record PgSource(String database, Route route, Cluster cluster, Connection connection)
        implements Source {

    private static final String COMMENT = "-- ";

    @Override
    public Offenders offenders(String sql, Object... values) {
        try {
            return new Offenders(
                    database, new Query(connection, sql, values).list(PgSource::offender));
        } catch (SQLException broken) {
            throw new Unanswered(broken);
        }
    }

    private static Offender offender(ResultSet row) throws SQLException {
        Set<String> told = columns(row);
        return new Offender(
                row.getString("object"),
                commented(row.getString("remedy")),
                told.contains("blocks") && !row.getBoolean("blocks") ? Effect.WARNS : Effect.BLOCKS,
                told.contains("ways") ? ways(row.getArray("ways")) : Set.of());
    }

    private static Set<String> columns(ResultSet row) throws SQLException {
        Set<String> names = new HashSet<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            names.add(row.getMetaData().getColumnLabel(i));
        }
        return names;
    }

    private static Set<String> ways(@Nullable Array words) throws SQLException {
        return words == null ? Set.of() : Set.of((String[]) words.getArray());
    }

    /// What begins as a comment stays one to its end, though a name in it breaks the line.
    private static String commented(String remedy) {
        return remedy.startsWith(COMMENT)
                ? remedy.replaceAll("([\\n\\r])", "$1" + COMMENT)
                : remedy;
    }

    /// A query of a check that the server did not answer.
    static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient SQLException refusal;

        Unanswered(SQLException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        SQLException refusal() {
            return refusal;
        }
    }
}
