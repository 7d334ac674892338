package io.greenlight.cutover.inplace.wayback;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.Login;
import io.greenlight.backbone.plan.Run;
import io.greenlight.cutover.pooler.Pooler;
import io.greenlight.cutover.pooler.PoolerDirectory;
import io.greenlight.cutover.pooler.PoolerEntry;
import io.greenlight.cutover.pooler.Poolers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The poolers in front of the cluster, led to its own endpoint. Each is led by itself: one that
/// does not answer keeps no other waiting.
@Singleton
public final class LedPoolers {

    private final BothClusters clusters;
    private final PoolerDirectory directory;
    private final Poolers poolers;
    private final WriteProof proof;

    @Inject
    public LedPoolers(
            BothClusters clusters, PoolerDirectory directory, Poolers poolers, WriteProof proof) {
        this.clusters = clusters;
        this.directory = directory;
        this.poolers = poolers;
        this.proof = proof;
    }

    /// Leads them to what is the cluster again, and writes through each, as a client.
    Lead lead(Run<WayBackFacts> run) throws IOException, InterruptedException {
        Cluster clone = clusters.clone(run);
        List<Endpoint> known = known(clone, clusters.cluster(run));
        Login login = clusters.login(run);
        String write = proof.statement(run.order().path().source());
        List<PoolerEntry> entries = directory.of(run.order().cluster());
        List<String> silent = new ArrayList<>();
        for (PoolerEntry entry : entries) {
            try (Pooler pooler = poolers.open(entry, known, login, write)) {
                pooler.leadTo(clone.endpoint());
                pooler.probe();
            } catch (InterruptedException stopped) {
                throw stopped;
            } catch (Exception failed) {
                silent.add("%s: %s".formatted(entry.name(), failed.getMessage()));
            }
        }
        return new Lead(entries.size() - silent.size(), silent);
    }

    private List<Endpoint> known(Cluster clone, Cluster left) {
        List<Endpoint> known = new ArrayList<>(List.of(clone.endpoint(), left.endpoint()));
        for (Instance member : clusters.members(left.resourceId())) {
            clusters.fleet().endpointOf(member.name()).ifPresent(known::add);
        }
        return known;
    }

    /// How many were led and written through, and the others, each with the reason.
    record Lead(int led, List<String> silent) {}
}
