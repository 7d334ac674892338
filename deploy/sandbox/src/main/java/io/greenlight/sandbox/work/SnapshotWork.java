package io.greenlight.sandbox.work;

import io.greenlight.sandbox.state.AwsRegion;
import io.greenlight.sandbox.state.Cluster;
import io.greenlight.sandbox.state.Snapshot;
import io.greenlight.sandbox.state.Status;

/// Takes and removes snapshots. They are whole copies, at rest.
public final class SnapshotWork {

    private final World world;
    private final Copies copies;

    public SnapshotWork(World world) {
        this.world = world;
        this.copies = new Copies(world);
    }

    /// Fills a snapshot that is `creating`.
    public void take(AwsRegion region, Snapshot snapshot) {
        world.background()
                .start(
                        snapshot.cluster().origin().resourceId(),
                        () -> world.pace().provision(() -> copy(region, snapshot)),
                        reason -> settle(region, snapshot.in(Status.FAILED), reason));
    }

    private void copy(AwsRegion region, Snapshot snapshot) {
        world.injections().suffer(Injections.Kind.SNAPSHOT);
        Cluster source = world.cluster(region, snapshot.cluster().origin().resourceId());
        copies.copy(source, snapshot.volume());
        world.servers().stop(snapshot.volume(), source.engine().version());
        settle(region, snapshot.in(Status.AVAILABLE), "Manual cluster snapshot created");
    }

    private void settle(AwsRegion region, Snapshot snapshot, String message) {
        world.ledger()
                .update(() -> {
                    region.snapshots().put(snapshot.identifier(), snapshot);
                    world.events().aboutSnapshot(region, snapshot.identifier(), message);
                });
    }

    /// Removes the copy; nobody can restore from it any more.
    public void delete(AwsRegion region, Snapshot snapshot) {
        world.background()
                .start(
                        snapshot.cluster().origin().resourceId(),
                        () -> world.servers().remove(snapshot.volume()),
                        reason ->
                                world.ledger()
                                        .update(() ->
                                                world.events()
                                                        .aboutSnapshot(
                                                                region,
                                                                snapshot.identifier(),
                                                                reason)));
    }
}
