package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.database.TableHashes;
import io.greenlight.cutover.run.Sides;
import java.util.ArrayList;
import java.util.List;

/// What both sides hold at the fence: the source stands still there, and the target is seen through
/// transactions that began behind the gate and stay open. So the comparison takes its time after
/// the clients went on.
public final class Contents implements AutoCloseable {

    private final List<Session> source;
    private final List<Session> target;
    private final List<TableHashes> sourceHashes = new ArrayList<>();
    private final List<TableHashes> targetHashes = new ArrayList<>();

    private Contents(List<Session> source, List<Session> target) throws Exception {
        this.source = source;
        this.target = target;
        for (Session session : source) {
            sourceHashes.add(session.hashes());
        }
        for (Session session : target) {
            targetHashes.add(session.hashes());
        }
    }

    static Contents open(Sessions sessions, Sides sides, Login login, RunNames names)
            throws Exception {
        return new Contents(
                sessions.open(sides.source(), sides.databases(), login, names),
                sessions.open(sides.target(), sides.databases(), login, names));
    }

    /// Begins to see what the target holds now, and nothing later.
    void hold() throws Exception {
        for (TableHashes hashes : targetHashes) {
            hashes.hold();
        }
    }

    /// The outcome of a comparison.
    ///
    /// @param different tables whose rows are not the same, each with what both sides came to
    public record Comparison(int tables, List<String> different) {
        public Comparison {
            different = List.copyOf(different);
        }
    }

    /// Hashes every table that moved, on both sides.
    public Comparison compare() throws Exception {
        int tables = 0;
        List<String> different = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            for (PublishableTables.Table table : source.get(i).runSchema().tables()) {
                String here = sourceHashes.get(i).of(table);
                String there = targetHashes.get(i).of(table);
                tables++;
                if (!here.equals(there)) {
                    different.add(
                            "%s in %s: %s on the source, %s on the target"
                                    .formatted(
                                            table.quoted(), source.get(i).database(), here, there));
                }
            }
        }
        return new Comparison(tables, different);
    }

    @Override
    public void close() {
        source.forEach(Session::close);
        target.forEach(Session::close);
    }
}
