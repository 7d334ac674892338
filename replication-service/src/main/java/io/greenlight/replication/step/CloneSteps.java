package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.aws.Clones;
import io.greenlight.replication.aws.ParameterGroups;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import java.time.Clock;
import java.util.List;

/// Strategy `clone`, as a table of contents: AWS's own procedure for Aurora ("Using logical
/// replication to perform a major version upgrade"), in every database of the cluster.
public record CloneSteps(
        Fleet fleet,
        Secrets secrets,
        Access access,
        Clones clones,
        ParameterGroups groups,
        Lags lags,
        ReplicationConfig config,
        Clock clock) {

    /// All of it can be taken back: nothing is written on the source that a client would see.
    public Plan<ReplicationFacts> plan() {
        CloneWork work = new CloneWork(fleet, clones, access, config);
        Publisher publisher = new Publisher(access, secrets, config);
        return new Plan<>(
                List.of(
                        new ResolveRun(fleet, access),
                        new CreateReplicationRole(access, secrets),
                        new CreateRunSchema(access),
                        new CreatePublications(access),
                        new CreateSlots(access, config),
                        new MarkRun(access),
                        new PrepareParameterGroup(work, groups),
                        new RecordSchema(access),
                        new CloneSource(work),
                        new ReadSeedLsn(access),
                        new DropCloneLeftovers(access),
                        new UpgradeClone(work, clock),
                        new AddReaders(work),
                        new UpdateExtensions(access),
                        new CreateSubscriptions(publisher),
                        new StartSubscriptions(publisher),
                        new AnalyzeTarget(access, config, clock),
                        new AwaitCatchUp(publisher, new LagProbe(access), lags, config),
                        new OfferTarget(fleet, access)),
                List.of());
    }
}
