package io.greenlight.replication.beforehand;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Instance;
import io.greenlight.backbone.cluster.ParameterGroups;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.cluster.RunTags;
import io.greenlight.backbone.journal.RunLog;
import io.greenlight.backbone.parallel.Together;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.contracts.PostgresVersion;
import io.greenlight.contracts.UpgradeOrder;
import io.greenlight.replication.step.ParameterChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the parameter groups of the new major, of the cluster and of its instances, with
/// everything that their owner has set, and tells what will not be as before. Another minor keeps
/// its groups.
///
/// - **Again:** the groups are written again.
/// - **Undo:** they go, but for those that something uses.
///
/// @param <F> the facts that the strategy's plan resolves
public final class PrepareGroups<F> implements Step<F> {

    /// Each group takes some ten calls, and RDS bounds calls per second and account.
    private static final int AT_ONCE = 2;

    private final UpgradedCluster<F> source;
    private final ParameterGroups groups;
    private final RunLog log;

    public PrepareGroups(UpgradedCluster<F> source, ParameterGroups groups, RunLog log) {
        this.source = source;
        this.groups = groups;
        this.log = log;
    }

    @Override
    public String name() {
        return "prepare-groups";
    }

    @Override
    public StepOutcome run(Run<F> run) {
        UpgradeOrder order = run.order();
        if (!order.path().crossesMajors()) {
            return new StepOutcome.Done("another minor keeps the parameter groups that are there");
        }
        Cluster cluster = source.cluster(run);
        RunNames names = new RunNames(order.upgrade());
        RunTags tags = RunTags.of(cluster, order.upgrade());
        PostgresVersion version = order.path().target();
        ParameterChanges changes = ParameterChanges.on(order.path());
        List<Supplier<Made>> copies = new ArrayList<>();
        copies.add(() ->
                copy(
                        ParameterGroups.Kind.CLUSTER,
                        cluster.parameterGroup(),
                        version,
                        wish(names.parameterGroup(), tags, changes)));
        for (String group : instanceGroups(run)) {
            ParameterGroups.Wish wish = wish(names.instanceParameterGroup(group), tags, changes);
            copies.add(() -> copy(ParameterGroups.Kind.INSTANCE, group, version, wish));
        }
        List<Made> made = Together.get(AT_ONCE, copies);
        List<String> sentences = sentences(made, changes);
        String address =
                log.replace(
                        order, "parameter-groups.log", sentences.stream().map(log::line).toList());
        return new StepOutcome.Done("%s: %s".formatted(String.join("; ", sentences), address));
    }

    @Override
    public StepOutcome undo(Run<F> run) {
        groups.deleteAll(new RunNames(run.order().upgrade()).parameterGroup());
        return new StepOutcome.Done("the groups are gone");
    }

    private Made copy(
            ParameterGroups.Kind kind,
            String group,
            PostgresVersion version,
            ParameterGroups.Wish wish) {
        return new Made(wish.name(), groups.copy(kind, group, version, wish));
    }

    private static ParameterGroups.Wish wish(String name, RunTags tags, ParameterChanges changes) {
        return new ParameterGroups.Wish(name, tags, Map.of(), Map.of(), changes.renames());
    }

    private Set<String> instanceGroups(Run<F> run) {
        return source.instances(run).stream()
                .map(Instance::ownParameterGroup)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sentences(List<Made> made, ParameterChanges changes) {
        List<String> sentences = new ArrayList<>();
        made.forEach(group -> sentences.add(group.sentence(changes)));
        Set<String> set = made.stream().flatMap(Made::before).collect(Collectors.toSet());
        sentences.add(
                "PostgreSQL's own defaults that change where nobody has set anything: %s"
                        .formatted(changes.defaults(set)));
        return sentences;
    }

    /// A group that is there now, and what became of its owner's settings.
    private record Made(String name, ParameterGroups.Copied copied) {

        String sentence(ParameterChanges changes) {
            return "group %s: kept %s, renamed %s, vanished with the new version %s"
                    .formatted(
                            name,
                            copied.kept(),
                            copied.renamed(),
                            changes.explained(copied.vanished()));
        }

        /// What the owner had set, by the names of before.
        Stream<String> before() {
            return Stream.of(
                            copied.kept().stream(),
                            copied.vanished().stream(),
                            copied.renamed().stream()
                                    .map(one -> one.substring(0, one.indexOf(' '))))
                    .flatMap(names -> names);
        }
    }
}
