package io.greenlight.replication.step;

import io.greenlight.backbone.cluster.Cluster;
import io.greenlight.backbone.cluster.Fleet;
import io.greenlight.backbone.cluster.RunNames;
import io.greenlight.backbone.plan.Run;
import io.greenlight.backbone.plan.Step;
import io.greenlight.backbone.plan.StepOutcome;
import io.greenlight.replication.aws.ParameterGroups;
import io.greenlight.replication.aws.Tags;
import io.greenlight.replication.run.ReplicationFacts;
import java.util.Map;

/// Makes the target's parameter group: what the source's owner has set, as far as the new version
/// knows it, and room for replication in both directions.
///
/// - **Again:** the group is written again.
/// - **Undo:** the group goes, once no cluster uses it.
public final class PrepareParameterGroup implements Step<ReplicationFacts> {

    private static final int SPARE = 8;

    private final Fleet fleet;
    private final ParameterGroups groups;

    public PrepareParameterGroup(Fleet fleet, ParameterGroups groups) {
        this.fleet = fleet;
        this.groups = groups;
    }

    @Override
    public String name() {
        return "prepare-parameter-group";
    }

    @Override
    public StepOutcome run(Run<ReplicationFacts> run) {
        RunNames names = Access.names(run);
        Cluster source = fleet.find(run.order().resourceId()).orElseThrow();
        int needed = run.facts().foundSource().databases().size() + SPARE;
        ParameterGroups.Copied copied =
                groups.copy(
                        source.parameterGroup(),
                        run.order().path().target(),
                        new ParameterGroups.Wish(
                                names.parameterGroup(),
                                Tags.of(source, run.order().upgrade()),
                                Map.of(
                                        "max_replication_slots",
                                        needed,
                                        "max_wal_senders",
                                        needed,
                                        "max_logical_replication_workers",
                                        needed,
                                        "max_worker_processes",
                                        2 * needed)));
        return new StepOutcome.Done(
                "group %s: kept %s, vanished with the new version %s"
                        .formatted(names.parameterGroup(), copied.kept(), copied.vanished()));
    }

    @Override
    public StepOutcome undo(Run<ReplicationFacts> run) {
        groups.delete(Access.names(run).parameterGroup());
        return new StepOutcome.Done("the group is gone");
    }
}
