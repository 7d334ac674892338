package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes the target's parameter groups, of the cluster and of its instances: what the source's
/// owner has set, as far as the new version knows it, and room for replication in both directions.
///
/// - **Again:** the groups are written again.
/// - **Undo:** they go; the clone that used them has gone before.
public final class PrepareParameterGroup implements Step<ReplicationFacts> {

    private static final int SPARE = 8;

    private final CloneWork work;
    private final ParameterGroups groups;

    PrepareParameterGroup(CloneWork work, ParameterGroups groups) {
        this.work = work;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "prepare-parameter-group";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) {
        RunNames names = Access.names(run);
        Cluster source = work.source(run);
        PostgresVersion version = run.order().path().target();
        RunTags tags = RunTags.of(source, run.order().upgrade());
        Map<String, String> renames = ParameterChanges.on(run.order().path()).renames();
        List<String> made = new ArrayList<>();
        made.add(
                sentence(
                        names.parameterGroup(),
                        groups.copy(
                                ParameterGroups.Kind.CLUSTER,
                                source.parameterGroup(),
                                version,
                                new ParameterGroups.Wish(
                                        names.parameterGroup(),
                                        tags,
                                        Map.of("rds.logical_replication", "1"),
                                        roomFor(run.facts().foundSource().databases().size()),
                                        renames))));
        for (String group : instanceGroups(source)) {
            String name = names.instanceParameterGroup(group);
            ParameterGroups.Wish wish =
                    new ParameterGroups.Wish(name, tags, Map.of(), Map.of(), renames);
            made.add(
                    sentence(
                            name,
                            groups.copy(ParameterGroups.Kind.INSTANCE, group, version, wish)));
        }
        return new StepOutcome.Done(String.join("; ", made));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        groups.deleteAll(Access.names(run).parameterGroup());
        return new StepOutcome.Done("the groups are gone");
    }

    private static Map<String, Integer> roomFor(int databases) {
        int needed = databases + SPARE;
        return Map.of(
                "max_replication_slots",
                needed,
                // From 18 on a limit of its own; before, max_replication_slots was this one, too.
                "max_active_replication_origins",
                needed,
                "max_wal_senders",
                needed,
                "max_logical_replication_workers",
                needed,
                "max_worker_processes",
                2 * needed);
    }

    private Set<String> instanceGroups(Cluster source) {
        return work.instances().of(source.ref()).stream()
                .flatMap(instance -> instance.ownParameterGroup().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sentence(String name, ParameterGroups.Copied copied) {
        return "group %s: kept %s, renamed %s, vanished with the new version %s"
                .formatted(name, copied.kept(), copied.renamed(), copied.vanished());
    }
}
