package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Instances;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Recheck;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.ClusterRef;
import io.greenlight.contracts.ResourceId;
import io.greenlight.cutover.run.CutoverConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// The cluster that was upgraded and its clone, as RDS has them and as their servers answer. Both
/// are found by their resource ids: names change on the way.
@Singleton
public final class BothClusters {

    private final Fleet fleet;
    private final Instances instances;
    private final Secrets secrets;
    private final CutoverConfig config;

    @Inject
    public BothClusters(Fleet fleet, Instances instances, Secrets secrets, CutoverConfig config) {
        this.fleet = fleet;
        this.instances = instances;
        this.secrets = secrets;
        this.config = config;
    }

    static RunNames names(Run<WayBackFacts> run) {
        return new RunNames(run.order().upgrade());
    }

    /// The name of the cluster that is left, once the clone has its own.
    static ClusterRef leftName(Run<WayBackFacts> run) {
        return names(run).left(run.order().cluster());
    }

    Fleet fleet() {
        return fleet;
    }

    Instances instances() {
        return instances;
    }

    /// The cluster that was upgraded, whatever it is called.
    Cluster cluster(Run<WayBackFacts> run) {
        return fleet.require(run.order().resourceId());
    }

    /// The clone, whatever it is called.
    Cluster clone(Run<WayBackFacts> run) {
        return fleet.require(run.facts().foundClone());
    }

    /// Instances of either.
    List<Instance> members(ResourceId cluster) {
        return instances.of(cluster);
    }

    /// The servers that write on both now.
    TwoServers servers(Run<WayBackFacts> run) throws IOException {
        return new TwoServers(writer(cluster(run)), writer(clone(run)), login(run), names(run));
    }

    /// The maintenance user's login, which is the same on both.
    Login login(Run<WayBackFacts> run) throws IOException {
        String secret = run.order().secret();
        return secrets.find(secret)
                .orElseThrow(() -> new IOException("the secret %s is not there".formatted(secret)));
    }

    StepOutcome notYet(Run<WayBackFacts> run, String waitingFor) {
        return new StepOutcome.NotYet(waitingFor, new Recheck(config.recheck()).in(run));
    }

    private Endpoint writer(Cluster cluster) throws IOException {
        return fleet.writerOf(cluster)
                .orElseThrow(() ->
                        new IOException("%s has no writer that answers".formatted(cluster.ref())));
    }
}
