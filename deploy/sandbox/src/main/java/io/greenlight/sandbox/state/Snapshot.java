package io.greenlight.sandbox.state;

import io.greenlight.sandbox.server.Volume;
import java.time.Instant;
import java.util.List;

/// A DB cluster snapshot: a whole copy of the cluster as it was.
///
/// @param cluster the cluster as it was when the snapshot was taken
/// @param volume the copy
public record Snapshot(
        String identifier,
        Instant created,
        Status status,
        Cluster cluster,
        Volume volume,
        List<Tag> tags) {

    public Snapshot {
        tags = List.copyOf(tags);
    }

    public Snapshot in(Status now) {
        return new Snapshot(identifier, created, now, cluster, volume, tags);
    }

    public Snapshot tagged(List<Tag> now) {
        return new Snapshot(identifier, created, status, cluster, volume, now);
    }
}
