package io.greenlight.cutover.access;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import java.util.List;
import java.util.Optional;

/// Endpoints for readers, called after their cluster, and those custom ones that a test puts there.
public record FakeReaderEndpoints(List<Endpoint> others) implements ReaderEndpoints {

    @Override
    public Optional<Endpoint> of(Cluster cluster) {
        return Optional.of(new Endpoint(cluster.ref() + "-ro.example", 5432));
    }

    @Override
    public List<Endpoint> custom(Cluster cluster) {
        return others;
    }
}
