package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sequences of one database. Replication does not carry them.
public final class Sequences {

    private static final String VALUES = SqlFile.beside(Sequences.class, "sequence_values.sql");

    private static final String SET =
            """
            SELECT pg_catalog.count(pg_catalog.setval(
                       pg_catalog.format('%I.%I', t.schema, t.name)::pg_catalog.regclass, t.goal))
              FROM unnest(?::text[], ?::text[], ?::bigint[]) AS t (schema, name, goal)
            """;

    private final Connection connection;
    private final String runSchema;

    /// @param runSchema the schema of the run, whose sequences do not count
    public Sequences(Connection connection, String runSchema) {
        this.connection = connection;
        this.runSchema = runSchema;
    }

    /// Where a sequence stands, and where it is to be set.
    public record Value(
            String schema, String name, long last, long goal, boolean ascending, boolean cycles) {

        /// Whether a sequence that stands here might give out a value that `source` has given out.
        /// One that cycles repeats its values by design.
        boolean isBehind(Value source) {
            return !cycles && (ascending ? last < source.last : last > source.last);
        }

        private Key key() {
            return new Key(schema, name);
        }
    }

    private record Key(String schema, String name) {}

    /// Every sequence that was used, with its goal.
    public List<Value> values(long headroom) throws SQLException {
        return new Query(connection, VALUES, headroom, runSchema)
                .list(row ->
                        new Value(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getBoolean(5),
                                row.getBoolean(6)));
    }

    /// Sets each sequence to its goal, and says how many were.
    public int set(List<Value> values) throws SQLException {
        return new Query(
                        connection,
                        SET,
                        values.stream().map(Value::schema).toList(),
                        values.stream().map(Value::name).toList(),
                        values.stream().map(Value::goal).toList())
                .one(row -> row.getInt(1));
    }

    /// The names of those sequences here that would repeat a value of the source.
    public List<String> behind(List<Value> source) throws SQLException {
        Map<Key, Value> here =
                values(0).stream().collect(Collectors.toMap(Value::key, Function.identity()));
        return source.stream()
                .filter(value -> isMissingOrBehind(here, value))
                .map(value -> value.schema() + "." + value.name())
                .toList();
    }

    private static boolean isMissingOrBehind(Map<Key, Value> here, Value source) {
        Value value = here.get(source.key());
        return value == null || value.isBehind(source);
    }
}
