package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.io.IOException;

/// What the steps that have RDS work on the clone have in common: both clusters, and a wait.
record CloneWork(Fleet fleet, Instances instances, Access access, ReplicationConfig config) {

    /// The cluster that is upgraded.
    Cluster source(Run<ReplicationFacts> run) {
        return fleet.require(run.order().resourceId());
    }

    /// The clone, which an earlier step has made.
    Cluster clone(Run<ReplicationFacts> run) throws IOException {
        return access.target(run).orElseThrow(() -> new IOException("the clone is gone"));
    }

    /// RDS is at work; it is looked at again.
    StepOutcome notYet(String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, config.recheck());
    }
}
