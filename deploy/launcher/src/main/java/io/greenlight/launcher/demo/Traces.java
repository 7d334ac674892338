package io.greenlight.launcher.demo;

import io.greenlight.launcher.aws.Clusters;
import io.greenlight.launcher.aws.PoolerLogins;
import io.greenlight.launcher.cluster.ClusterAccess;
import io.greenlight.launcher.cluster.Credential;
import io.greenlight.launcher.cluster.database.FinalState;
import io.greenlight.launcher.cluster.database.PoolerConsole;
import io.greenlight.launcher.pooler.Pooler;
import io.greenlight.launcher.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an upgrade must not leave behind: paused poolers, clones that nobody needs, roles that
/// cannot log in, and on the clusters that stay anything that the way back does not need.
final class Traces {

    private final DemoCluster.Site site;
    private final DemoCluster cluster;

    Traces(DemoCluster.Site site, DemoCluster cluster) {
        this.site = site;
        this.cluster = cluster;
    }

    /// What was found, a sentence each.
    List<String> find(Report report) {
        List<String> found = new ArrayList<>();
        PoolerLogins logins = new PoolerLogins(site.aws());
        for (Pooler pooler : cluster.poolers()) {
            Credential admin = Credential.of(Pooler.ADMIN, logins.password(pooler));
            for (String database : PoolerConsole.paused(pooler.port(), admin)) {
                found.add("%s has %s paused".formatted(pooler.name(), database));
            }
        }
        Clusters clusters = new Clusters(site.aws());
        String own = cluster.access().identifier();
        String kept = kept(report);
        clusters.all().stream()
                .map(Clusters.Seen::identifier)
                .filter(name -> name.startsWith(own + "-"))
                .filter(name -> !name.equals(kept))
                .forEach(name -> found.add("a cluster is left: " + name));
        Optional<Clusters.Seen> serving = clusters.find(own);
        found.addAll(inDatabases(serving, side(report)));
        found.addAll(lockedOut(serving));
        if (!kept.isEmpty() && !report.ofSameCluster()) {
            found.addAll(inDatabases(clusters.find(kept), FinalState.Side.OLD));
        }
        return found;
    }

    /// The one cluster that stays beside the own; empty if none does.
    private String kept(Report report) {
        if (report.ofSameCluster()) {
            return report.wayBack;
        }
        return report.result.equals("upgraded") ? cluster.access().identifier() + "-old" : "";
    }

    private static FinalState.Side side(Report report) {
        if (report.ofSameCluster()) {
            return FinalState.Side.SAME;
        }
        return report.result.equals("upgraded") ? FinalState.Side.NEW : FinalState.Side.SOURCE;
    }

    private List<String> inDatabases(Optional<Clusters.Seen> seen, FinalState.Side side) {
        ClusterAccess access = cluster.access();
        return seen.stream()
                .map(this::state)
                .flatMap(state ->
                        access.databases().stream()
                                .flatMap(database -> state.ownTraces(database, side).stream()))
                .toList();
    }

    /// A fence belongs on the cluster that was replaced, and on no other.
    private List<String> lockedOut(Optional<Clusters.Seen> serving) {
        return serving.stream()
                .map(this::state)
                .flatMap(state -> state.lockedOut().stream())
                .map("a role cannot log in: "::concat)
                .toList();
    }

    private FinalState state(Clusters.Seen one) {
        return new FinalState(cluster.access(), one.host(), one.port());
    }
}
