package io.greenlight.backbone.cluster.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One statement over one connection, its values bound: text, number, time, or a list of texts or
/// of longs.
public final class Query {

    private static final String QUERY_CANCELED = "57014";

    private final Connection connection;
    private final String sql;
    private final List<Object> values;

    public Query(Connection connection, String sql, Object... values) {
        this.connection = connection;
        this.sql = sql;
        this.values = List.of(values);
    }

    /// One row in our words.
    @FunctionalInterface
    public interface Mapper<T> {
        T of(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Mapper<T> mapper) throws SQLException {
        try (PreparedStatement statement = bound();
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(mapper.of(rows));
            }
            return list;
        }
    }

    public <T> Optional<T> first(Mapper<T> mapper) throws SQLException {
        return list(mapper).stream().findFirst();
    }

    /// The only row of a statement that always has one.
    public <T> T one(Mapper<T> mapper) throws SQLException {
        return first(mapper).orElseThrow(() -> new SQLException("no row came from: " + sql));
    }

    /// The first column of every row.
    public List<String> texts() throws SQLException {
        return list(row -> row.getString(1));
    }

    /// The text in the first column of the only row.
    public String text() throws SQLException {
        return one(row -> row.getString(1));
    }

    /// Changes rows, and says how many.
    public int update() throws SQLException {
        try (PreparedStatement statement = bound()) {
            return statement.executeUpdate();
        }
    }

    /// Runs the statements that come as the rows of this one, each a transaction of its own: where
    /// nothing can be bound, the server itself writes the statement, with its own quoting.
    public void build() throws SQLException {
        for (String statement : texts()) {
            execute(connection, statement);
        }
    }

    /// Runs a statement that the server has written.
    public static void execute(Connection connection, String built) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A brace in a name is no escape of JDBC's.
            statement.setEscapeProcessing(false);
            statement.execute(built);
        }
    }

    /// Whether a statement took longer than its session lets it, or somebody ended it.
    public static boolean wasCanceled(SQLException failure) {
        return QUERY_CANCELED.equals(failure.getSQLState());
    }

    private PreparedStatement bound() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case List<?> list -> statement.setArray(i + 1, array(list));
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private Array array(List<?> list) throws SQLException {
        boolean numbers = !list.isEmpty() && list.getFirst() instanceof Long;
        return connection.createArrayOf(numbers ? "int8" : "text", list.toArray());
    }
}
