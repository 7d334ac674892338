package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One database on the cluster and on its clone, compared through the hashes of rows. What the
/// clone does not have at all is lost as a whole.
final class BothConnections implements Contents.Both {

    /// Syntax and rights, data, limits of a program, what is not supported, broken files.
    private static final Set<String> NO = Set.of("42", "22", "54", "0A", "XX");

    private static final String NO_SUCH_TABLE = "42P01";

    private final String database;
    private final List<Connection> connections;
    private final RowHashes cluster;
    private final @Nullable RowHashes clone;
    private final Map<String, PublishableTables.Table> tables = new LinkedHashMap<>();

    /// @param connections to the cluster, and to the clone if it has the database; they are closed
    ///   with this
    BothConnections(String database, RunNames names, List<Connection> connections)
            throws SQLException {
        this.database = database;
        this.connections = List.copyOf(connections);
        this.cluster = new RowHashes(connections.getFirst());
        this.clone = connections.size() > 1 ? new RowHashes(connections.getLast()) : null;
        PublishableTables.in(connections.getFirst(), names)
                .forEach(table -> tables.put(table.quoted(), table));
        cluster.release();
    }

    @Override
    public List<String> tables() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public Optional<TableLoss> loss(String table, Duration room) throws Exception {
        long until = System.nanoTime() + room.toNanos();
        PublishableTables.Table named = Objects.requireNonNull(tables.get(table));
        try {
            return Optional.of(compared(named, until));
        } catch (SQLException broken) {
            if (System.nanoTime() >= until) {
                return Optional.empty();
            }
            if (!isNo(broken)) {
                throw broken;
            }
            return Optional.of(uncounted(named, String.valueOf(broken.getMessage())));
        }
    }

    private TableLoss compared(PublishableTables.Table table, long until) throws Exception {
        try {
            limit(until);
            return clone != null && clone.has(table)
                    ? difference(table, clone, until)
                    : new TableLoss(database, table.quoted(), rows(cluster.buckets(table)), 0);
        } finally {
            cluster.release();
            if (clone != null) {
                clone.release();
            }
        }
    }

    private TableLoss uncounted(PublishableTables.Table table, String objection)
            throws SQLException {
        try {
            return new TableLoss(database, table.quoted(), cluster.estimate(table), 0, objection);
        } finally {
            cluster.release();
        }
    }

    /// Whether it would be said again to whoever asks again. A table that is gone by now is not
    /// asked for again.
    private static boolean isNo(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return NO.stream().anyMatch(state::startsWith) && !state.equals(NO_SUCH_TABLE);
    }

    private void limit(long until) throws SQLException {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (left.isNegative()) {
            throw new SQLTimeoutException("there is no time left");
        }
        cluster.limit(left);
        if (clone != null) {
            clone.limit(left);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // A connection that cannot be closed is closed.
            }
        }
    }

    private TableLoss difference(PublishableTables.Table table, RowHashes there, long until)
            throws Exception {
        List<Map<Integer, String>> both =
                Together.call(List.of(() -> cluster.buckets(table), () -> there.buckets(table)));
        TreeSet<Integer> buckets = new TreeSet<>(both.getFirst().keySet());
        buckets.addAll(both.getLast().keySet());
        buckets.removeIf(it -> Objects.equals(both.getFirst().get(it), both.getLast().get(it)));
        if (buckets.isEmpty()) {
            return new TableLoss(database, table.quoted(), 0, 0);
        }
        List<Integer> differing = new ArrayList<>(buckets);
        limit(until);
        try (RowHashes.Hashes here = cluster.in(table, differing);
                RowHashes.Hashes before = there.in(table, differing)) {
            return merge(new Merged(table.quoted(), until), here, before);
        }
    }

    /// Goes along both in step, as in a merge of two sorted lists.
    private TableLoss merge(Merged table, RowHashes.Hashes here, RowHashes.Hashes before)
            throws SQLException {
        long written = 0;
        long gone = 0;
        OptionalLong now = here.next();
        OptionalLong then = before.next();
        while (now.isPresent() || then.isPresent()) {
            table.requireTime();
            int order = order(now, then);
            if (order < 0) {
                written++;
            } else if (order > 0) {
                gone++;
            }
            now = order <= 0 ? here.next() : now;
            then = order >= 0 ? before.next() : then;
        }
        return new TableLoss(database, table.name(), written, gone);
    }

    private static int order(OptionalLong one, OptionalLong other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isPresent() ? -1 : 1;
        }
        return Long.compare(one.getAsLong(), other.getAsLong());
    }

    private static long rows(Map<Integer, String> buckets) {
        return buckets.values().stream()
                .mapToLong(rows -> Long.parseLong(rows.substring(0, rows.indexOf(' '))))
                .sum();
    }

    /// A table whose differing rows are gone along.
    ///
    /// @param until as [System#nanoTime] counts
    private record Merged(String name, long until) {

        /// Statements have their own deadlines, and there are as many as there are pieces to fetch.
        void requireTime() throws SQLTimeoutException {
            if (System.nanoTime() >= until) {
                throw new SQLTimeoutException("there is no time left");
            }
        }
    }
}
