package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.cutover.database.Sequences;
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

    /// Does once what [#hold] will do when it counts.
    void rehearse() throws Exception {
        hold();
        for (TableHashes hashes : targetHashes) {
            hashes.release();
        }
    }

    /// The outcome of a comparison.
    ///
    /// @param different tables whose rows are not the same, each with what both sides came to
    /// @param sequences compared
    /// @param behind sequences that might give out a value that the source has given out
    public record Comparison(
            int tables, List<String> different, int sequences, List<String> behind) {
        public Comparison {
            different = List.copyOf(different);
            behind = List.copyOf(behind);
        }
    }

    /// Hashes every table that moved, on both sides, and compares every sequence.
    public Comparison compare() throws Exception {
        int tables = 0;
        int sequences = 0;
        List<String> behind = new ArrayList<>();
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
            List<Sequences.Value> values = source.get(i).sequences().values(0);
            sequences += values.size();
            behind.addAll(target.get(i).sequences().behind(values));
        }
        return new Comparison(tables, different, sequences, behind);
    }

    @Override
    public void close() {
        source.forEach(Session::close);
        target.forEach(Session::close);
    }
}
