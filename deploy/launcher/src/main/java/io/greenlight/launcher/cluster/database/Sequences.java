package io.greenlight.launcher.cluster.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Where the sequences of one database stand.
///
/// @param standing by quoted name
/// @param furthest the furthest value that the owning column holds, for those that have one
record Sequences(Map<String, Standing> standing, Map<String, Long> furthest) {

    Sequences {
        standing = Map.copyOf(standing);
        furthest = Map.copyOf(furthest);
    }

    /// @param lastValue empty if it was never asked
    record Standing(Optional<Long> lastValue, Direction direction) {}

    enum Direction {
        ASCENDING,
        DESCENDING,
        /// Starts over at its end, so that "behind" has no meaning.
        CYCLING
    }

    static Sequences of(Connection connection) throws SQLException {
        Map<String, Standing> standing = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlText.of("sequences.sql"))) {
            while (rows.next()) {
                long last = rows.getLong("last_value");
                standing.put(
                        rows.getString("sequence"),
                        new Standing(
                                rows.wasNull() ? Optional.empty() : Optional.of(last),
                                direction(rows)));
            }
        }
        Map<String, Long> furthest = new HashMap<>();
        SqlText.eachBuilt(
                connection,
                "owned_sequences.sql",
                row -> {
                    long value = row.getLong("furthest");
                    if (!row.wasNull()) {
                        furthest.put(row.getString("sequence"), value);
                    }
                });
        return new Sequences(standing, furthest);
    }

    /// Sequences that would give a value again: one that a column holds already, or that the other
    /// side had given.
    TreeSet<String> behind(Sequences source) {
        TreeSet<String> behind = new TreeSet<>();
        standing.forEach((name, here) -> {
            Optional<Long> given =
                    Optional.ofNullable(source.standing.get(name)).flatMap(Standing::lastValue);
            Optional<Long> held = Optional.ofNullable(furthest.get(name));
            if (isBehind(here, given) || isBehind(here, held)) {
                behind.add(name);
            }
        });
        source.standing.keySet().stream()
                .filter(name -> !standing.containsKey(name))
                .forEach(behind::add);
        return behind;
    }

    static boolean isBehind(Standing here, Optional<Long> reached) {
        if (reached.isEmpty()) {
            return false;
        }
        return switch (here.direction()) {
            case ASCENDING -> here.lastValue().orElse(Long.MIN_VALUE) < reached.get();
            case DESCENDING -> here.lastValue().orElse(Long.MAX_VALUE) > reached.get();
            case CYCLING -> false;
        };
    }

    private static Direction direction(ResultSet row) throws SQLException {
        if (row.getBoolean("cycle")) {
            return Direction.CYCLING;
        }
        return row.getBoolean("ascending") ? Direction.ASCENDING : Direction.DESCENDING;
    }
}
