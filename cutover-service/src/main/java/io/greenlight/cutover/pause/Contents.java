package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.database.PublishableTables;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.cutover.database.Sequences;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.database.Sessions;
import io.greenlight.cutover.database.TableHashes;
import io.greenlight.cutover.run.Sides;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What both sides hold at the fence, seen through transactions that began behind the gate and stay
/// open. So the comparison takes its time after the clients went on.
public final class Contents implements AutoCloseable {

    private final List<Session> source;
    private final List<Session> target;
    private final List<TableHashes> sourceHashes = new ArrayList<>();
    private final List<TableHashes> targetHashes = new ArrayList<>();

    private Contents(List<Session> source, List<Session> target, double share) throws Exception {
        this.source = source;
        this.target = target;
        for (Session session : source) {
            sourceHashes.add(session.hashes(share));
        }
        for (Session session : target) {
            targetHashes.add(session.hashes(share));
        }
    }

    /// Opens sessions of its own on both sides, unhurried.
    ///
    /// @param share of the time that a comparison may keep a server busy, over 0 and up to 1
    static Contents open(Sessions sessions, Sides sides, Login login, RunNames names, double share)
            throws Exception {
        Sessions unhurried = sessions.unhurried();
        List<String> databases = sides.databaseNames();
        List<Session> source = unhurried.open(sides.source(), databases, login, names);
        try {
            return new Contents(
                    source, unhurried.open(sides.target(), databases, login, names), share);
        } catch (Exception broken) {
            source.forEach(Session::close);
            throw broken;
        }
    }

    /// What has to be done to see what both sides hold now, and nothing later.
    List<Together.Act> holding() {
        return Stream.of(sourceHashes, targetHashes)
                .flatMap(List::stream)
                .<Together.Act>map(hashes -> hashes::hold)
                .toList();
    }

    /// Lets go again of what [#holding] held.
    void release() throws Exception {
        for (TableHashes hashes : sourceHashes) {
            hashes.release();
        }
        for (TableHashes hashes : targetHashes) {
            hashes.release();
        }
    }

    /// Hashes every table that moved, on both sides at once, and compares every sequence.
    ///
    /// @param progress is told after every table
    void compare(Consumer<Comparison> progress) throws Exception {
        List<List<PublishableTables.Table>> tables = new ArrayList<>();
        for (Session session : source) {
            tables.add(session.tables());
        }
        Comparison sofar = Comparison.of(tables.stream().mapToInt(List::size).sum());
        for (int i = 0; i < source.size(); i++) {
            List<Sequences.Value> values = source.get(i).sequences().values(0);
            sofar = sofar.withSequences(values.size(), target.get(i).sequences().behind(values));
        }
        progress.accept(sofar);
        for (int i = 0; i < source.size(); i++) {
            for (PublishableTables.Table table : tables.get(i)) {
                sofar = sofar.withTable(difference(i, table));
                progress.accept(sofar);
            }
        }
        progress.accept(sofar.ended());
    }

    /// What is different in that table, as a person would say it; empty if nothing is.
    private List<String> difference(int database, PublishableTables.Table table) throws Exception {
        List<String> hashes =
                Together.call(
                        List.of(
                                () -> sourceHashes.get(database).of(table),
                                () -> targetHashes.get(database).of(table)));
        String here = hashes.getFirst();
        String there = hashes.getLast();
        return here.equals(there)
                ? List.of()
                : List.of(
                        "%s in %s: %s on the source, %s on the target"
                                .formatted(
                                        table.quoted(),
                                        source.get(database).database(),
                                        here,
                                        there));
    }

    @Override
    public void close() {
        source.forEach(Session::close);
        target.forEach(Session::close);
    }
}
