package io.greenlight.replication.run;

import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.contracts.ClusterRef;
import java.util.ArrayList;
import java.util.List;

/// The source as the run found it when it began.
///
/// @param cluster under the name that it had then
/// @param writer where its writer instance answers: a rename of the cluster does not move it
/// @param databases in the order that gives the slots their numbers
public record Source(ClusterRef cluster, Endpoint writer, List<SourceDatabase> databases) {

    public Source {
        databases = List.copyOf(databases);
    }

    /// The same with that database known better.
    public Source with(SourceDatabase changed) {
        List<SourceDatabase> all = new ArrayList<>(databases);
        all.replaceAll(one -> one.number() == changed.number() ? changed : one);
        return new Source(cluster, writer, all);
    }
}
