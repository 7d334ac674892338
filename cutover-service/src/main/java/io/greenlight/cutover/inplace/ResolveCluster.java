package io.greenlight.cutover.inplace;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Endpoint;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.Fault;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.Reason;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.cutover.access.Access;
import io.greenlight.cutover.access.ReaderEndpoints;
import io.greenlight.cutover.access.Server;
import io.greenlight.cutover.probe.Watched;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the cluster, every endpoint that clients come in by, and the clone to go back to: without
/// one nothing is begun.
///
/// - **Again:** finds them again.
/// - **Undo:** there is nothing to take back.
final class ResolveCluster implements Step<InPlaceFacts> {

    private final Access access;
    private final ReaderEndpoints readers;

    ResolveCluster(Access access, ReaderEndpoints readers) {
        this.access = access;
        this.readers = readers;
    }

    @Override
    public String name() {
        return "resolve-cluster";
    }

    @Override
    public StepOutcome run(Run<InPlaceFacts> run) throws Exception {
        UpgradeOrder order = run.order();
        Optional<Cluster> found = access.fleet().find(order.resourceId());
        if (found.isEmpty()) {
            return new StepOutcome.GiveUp(Access.missing(order));
        }
        if (run.facts().anyWayBack().isEmpty() || access.wayBack(order).isEmpty()) {
            return new StepOutcome.GiveUp(wayBackMissing(order));
        }
        Cluster cluster = found.get();
        if (!cluster.isAvailable()) {
            return access.notYet(run, "%s is %s".formatted(cluster.ref(), cluster.status()));
        }
        List<Instance> members = access.members(run);
        try (Server writer = access.openWriter(run)) {
            List<Watched> endpoints = endpoints(cluster, members);
            Found there = new Found(endpoints, groupOfWriter(members), groups(run, members));
            run.keep(run.facts().with(there));
            return new StepOutcome.Done(
                    "%s at %s: %d members, %d databases, %d logical slots; %s is the way back"
                            .formatted(
                                    cluster.ref(),
                                    cluster.version(),
                                    members.size(),
                                    writer.databases().size(),
                                    writer.logicalSlots().size(),
                                    run.facts().knownWayBack().cluster()));
        }
    }

    @Override
    public StepOutcome undo(Run<InPlaceFacts> run) {
        return new StepOutcome.Done("nothing was changed");
    }

    /// Finds the endpoints once more: a day may have gone by meanwhile, in which a person was
    /// asked.
    void findEndpoints(Run<InPlaceFacts> run) {
        Found before = run.facts().foundCluster();
        Found now = before.at(endpoints(access.cluster(run), access.members(run)));
        if (!now.equals(before)) {
            run.keep(run.facts().with(now));
        }
    }

    /// By address: clients may know one server by several names, and one name may be the only one.
    private List<Watched> endpoints(Cluster cluster, List<Instance> members) {
        Map<String, Watched> all = new LinkedHashMap<>();
        add(all, new Watched("writer", cluster.endpoint(), Watched.Kind.WRITES));
        if (members.stream().anyMatch(member -> !member.isWriter())) {
            readers.of(cluster)
                    .ifPresent(it -> add(all, new Watched("readers", it, Watched.Kind.READS)));
        }
        readers.custom(cluster)
                .forEach(it -> add(all, new Watched("custom", it, Watched.Kind.READS)));
        for (Instance member : members) {
            Optional<Endpoint> endpoint = access.fleet().endpointOf(member.name());
            endpoint.ifPresent(it -> add(all, new Watched(member.name(), it, Watched.Kind.READS)));
        }
        return List.copyOf(all.values());
    }

    private static @Nullable String groupOfWriter(List<Instance> members) {
        return members.stream()
                .filter(Instance::isWriter)
                .findFirst()
                .flatMap(Instance::ownParameterGroup)
                .orElse(null);
    }

    /// Those that replication made of the ones that they have, each of its own; a minor keeps them.
    private static Map<String, String> groups(Run<InPlaceFacts> run, List<Instance> members) {
        PostgresVersion target = run.order().path().target();
        Map<String, String> groups = new LinkedHashMap<>();
        if (run.order().path().crossesMajors()) {
            for (Instance member : members) {
                groups.put(
                        member.name(),
                        member.ownParameterGroup()
                                .map(Access.names(run)::instanceParameterGroup)
                                .orElseGet(() -> Instance.defaultGroup(target)));
            }
        }
        return groups;
    }

    private static void add(Map<String, Watched> all, Watched one) {
        all.putIfAbsent(one.address(), one);
    }

    /// Why nothing is begun without a clone.
    static Reason wayBackMissing(UpgradeOrder order) {
        return new Reason(
                "way-back-missing",
                Fault.OPERATOR,
                "There is no clone of %s to go back to, and without one it is not upgraded"
                        .formatted(order.cluster()),
                "If the clone was deleted: inject retry-requested, and it is made anew");
    }
}
