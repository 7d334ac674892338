package io.greenlight.cutover.inplace.database;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.cutover.inplace.wayback.Contents;
import io.greenlight.cutover.inplace.wayback.TableLoss;
import io.greenlight.cutover.pooler.Together;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One database on the cluster and on its clone, compared through the hashes of rows. What the
/// clone does not have at all is lost as a whole.
final class BothConnections implements Contents.Both {

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
    public TableLoss loss(String table) throws Exception {
        PublishableTables.Table named = Objects.requireNonNull(tables.get(table));
        try {
            return clone != null && clone.has(named)
                    ? difference(named, clone)
                    : new TableLoss(database, table, rows(cluster.buckets(named)), 0);
        } finally {
            cluster.release();
            if (clone != null) {
                clone.release();
            }
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

    private TableLoss difference(PublishableTables.Table table, RowHashes there) throws Exception {
        List<Map<Integer, String>> both =
                Together.call(List.of(() -> cluster.buckets(table), () -> there.buckets(table)));
        TreeSet<Integer> buckets = new TreeSet<>(both.getFirst().keySet());
        buckets.addAll(both.getLast().keySet());
        buckets.removeIf(it -> Objects.equals(both.getFirst().get(it), both.getLast().get(it)));
        if (buckets.isEmpty()) {
            return new TableLoss(database, table.quoted(), 0, 0);
        }
        List<Integer> differing = new ArrayList<>(buckets);
        try (RowHashes.Hashes here = cluster.in(table, differing);
                RowHashes.Hashes before = there.in(table, differing)) {
            return merge(table.quoted(), here, before);
        }
    }

    /// Goes along both in step, as in a merge of two sorted lists.
    private TableLoss merge(String table, RowHashes.Hashes here, RowHashes.Hashes before)
            throws SQLException {
        long written = 0;
        long gone = 0;
        OptionalLong now = here.next();
        OptionalLong then = before.next();
        while (now.isPresent() || then.isPresent()) {
            int order = order(now, then);
            if (order < 0) {
                written++;
            } else if (order > 0) {
                gone++;
            }
            now = order <= 0 ? here.next() : now;
            then = order >= 0 ? before.next() : then;
        }
        return new TableLoss(database, table, written, gone);
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
}
