package io.greenlight.cutover.cleanup;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.Secrets;
import io.greenlight.backbone.plan.Run;
import io.greenlight.contracts.UpgradeOrder;
import java.util.Optional;

/// Both clusters of a completed upgrade and the servers behind them, as they are now: since the
/// switchover days may have gone by, and writers have failed over.
public final class TwoClusters {

    private static final String LEAVING = "deleting";

    private final Fleet fleet;
    private final Leftovers.Opener servers;
    private final Secrets secrets;

    public TwoClusters(Fleet fleet, Leftovers.Opener servers, Secrets secrets) {
        this.fleet = fleet;
        this.servers = servers;
        this.secrets = secrets;
    }

    /// The old cluster; empty if it is gone.
    Optional<Cluster> old(Run<CleanupFacts> run) {
        return fleet.find(run.facts().replaced());
    }

    /// The old cluster, unless it is gone or going: nobody can use or save it then.
    Optional<Cluster> oldToStay(Run<CleanupFacts> run) {
        return old(run).filter(cluster -> !cluster.status().equals(LEAVING));
    }

    /// The cluster that has taken its place.
    Optional<Cluster> successor(Run<CleanupFacts> run) {
        return fleet.find(run.facts().successor());
    }

    /// The old cluster's server; empty if there is none any more.
    Optional<Leftovers> onOld(Run<CleanupFacts> run) throws Exception {
        Optional<Endpoint> writer = oldToStay(run).flatMap(fleet::writerOf);
        return writer.isPresent() ? Optional.of(open(run, writer.get())) : Optional.empty();
    }

    /// The new cluster's server.
    Leftovers onSuccessor(Run<CleanupFacts> run) throws Exception {
        Endpoint writer =
                successor(run)
                        .flatMap(fleet::writerOf)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s has no writer that answers"
                                                .formatted(run.order().cluster())));
        return open(run, writer);
    }

    private Leftovers open(Run<CleanupFacts> run, Endpoint server) throws Exception {
        UpgradeOrder order = run.order();
        Login login =
                secrets.find(order.secret())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the secret %s is not there".formatted(order.secret())));
        return servers.open(server, login, new RunNames(order.upgrade()));
    }
}
