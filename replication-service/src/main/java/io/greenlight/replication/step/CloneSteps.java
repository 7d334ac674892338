package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.EngineUpgrades;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Plan;
import io.greenlight.replication.run.Lags;
import io.greenlight.replication.run.ReplicationConfig;
import io.greenlight.replication.run.ReplicationFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/// Strategy `clone`, as a table of contents: AWS's own procedure for Aurora ("Using logical
/// replication to perform a major version upgrade"), in every database of the cluster.
@Singleton
public final class CloneSteps {

    private final Plan<ReplicationFacts> plan;

    @Inject
    public CloneSteps(
            Fleet fleet,
            Secrets secrets,
            Access access,
            Instances instances,
            SourceClone clone,
            EngineUpgrades upgrades,
            ParameterGroups groups,
            Lags lags,
            ReplicationConfig config,
            Clock clock) {
        CloneWork work = new CloneWork(fleet, instances, access, config);
        Publisher publisher = new Publisher(access, secrets, config);
        this.plan =
                new Plan<>(
                        List.of(
                                new ResolveRun(fleet, access),
                                new CreateReplicationRole(access, secrets),
                                new CreateRunSchema(access),
                                new CreatePublications(access),
                                new CreateSlots(access, config),
                                new MarkRun(access),
                                new PrepareParameterGroup(work, groups),
                                new RecordSchema(access),
                                new CloneSource(clone),
                                new ReadSeedLsn(access),
                                new DropCloneLeftovers(access),
                                new UpgradeClone(work, upgrades, clock),
                                new AddReaders(work),
                                new UpdateExtensions(access),
                                new CreateSubscriptions(publisher),
                                new StartSubscriptions(publisher),
                                new AnalyzeTarget(access, config, clock),
                                new AwaitCatchUp(publisher, new LagProbe(access), lags, config),
                                new OfferTarget(fleet, access)),
                        List.of());
    }

    /// All of it can be taken back: nothing is written on the source that a client would see.
    public Plan<ReplicationFacts> plan() {
        return plan;
    }
}
