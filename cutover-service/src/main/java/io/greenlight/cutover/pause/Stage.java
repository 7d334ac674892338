package io.greenlight.cutover.pause;

import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.database.Fence;
import io.greenlight.cutover.database.Session;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.run.Sides;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Everything that a pause touches, open and ready: sessions on both sides, one a database, and the
/// poolers' consoles.
///
/// @param witnesses further sessions on the source, which are asked while the first ones write;
///   none where nothing is crossed
public record Stage(
        UpgradeOrder order,
        RunNames names,
        Sides sides,
        List<Session> source,
        List<Session> witnesses,
        List<Session> target,
        List<Pooler> poolers)
        implements AutoCloseable {

    /// The session on the source that speaks for its whole server.
    Session sourceControl() {
        return source.getFirst();
    }

    /// The session on the target that speaks for its whole server; the commit row lies in its
    /// database.
    public Session targetControl() {
        return target.getFirst();
    }

    /// Ends whoever is on the source and is not ours.
    ///
    /// @return who is there still after a second
    public List<Fence.Session> awaitNobodyOnSource() throws Exception {
        return sourceControl().fence().empty();
    }

    /// All sessions, of both sides.
    List<Session> sessions() {
        return Stream.of(source, witnesses, target).flatMap(List::stream).toList();
    }

    /// The databases, by their places in the lists of sessions.
    IntStream databases() {
        return IntStream.range(0, source.size());
    }

    /// The slot on the source that the target reads, and the target's subscription.
    public String slot(int database) {
        return sides.databases().get(database).slot();
    }

    /// The slot on the target of the way back, and the old source's subscription.
    public String slotBack(int database) {
        return names.slotBack(slot(database));
    }

    /// The same with those poolers.
    Stage with(List<Pooler> opened) {
        return new Stage(order, names, sides, source, witnesses, target, opened);
    }

    @Override
    public void close() {
        poolers.forEach(Pooler::close);
        sessions().forEach(Session::close);
    }
}
