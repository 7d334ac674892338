package io.greenlight.cutover.database;

import io.greenlight.backbone.cluster.database.Query;
import io.greenlight.backbone.cluster.database.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The sequences of one database. Replication does not carry them.
public final class Sequences {

    private static final int ASKED_AT_ONCE = 500;

    private static final String VALUES = SqlFile.beside(Sequences.class, "sequence_values.sql");

    private static final String BEGINNINGS =
            """
            SELECT pg_catalog.string_agg(
                       pg_catalog.format('SELECT %s, q.last_value FROM %I.%I AS q',
                                         t.place - 1 + ?, t.schema, t.name),
                       ' UNION ALL ')
              FROM ROWS FROM (pg_catalog.unnest(?::text[]), pg_catalog.unnest(?::text[]))
                   WITH ORDINALITY AS t (schema, name, place)
            """;

    private static final String UNREADABLE =
            """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
              FROM pg_catalog.pg_class AS c
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE c.relpersistence <> 't'
               AND CASE c.relkind
                       WHEN 'S' THEN NOT pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
                   END
             ORDER BY 1
            """;

    private static final String SET =
            """
            SELECT pg_catalog.count(pg_catalog.setval(
                       pg_catalog.format('%I.%I', t.schema, t.name)::pg_catalog.regclass,
                       t.goal,
                       t.used = 'used'))
              FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[])
                   AS t (schema, name, goal, used)
            """;

    private final Connection connection;
    private final String runSchema;
    private Unused unused = new Unused(List.of(), List.of());

    /// @param runSchema the schema of the run, whose sequences do not count
    public Sequences(Connection connection, String runSchema) {
        this.connection = connection;
        this.runSchema = runSchema;
    }

    /// Where a sequence stands, and where it is to be set.
    ///
    /// @param last the value that it gave out last; if it never gave one out, the first that it
    ///   will
    public record Value(
            String schema, String name, long last, long goal, boolean used, Nature nature) {

        /// Whether a sequence that stands here might give out a value that `source` has given out.
        /// One that cycles repeats its values by design.
        boolean isBehind(Value source) {
            return switch (nature) {
                case ASCENDING -> last < source.last;
                case DESCENDING -> last > source.last;
                case CYCLING -> false;
            };
        }

        private Value beginningAt(long first) {
            return new Value(schema, name, first, first, false, nature);
        }

        private Key key() {
            return new Key(schema, name);
        }
    }

    /// Which way a sequence goes.
    enum Nature {
        ASCENDING,
        DESCENDING,
        CYCLING
    }

    private record Key(String schema, String name) {}

    /// Sequences that never gave a value out, and the statements that ask each where it begins:
    /// they are the same from one look to the next, nearly always.
    private record Unused(List<Key> names, List<String> beginnings) {}

    /// Every sequence that we may read, with its goal.
    public List<Value> values(long headroom) throws SQLException {
        List<Value> values =
                new Query(connection, VALUES, headroom, runSchema).list(Sequences::value);
        List<Value> begin = values.stream().filter(value -> !value.used()).toList();
        if (begin.isEmpty()) {
            return values;
        }
        Map<Key, Value> begun = beginnings(begin);
        return values.stream().map(value -> begun.getOrDefault(value.key(), value)).toList();
    }

    /// The names of sequences that we must not read: nobody can tell how far they are.
    public List<String> unreadable() throws SQLException {
        return new Query(connection, UNREADABLE).texts();
    }

    private static Value value(ResultSet row) throws SQLException {
        Nature direction = row.getBoolean(5) ? Nature.ASCENDING : Nature.DESCENDING;
        return new Value(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(3) != null,
                row.getBoolean(6) ? Nature.CYCLING : direction);
    }

    /// Where sequences begin is asked of each of them: `setval(..., false)` and RESTART leave no
    /// other trace.
    private Map<Key, Value> beginnings(List<Value> begin) throws SQLException {
        List<Key> names = begin.stream().map(Value::key).toList();
        if (!names.equals(unused.names())) {
            unused = new Unused(names, statements(names));
        }
        Map<Key, Value> begun = new HashMap<>();
        for (String statement : unused.beginnings()) {
            new Query(connection, statement)
                    .list(row -> begin.get(row.getInt(1)).beginningAt(row.getLong(2)))
                    .forEach(value -> begun.put(value.key(), value));
        }
        return begun;
    }

    /// Several, because a statement over thousands of tables is deeper than a server's stack.
    private List<String> statements(List<Key> names) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (int first = 0; first < names.size(); first += ASKED_AT_ONCE) {
            List<Key> some = names.subList(first, Math.min(names.size(), first + ASKED_AT_ONCE));
            statements.add(
                    new Query(
                                    connection,
                                    BEGINNINGS,
                                    first,
                                    some.stream().map(Key::schema).toList(),
                                    some.stream().map(Key::name).toList())
                            .text());
        }
        return statements;
    }

    /// Sets each sequence to its goal, and says how many were.
    public int set(List<Value> values) throws SQLException {
        return new Query(
                        connection,
                        SET,
                        values.stream().map(Value::schema).toList(),
                        values.stream().map(Value::name).toList(),
                        values.stream().map(Value::goal).toList(),
                        values.stream().map(value -> value.used() ? "used" : "new").toList())
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
